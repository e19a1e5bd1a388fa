import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawableFootprint } from './footprint.ts'
import { fromEcef, localFrame, toEcef, toLocal } from './geodesy.ts'
import { liftToLocal, planeAt } from './plane.ts'
import { cleanRing, convexHull, leastRectangle, signedArea, simplifyRing } from './rings.ts'
import { readWkb } from './wkb.ts'

const at36 = planeAt(103.77, 36.06)
const ring = (...metres: [number, number][]) =>
  Float64Array.from(
    [...metres, metres[0] as [number, number]].flatMap(([x, y]) => [
      103.77 + x / at36.metresPerLon,
      36.06 + y / at36.metresPerLat,
    ]),
  )
const areaOf = (polygons: { triangles: number[]; outer: number[]; holes: number[][] }[]) =>
  polygons.reduce((sum, { outer, holes, triangles }) => {
    const data = [...outer, ...holes.flat()]
    let area = 0
    for (let t = 0; t < triangles.length; t += 3)
      area += Math.abs(
        signedArea(
          triangles.slice(t, t + 3).flatMap((i) => [data[2 * i] as number, data[2 * i + 1] as number]),
        ),
      )
    return sum + area
  }, 0)

test('A place goes to Earth-centred metres and back', () => {
  expect(toEcef(0, 0, 0)).toEqual([6378137, 0, 0])
  fc.assert(
    fc.property(
      fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      fc.double({ min: -89.9, max: 89.9, noNaN: true }),
      fc.double({ min: -100, max: 9000, noNaN: true }),
      (lon, lat, heightM) => {
        const back = fromEcef(toEcef(lon, lat, heightM))
        expect(back.lon).toBeCloseTo(lon, 8)
        expect(back.lat).toBeCloseTo(lat, 8)
        expect(back.heightM).toBeCloseTo(heightM, 4)
      },
    ),
  )
})

test('A local frame has east, north and up as its axes', () => {
  const frame = localFrame(103.77, 36.06)
  const [e, n, u] = toLocal(frame, 103.77, 36.06, 25)
  expect([e, n]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)])
  expect(u).toBeCloseTo(25, 6)
  expect(toLocal(frame, 103.771, 36.06, 0)[0]).toBeCloseTo(90.1, 0)
  expect(toLocal(frame, 103.77, 36.061, 0)[1]).toBeCloseTo(111, 0)
})

test('Metres in the plane are metres on the ground', () => {
  const [e, n] = liftToLocal(at36, 300, 400, 0)
  expect(e).toBeCloseTo(300, 1)
  expect(n).toBeCloseTo(400, 1)
})

test('Rings lose their closing and doubled points', () => {
  expect(cleanRing([0, 0, 5, 0, 5, 0.001, 5, 5, 0, 0])).toEqual([0, 0, 5, 0, 5, 5])
  expect(cleanRing([1, 1, 1, 1, 1, 1])).toEqual([1, 1])
})

test('Simplifying keeps a ring within the tolerance and leaves three corners at least', () => {
  const circle = Array.from({ length: 200 }, (_, i) => [
    50 * Math.cos(i / 31.83),
    50 * Math.sin(i / 31.83),
  ]).flat()
  const simple = simplifyRing(circle, 1)
  expect(simple.length).toBeLessThan(circle.length / 4)
  expect(signedArea(simple)).toBeGreaterThan(signedArea(circle) * 0.95)
  expect(simplifyRing([0, 0, 0.1, 0, 0.1, 0.1, 0, 0.1, -0.05, 0.05], 10).length).toBeGreaterThanOrEqual(6)
})

test('A hull goes around all points', () => {
  const hull = convexHull([0, 0, 4, 0, 4, 4, 0, 4, 2, 2, 1, 3])
  expect(signedArea(hull)).toBe(16)
  expect(convexHull([0, 0, 1, 1, 2, 2])).toEqual([])
})

