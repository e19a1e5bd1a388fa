import type { underground as zh } from '../zh-CN/underground.ts'

/** Below the ground: what lies there, sections, planned digs. */
export const underground: typeof zh = {
  underground: {
    unknown: 'unknown',
    away: '{{metres}} away',
    cut: 'There are more than are listed.',
    under: {
      title: 'Under this point',
      within: 'within',
      none: 'No pipe or cover is recorded here.',
    },
    section: {
      title: 'Section',
      chart: 'Section: pipes by distance and depth',
      cut: '{{n}}: {{kind}}, at {{at}}, depth {{depth}}',
      none: 'This line crosses no pipe.',
      depth: 'Depth, m',
      along: 'Along the line, m',
    },
    dig: {
      title: 'Planned dig',
      depth: 'Depth',
      within: 'Keep clear by',
      none: 'No pipe in the way.',
      count_one: '{{count}} pipe in the way or too near',
      count_other: '{{count}} pipes in the way or too near',
      hit: 'in the dig',
      unknown: '⚠ depth not known: find it first',
    },
    column: {
      code: 'Code',
      kind: 'Kind',
      owner: 'Owner',
      at: 'At',
      depth: 'Depth',
      diameter: 'Diameter',
      beside: 'Beside (m)',
      below: 'Below the bottom (m)',
      clearance: 'Clearance (m)',
      lon: 'Longitude',
      lat: 'Latitude',
    },
  },
}
