import type { state as zh } from '../zh-CN/state.ts'

/** Live state on the map: colours of buildings, movers, who lives where. */
export const state: typeof zh = {
  colors: {
    title: 'Colour buildings by',
    by: { height: 'Height', cases: 'Open cases', people: 'People living there', none: 'Nothing' },
    low: 'low',
    high: '70 m and more',
    light: { green: 'a case, on time', yellow: 'a case due soon', red: 'a case overdue' },
    noCase: 'no open case',
    andMore: '{{least}} and more',
    few: 'fewer than 5, or not told',
    failed: 'not loaded',
  },
  replay: {
    count: 'inspectors on their way: {{count}}',
    refused: 'the ways of inspectors are not shown to you',
  },
  section: {
    title: 'Floors and who lives there',
    sum: '{{people}} people in {{dwellings}} dwellings',
    none: 'No dwelling is registered here.',
    entrance: 'Entrance {{number}}',
    room: 'floor {{floor}}, room {{room}}',
    people_one: '{{count}} person',
    people_other: '{{count}} people',
    empty: 'nobody lives there',
    shade: 'lighter: more people',
    floating: 'staying for a time',
    masked: 'Names, identity numbers and phones are masked.',
    born: 'born {{year}}',
    since: 'since {{day}}',
    sex: { f: 'female', m: 'male' },
    kind: { resident: 'resident', floating: 'floating' },
  },
}