test('The least rectangle around a turned block has its sides and its area, and goes around every hull', () => {
  const turned = [0, 0, 4, 3, 1, 7, -3, 4]
  const box = leastRectangle(turned)
  expect(signedArea(box)).toBeCloseTo(25, 9)
  for (const value of turned) expect(box.some((one) => Math.abs(one - value) < 1e-9)).toBe(true)
  const hull = convexHull([0, 0, 10, 1, 12, 6, 7, 9, 1, 5, 5, 4])
  expect(signedArea(leastRectangle(hull))).toBeGreaterThan(signedArea(hull))
  expect(signedArea(leastRectangle(hull))).toBeLessThanOrEqual(12 * 9)
})

test('A footprint with a courtyard is roofed around it', () => {
  const { polygons, problem } = drawableFootprint(
    at36,
    [[ring([0, 0], [30, 0], [30, 20], [0, 20]), ring([10, 5], [20, 5], [20, 15], [10, 15])]],
    [103.77, 36.06],
  )
  expect(problem).toBeNull()
  expect(areaOf(polygons)).toBeCloseTo(500, 3)
})

test('Clockwise footprints and those of several parts are drawn whole', () => {
  const { polygons } = drawableFootprint(
    at36,
    [[ring([0, 0], [0, 10], [10, 10], [10, 0])], [ring([20, 0], [30, 0], [30, 10], [20, 10])]],
    [103.77, 36.06],
  )
  expect(polygons.map(({ outer }) => Math.round(signedArea(outer)))).toEqual([100, 100])
})

test('Bad footprints are drawn as near to the truth as they allow, and said', () => {
  const drawn = (...metres: [number, number][]) =>
    drawableFootprint(at36, [[ring(...metres)]], [103.77, 36.06])
  const bowTie = drawn([0, 0], [20, 20], [20, 0], [0, 20])
  expect(bowTie.problem).toBe('self-crossing')
  expect(areaOf(bowTie.polygons)).toBeCloseTo(400, 1)
  const speck = drawn([0, 0], [0.02, 0], [0.02, 0.02])
  expect(speck.problem).toBe('tiny')
  expect(areaOf(speck.polygons)).toBeCloseTo(1, 3)
  expect(drawn([0, 0], [10, 0], [20, 0]).problem).toBe('tiny')
  const long = drawn([0, 0], [3000, 0], [3000, 15], [0, 15])
  expect(long.problem).toBe('huge')
  expect(areaOf(long.polygons)).toBeCloseTo(45_000, -1)
  expect(drawableFootprint(at36, [], [103.77, 36.06]).problem).toBe('tiny')
})

test('A footprint of very many corners is simplified until it fits a tile', () => {
  const star = Array.from({ length: 20_000 }, (_, i): [number, number] => {
    const r = 200 + 5 * Math.sin(i)
    return [r * Math.cos(i / 3183.1), r * Math.sin(i / 3183.1)]
  })
  const { polygons, problem } = drawableFootprint(at36, [[ring(...star)]], [103.77, 36.06])
  expect(problem).toMatch(/too-detailed|self-crossing/)
  expect(polygons[0]?.outer.length).toBeLessThanOrEqual(8000)
})

test('Well-known binary is read in both byte orders', () => {
  const point = Buffer.alloc(21)
  point.writeUInt8(1, 0)
  point.writeUInt32LE(1, 1)
  point.writeDoubleLE(103.5, 5)
  point.writeDoubleLE(36.25, 13)
  expect(readWkb(point)).toEqual({ type: 'point', lon: 103.5, lat: 36.25 })
  const line = Buffer.alloc(9 + 32)
  line.writeUInt8(0, 0)
  line.writeUInt32BE(2, 1)
  line.writeUInt32BE(2, 5)
  ;[1, 2, 3, 4].forEach((value, i) => {
    line.writeDoubleBE(value, 9 + 8 * i)
  })
  expect(readWkb(line)).toEqual({ type: 'line', lines: [Float64Array.from([1, 2, 3, 4])] })
})
