import type { PropertyTable } from '../format/property-table.ts'
import type { ComponentRow } from '../source/component-source.ts'

const states = ['intact', 'damaged', 'lost', 'abandoned', 'removed'] as const

/** The table of components or pipes, one row each in the order given; `more` columns where the kind has them. */
export function componentTable(
  className: string,
  rows: readonly Pick<ComponentRow, 'id' | 'classCode' | 'state'>[],
  more: PropertyTable['columns'] = {},
): PropertyTable {
  return {
    className,
    count: rows.length,
    columns: {
      id: { type: 'UINT32', values: rows.map((row) => row.id) },
      classCode: { type: 'UINT32', values: rows.map((row) => Number(row.classCode) || 0) },
      state: { type: 'UINT8', values: rows.map((row) => Math.max(0, states.indexOf(row.state))) },
      ...more,
    },
  }
}
