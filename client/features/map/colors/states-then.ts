import type { CaseAt } from '../../../../server/contract/area.ts'
import type { Light } from '../../../../server/contract/common.ts'
import { LIGHT_CODES } from '../../../../server/contract/map-state.ts'
import { caseState } from './case-state.ts'

/** What the open cases of an instant say of buildings and grids (case-state.ts), as live queries say it of now. */
export interface StatesThen {
  readonly buildings: ReadonlyMap<number, number>
  readonly unit: ReadonlyMap<string, number>
  readonly responsibility: ReadonlyMap<string, number>
}

export type PlacedThen = Pick<CaseAt, 'buildingId' | 'gridCode' | 'responsibilityCode'> & {
  readonly light: Light
}

export function statesThen(cases: readonly PlacedThen[]): StatesThen {
  return {
    buildings: worstAndCount(cases, ({ buildingId }) => buildingId),
    unit: worstAndCount(cases, ({ gridCode }) => gridCode),
    responsibility: worstAndCount(cases, ({ responsibilityCode }) => responsibilityCode),
  }
}

function worstAndCount<Id>(cases: readonly PlacedThen[], idOf: (one: PlacedThen) => Id | null) {
  const found = new Map<Id, { light: number; open: number }>()
  for (const one of cases) {
    const id = idOf(one)
    if (id === null) continue
    const { light = 0, open = 0 } = found.get(id) ?? {}
    found.set(id, { light: Math.max(light, LIGHT_CODES.indexOf(one.light)), open: open + 1 })
  }
  return new Map([...found].map(([id, { light, open }]) => [id, caseState(light, open)]))
}
