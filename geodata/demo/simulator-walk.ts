import type { LonLat } from '../../server/contract/common.ts'
import type { Inspector } from '../../server/contract/geography.ts'
import type { Random } from './random.ts'

/** Somebody on patrol: where, which way, and the middle of the grid he keeps to. */
export interface Walker {
  center: LonLat
  at: LonLat
  headingRad: number
}

const METRES_PER_DEGREE = 111_320
const STRAY_M = 320
const SPEED_M_S = 1.1

/** One walker a user, each round the middle of his responsibility grid. */
export function walkersFrom(
  users: readonly { id: string }[],
  staff: readonly Inspector[],
  areas: readonly { code: string; center: LonLat }[],
): Walker[] {
  const centers = new Map(areas.map((a) => [a.code, a.center]))
  return users.map((user, i) => {
    const known = staff.find((s) => s.id === user.id)
    const center = centers.get(known?.responsibilityGrid ?? '') ??
      areas[i % Math.max(1, areas.length)]?.center ?? { lon: 0, lat: 0 }
    return { center, at: known?.location ?? center, headingRad: i }
  })
}

/** Moves on for `seconds`, mostly straight on, turning back towards the middle when far from it. */
export function walk(walker: Walker, random: Random, seconds: number): LonLat {
  const cosLat = Math.cos((walker.at.lat * Math.PI) / 180)
  const eastM = (walker.center.lon - walker.at.lon) * METRES_PER_DEGREE * cosLat
  const northM = (walker.center.lat - walker.at.lat) * METRES_PER_DEGREE
  const away = Math.hypot(eastM, northM)
  walker.headingRad =
    away > STRAY_M ? Math.atan2(eastM, northM) : walker.headingRad + (random.next() - 0.5) * 0.9
  const step = SPEED_M_S * seconds * (0.6 + random.next() * 0.5)
  walker.at = {
    lon: round(walker.at.lon + (Math.sin(walker.headingRad) * step) / (METRES_PER_DEGREE * cosLat)),
    lat: round(walker.at.lat + (Math.cos(walker.headingRad) * step) / METRES_PER_DEGREE),
  }
  return walker.at
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
