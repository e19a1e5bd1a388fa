import { expect, test } from 'vitest'
import { CHART, chartOf, ticksTo } from './chart.ts'

test('Axes have round figures', () => {
  expect(ticksTo(43, 8)).toEqual([0, 10, 20, 30, 40])
  expect(ticksTo(4.3, 5)).toEqual([0, 1, 2, 3, 4])
  expect(ticksTo(0.9, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
})

test('A pipe is drawn within the axes, unknown depth at the surface', () => {
  const cut = {
    id: '1',
    code: '1',
    kind: 'pipe' as const,
    classCode: '01999',
    className: '供水管线',
    classNameEn: 'Water main',
    ownerName: null,
    state: 'intact',
    depthM: 4,
    diameterMm: 800,
    location: { lon: 0, lat: 0 },
    atM: 30,
  }
  const chart = chartOf(40, [cut, { ...cut, depthM: null, diameterMm: null }])
  expect(chart.x(40)).toBe(CHART.width - CHART.right)
  expect(chart.y(4) + chart.radius(cut)).toBeLessThan(CHART.height - CHART.bottom)
  expect(chart.y(0)).toBe(CHART.top)
  expect(chart.radius({ ...cut, diameterMm: null })).toBeGreaterThan(3)
})
