import { describe, expect, it } from 'vitest'
import type { Boundary, Building, CityObject, Road } from '../../model/city.ts'
import {
  boxesWithin,
  boxOf,
  nth,
  type Ring,
  ringArea,
  ringsTooClose,
  type Spot,
  segmentDistance,
} from '../../model/plane.ts'
import { demoCity } from './demo-city.ts'

const city = [...demoCity()]
const ofLayer = <L extends CityObject['layer']>(layer: L) =>
  city.filter((object): object is Extract<CityObject, { layer: L }> => object.layer === layer)

const metres = ([lon = 0, lat = 0]: readonly number[]): Spot => [
  (lon - 103.76) * 90_000,
  (lat - 36.066) * 110_960,
]
const ringOf = (area: Building['footprint']): Ring => {
  if (area.type !== 'Polygon') throw new Error('the demo draws single polygons')
  return nth(area.coordinates, 0).slice(0, -1).map(metres)
}
const areaOf = (boundary: Boundary) => ringArea(ringOf(boundary.area))

/** Pairs whose boxes come near each other, found through a coarse raster. */
function* nearPairs<A, B>(ones: readonly (readonly [A, Ring])[], others: readonly (readonly [B, Ring])[]) {
  const cell = 150
  const raster = new Map<string, (readonly [B, Ring])[]>()
  const cells = (ring: Ring) => {
    const box = boxOf(ring)
    const keys: string[] = []
    for (let x = Math.floor(box.minX / cell); x <= box.maxX / cell; x++)
      for (let y = Math.floor(box.minY / cell); y <= box.maxY / cell; y++) keys.push(`${x}:${y}`)
    return keys
  }
  for (const other of others)
    for (const key of cells(other[1])) raster.set(key, [...(raster.get(key) ?? []), other])
  for (const one of ones)
    for (const other of new Set(cells(one[1]).flatMap((key) => raster.get(key) ?? [])))
      if (boxesWithin(boxOf(one[1]), boxOf(other[1]), 1)) yield [one, other] as const
}

describe('the demo city', () => {
  it('is the same every time', () => {
    const again = demoCity()
    for (const object of city) expect(again.next().value).toEqual(object)
    expect(again.next().done).toBe(true)
  })

  it('has the size that was asked for, each object once', () => {
    expect(new Set(city.map(({ layer, sourceId }) => `${layer} ${sourceId}`)).size).toBe(city.length)
    expect(ofLayer('building').length).toBeGreaterThan(7500)
    expect(ofLayer('building').length).toBeLessThan(8600)
    expect(ofLayer('component').length).toBeGreaterThan(28_000)
    expect(ofLayer('component').length).toBeLessThan(33_000)
    expect(ofLayer('camera').length).toBeGreaterThan(350)
    expect(ofLayer('boundary').filter(({ level }) => level === 'community').length).toBe(50)
  })

  it('is tiled by its communities, streets and district without gap or overlap', () => {
    const [district] = ofLayer('boundary').filter(({ level }) => level === 'district')
    if (!district) throw new Error('no district')
    for (const level of ['street', 'community'] as const) {
      const areas = ofLayer('boundary').filter((boundary) => boundary.level === level)
      const sum = areas.reduce((total, area) => total + areaOf(area), 0)
      expect(Math.abs(sum / areaOf(district) - 1)).toBeLessThan(1e-9)
      expect(openEdges(areas)).toEqual(openEdges([district]))
    }
  })

  it('numbers communities within their streets', () => {
    const codes = ofLayer('boundary').map(({ code }) => code ?? '')
    expect(codes.filter((code) => /^62010300[1-8]$/.test(code)).length).toBe(8)
    for (const code of codes.filter(({ length }) => length === 12)) expect(codes).toContain(code.slice(0, 9))
  })

  it('builds no house into another', () => {
    const houses = ofLayer('building').map((building) => [building, ringOf(building.footprint)] as const)
    const clashes = [...nearPairs(houses, houses)].filter(
      ([one, other]) => one[0].sourceId < other[0].sourceId && ringsTooClose(one[1], other[1], 0.05),
    )
    expect(clashes.map(([one, other]) => [one[0].sourceId, other[0].sourceId])).toEqual([])
  })

  it('builds no house into a street', () => {
    const free: Record<string, number> = {
      trunk: 18,
      primary: 15,
      secondary: 11,
      tertiary: 8,
      residential: 6,
      rail: 8,
    }
    const houses = ofLayer('building').map((building) => [building, ringOf(building.footprint)] as const)
    const lines = ofLayer('road').flatMap((road) =>
      road.line.coordinates
        .slice(1)
        .map((to, i): readonly [Road, Ring] => [road, [metres(nth(road.line.coordinates, i)), metres(to)]]),
    )
    const clashes = [...nearPairs(houses, lines)].filter(([[, ring], [road, [from, to]]]) => {
      if (!from || !to) return false
      const nearest = Math.min(...ring.map((spot, i) => segmentDistance(spot, nth(ring, i + 1), from, to)))
      return nearest < (free[road.class] ?? 1.4)
    })
    expect(clashes.map(([[building], [road]]) => [building.sourceId, road.sourceId])).toEqual([])
  })
})

/** Edges that belong to one area only: the outline of them all. */
function openEdges(areas: readonly Boundary[]): string[] {
  const open = new Set<string>()
  for (const { area } of areas) {
    if (area.type !== 'Polygon') continue
    const ring = nth(area.coordinates, 0)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [String(ring[i - 1]), String(ring[i])]
      if (!open.delete(`${b} ${a}`)) open.add(`${a} ${b}`)
    }
  }
  return [...open].sort()
}
