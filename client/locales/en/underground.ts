import type { underground as zh } from '../zh-CN/underground.ts'

/** Below the ground: what lies there, sections, planned digs. */
export const underground: typeof zh = {
  underground: {
    unknown: 'unknown',
    away: '{{metres}} away',
    cut: 'There are more than are listed.',
    pipesShown: 'Pipes are shown with the open ground: the layer is ticked.',
    under: {
      title: 'Under this point',
      within: 'within',
      none: 'No pipe or cover is recorded here.',
    },
    section: {
      title: 'Section',
      chart: {
        depth: 'Section: pipes by distance and depth',
        height: 'Section: the ground and the pipes by distance and height',
      },
      cut: '{{n}}: {{kind}}, at {{at}}, depth {{depth}}',
      cutHeight: ', height {{height}}',
      none: 'This line crosses no pipe.',
      axis: { depth: 'Depth, m', height: 'Height above sea level, m' },
      noGround: 'No elevation model: depths below the ground',
      beyond: 'The elevation model does not reach here: depths below the ground',
      partBeyond: 'dashed: beyond the elevation model, drawn level',
      steeper: 'drawn {{times}} times as steep',
      vertical: {
        egm96: 'Heights above sea level (EGM96)',
        egm2008: 'Heights above sea level (EGM2008)',
        cn1985: 'Heights above sea level (China 1985)',
        ellipsoid: 'Heights above sea level (from heights above the ellipsoid)',
      },
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
      level: 'Height',
      diameter: 'Diameter',
      beside: 'Beside (m)',
      below: 'Below the bottom (m)',
      clearance: 'Clearance (m)',
      lon: 'Longitude',
      lat: 'Latitude',
    },
  },
}
