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
}
