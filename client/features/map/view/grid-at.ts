import type { GridArea, LonLat } from '../../../scene/scene-port.ts'

type Ring = GridArea['polygons'][number][number]

interface Boxed {
  readonly area: GridArea
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Answers the code of the cell at a place: by bounding boxes first, then by the rings; null outside of all. */
export function gridFinder(areas: readonly GridArea[]): (place: LonLat) => string | null {
  const boxed = areas.map(boxOf)
  return ({ lon, lat }) =>
    boxed.find(
      ({ west, south, east, north, area }) =>
        lon >= west && lon <= east && lat >= south && lat <= north && isInside(area, lon, lat),
    )?.area.code ?? null
}

function boxOf(area: GridArea): Boxed {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [ring] of area.polygons)
    for (const [lon, lat] of ring ?? []) {
      box.west = Math.min(box.west, lon)
      box.east = Math.max(box.east, lon)
      box.south = Math.min(box.south, lat)
      box.north = Math.max(box.north, lat)
    }
  return { area, ...box }
}

/** Inside an odd number of rings of one polygon: its holes are outside. */
const isInside = ({ polygons }: GridArea, lon: number, lat: number) =>
  polygons.some((rings) => rings.filter((ring) => isIn(ring, lon, lat)).length % 2 === 1)

function isIn(ring: Ring, lon: number, lat: number): boolean {
  let inside = false
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring[(i || ring.length) - 1] ?? [x, y]
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  }
  return inside
}
