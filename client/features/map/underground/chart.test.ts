import { expect, test } from 'vitest'
import type { SectionCut } from '../../../../server/contract/underground.ts'
import { CHART, chartOf, ticksBetween } from './chart.ts'

const aCut = (over: Partial<SectionCut> = {}): SectionCut => ({
  ...{
    id: '1',
    code: '1',
    kind: 'pipe',
    classCode: '01999',
    className: '供水管线',
    classNameEn: 'Water main',
  },
  ...{ ownerName: null, state: 'intact', depthM: 4, diameterMm: 800, location: { lon: 0, lat: 0 }, atM: 30 },
  groundM: null,
  ...over,
})

test('Axes have round figures', () => {
  expect(ticksBetween(0, 43, 8)).toEqual([0, 10, 20, 30, 40])
  expect(ticksBetween(0, 4.3, 5)).toEqual([0, 1, 2, 3, 4])
  expect(ticksBetween(0, 0.9, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
  expect(ticksBetween(1518.4, 1527.1, 5)).toEqual([1520, 1522, 1524, 1526])
})

test('Without an elevation model a pipe is drawn by its depth below a level ground, unknown depth at the surface', () => {
  const [cut, unknown] = [aCut(), aCut({ depthM: null, diameterMm: null })]
  const chart = chartOf({ lengthM: 40, items: [cut, unknown], ground: null })
  expect(chart.axis).toBe('depth')
  expect(chart.x(40)).toBe(CHART.width - CHART.right)
  expect(chart.y(cut) + chart.radius(cut)).toBeLessThan(CHART.height - CHART.bottom)
  expect(chart.y(unknown)).toBe(CHART.top)
  expect(chart.radius(unknown)).toBeGreaterThan(3)
  expect(chart.ticks.map(({ metres }) => metres).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
})

test('With one the ground rises and falls as it does, and pipes lie below it at their depth', () => {
  const line = [0, 10, 20, 30, 40].map((atM) => ({ atM, heightM: 1500 + atM / 2 }))
  const [low, high] = [aCut({ atM: 10, groundM: 1505 }), aCut({ atM: 30, groundM: 1515 })]
  const chart = chartOf({ lengthM: 40, items: [low, high], ground: { vertical: 'cn1985', line } })
  expect(chart.axis).toBe('height')
  expect(chart.ticks.map(({ metres }) => metres)).toEqual([1500, 1505, 1510, 1515, 1520])
  // Ten metres of height, both for the pipes and the ground above them, and 4 m between pipe and ground.
  const perM = (chart.groundY(low) - chart.groundY(high)) / 10
  expect(chart.y(low) - chart.y(high)).toBeCloseTo(10 * perM, 6)
  expect(chart.y(low) - chart.groundY(low)).toBeCloseTo(4 * perM, 6)
  expect(chart.ground).toHaveLength(1)
  expect(chart.timesSteeper).toBeGreaterThan(0)
})

test('Beyond the elevation model the ground is drawn level and apart, and nowhere known it is none', () => {
  const line = [0, 10, 20, 30, 40].map((atM) => ({ atM, heightM: atM > 20 ? null : 1500 + atM }))
  const beyond = aCut({ atM: 35 })
  const chart = chartOf({ lengthM: 40, items: [beyond], ground: { vertical: 'egm96', line } })
  expect(chart.ground.map(({ isKnown }) => isKnown)).toEqual([true, false])
  expect(chart.groundY(beyond)).toBe(CHART.top)
  const none = line.map(({ atM }) => ({ atM, heightM: null }))
  expect(chartOf({ lengthM: 40, items: [], ground: { vertical: 'egm96', line: none } }).axis).toBe('depth')
})
