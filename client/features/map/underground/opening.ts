import { distanceM, metresPerDegree } from '../../../../server/contract/geodesy.ts'
import type { DigPlan } from '../../../lib/view-look.ts'
import type { MapShape } from '../../../lib/view-url.ts'
import type { GroundOpening, LonLat } from '../../../scene/scene-port.ts'

/** How deep a pit is that was not planned as one: deeper than nearly all pipes lie. */
const PIT_M = 6
export const UNDER_RADIUS_M = 10
const TRENCH_HALF_M = 2.5
const CORNERS = 32

/** How the ground is open for what is being looked at: a pit where something was drawn, else all of it as glass. */
export function openingOf(isOpen: boolean, shape: MapShape | null, dig: DigPlan): GroundOpening {
  if (!isOpen) return { kind: 'closed' }
  const [place] = shape?.places ?? []
  switch (shape?.kind) {
    case 'dig':
      return { kind: 'pit', ring: shape.places, depthM: dig.depthM }
    case 'area':
      return { kind: 'pit', ring: shape.places, depthM: PIT_M }
    case 'section':
      return { kind: 'pit', ring: trench(shape.places, TRENCH_HALF_M), depthM: PIT_M }
    case 'under':
      return place === undefined
        ? { kind: 'glass' }
        : { kind: 'pit', ring: circle(place, UNDER_RADIUS_M), depthM: PIT_M }
    default:
      return { kind: 'glass' }
  }
}

/** A round pit as a ring of places. */
export function circle({ lon, lat }: LonLat, radiusM: number): LonLat[] {
  const { east, north } = metresPerDegree(lat)
  return Array.from({ length: CORNERS }, (_, i) => {
    const angle = (i / CORNERS) * 2 * Math.PI
    return { lon: lon + (Math.cos(angle) * radiusM) / east, lat: lat + (Math.sin(angle) * radiusM) / north }
  })
}

/** Both sides of a line so far from it, there and back; a sharp bend is not cut longer than twice the width. */
export function trench(line: readonly LonLat[], halfM: number): LonLat[] {
  const places = line.filter((place, i) => i === 0 || distanceM(place, line[i - 1] ?? place) > 0.1)
  const side = (turn: 1 | -1) =>
    places.map((place, i) => {
      const { east, north } = metresPerDegree(place.lat)
      const before = wayOf(places[i - 1] ?? place, i === 0 ? (places[1] ?? place) : place, east, north)
      const after = wayOf(place, places[i + 1] ?? place, east, north) ?? before
      const [x, y] = across(before ?? after, after, halfM * turn)
      return { lon: place.lon + x / east, lat: place.lat + y / north }
    })
  return [...side(1), ...side(-1).reverse()]
}

type Way = readonly [x: number, y: number]

function wayOf(from: LonLat, to: LonLat, east: number, north: number): Way | null {
  const x = (to.lon - from.lon) * east
  const y = (to.lat - from.lat) * north
  const length = Math.hypot(x, y)
  return length === 0 ? null : [x / length, y / length]
}

/** From a corner to its side: square to the middle of both ways. */
function across(before: Way | null, after: Way | null, byM: number): Way {
  const [a, b] = [before ?? after ?? [1, 0], after ?? before ?? [1, 0]]
  const [x, y] = [a[0] + b[0], a[1] + b[1]]
  const length = Math.hypot(x, y)
  if (length < 0.01) return [-a[1] * byM, a[0] * byM]
  const stretch = Math.min(2, 2 / length)
  return [(-y / length) * byM * stretch, (x / length) * byM * stretch]
}
