import type { Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { facesUnder, type Roof } from './roof.ts'

/** A polygon in metres around a place. */
const outline = (...corners: [number, number][]): Polygon => {
  const ring = corners.map(([x, y]) => [103.7 + x / 90_000, 36.05 + y / 111_132])
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as number[]]] }
}
const house = outline([0, 0], [20, 0], [20, 10], [0, 10])
const roof = (more: Partial<Roof> = {}): Roof => ({
  shape: 'gabled',
  heightM: 9,
  roofM: null,
  isAcross: false,
  ...more,
})
/** Kinds in order, and the heights of all corners. */
const seen = (footprint: Polygon, how: Roof) => {
  const faces = facesUnder(footprint, how) ?? []
  const heights = faces.flatMap(({ rings }) => rings.flat().filter((_, i) => i % 3 === 2))
  return {
    roofs: faces.filter(({ kind }) => kind === 'roof').length,
    walls: faces.filter(({ kind }) => kind === 'wall').length,
    heights: [...new Set(heights)].sort((a, b) => a - b),
  }
}

test('A gable has two roofs whose ridge runs the long way, at the usual slope', () => {
  expect(seen(house, roof())).toEqual({ roofs: 2, walls: 4, heights: [0, 6.11, 9] })
  const ridge = facesUnder(house, roof())?.flatMap(({ rings }) =>
    rings.flatMap((ring) => Array.from({ length: ring.length / 3 }, (_, i) => ring.slice(3 * i, 3 * i + 3))),
  )
  const top = (ridge ?? []).filter(([, , h]) => h === 9)
  expect(new Set(top.map(([, lat]) => lat)).size).toBe(1)
  expect(new Set(top.map(([lon]) => lon)).size).toBe(2)
})

test('A stated height of the roof is kept, but for half of the building; it may run across', () => {
  expect(seen(house, roof({ roofM: 2 })).heights).toEqual([0, 7, 9])
  expect(seen(house, roof({ roofM: 30 })).heights).toEqual([0, 4.5, 9])
  expect(seen(house, roof({ isAcross: true })).heights).toEqual([0, 4.5, 9])
})

test('Hips slope on all sides, a pyramid to one point over any outline that is nowhere hollow', () => {
  expect(seen(house, roof({ shape: 'hipped' }))).toMatchObject({ roofs: 4, walls: 4 })
  const hexagon = outline([5, 0], [10, 3], [10, 8], [5, 11], [0, 8], [0, 3])
  expect(seen(hexagon, roof({ shape: 'pyramidal' }))).toMatchObject({ roofs: 6, walls: 6 })
})

test('Outlines in either direction and with corners that do not turn are the same house', () => {
  const turned = outline([0, 10], [20, 10], [20, 5], [20, 0], [10, 0], [0, 0])
  expect(seen(turned, roof())).toEqual(seen(house, roof()))
})

test('Where a roof does not fit there is none', () => {
  const hollow = outline([0, 0], [20, 0], [20, 10], [10, 4], [0, 10])
  expect(facesUnder(hollow, roof({ shape: 'pyramidal' }))).toBeUndefined()
  expect(facesUnder(outline([0, 0], [9, 0], [12, 6], [5, 11], [0, 7]), roof())).toBeUndefined()
  expect(facesUnder({ type: 'MultiPolygon', coordinates: [] }, roof())).toBeUndefined()
  const [ring = []] = house.coordinates
  expect(facesUnder({ type: 'Polygon', coordinates: [ring, ring] }, roof())).toBeUndefined()
  expect(facesUnder(outline([0, 0], [1, 0], [2, 0]), roof())).toBeUndefined()
})
