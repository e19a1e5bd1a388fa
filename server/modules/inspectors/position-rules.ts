/** A position as the phone tells it; `atMs` in epoch milliseconds, `accuracyM` in metres. */
export interface Fix {
  atMs: number
  lon: number
  lat: number
  accuracyM: number | null
}
export type PositionFault = 'invalid' | 'duplicate' | 'future' | 'too-old' | 'too-fast' | 'too-inaccurate'

/** A phone's clock may be a little ahead. */
const aheadMs = 60_000
/** A phone without a network keeps its track for a week. */
const oldestMs = 7 * 86_400_000
const worstAccuracyM = 200
/** Nobody patrols faster than 180 km/h: what leaps is the receiver. */
const fastestMPerS = 50
/** After so long a silence a leap tells nothing. */
export const LEAP_WITHIN_MS = 600_000

/** Judges positions against what is known and against each other, as Traccar does; answers the good ones and the faults. */
export function judgePositions(fixes: readonly Fix[], known: readonly Fix[], nowMs: number) {
  const good: Fix[] = []
  const faults: { index: number; reason: PositionFault }[] = []
  const seen = [...known]
  const inTime = fixes.map((fix, index) => ({ fix, index })).sort((a, b) => a.fix.atMs - b.fix.atMs)
  for (const { fix, index } of inTime) {
    const reason = faultOf(fix, seen, nowMs)
    if (reason !== null) {
      faults.push({ index, reason })
      continue
    }
    good.push(fix)
    seen.push(fix)
  }
  return { good, faults: faults.sort((a, b) => a.index - b.index) }
}

function faultOf(fix: Fix, seen: readonly Fix[], nowMs: number): PositionFault | null {
  // A receiver without a fix says 0, 0.
  if (fix.lon === 0 && fix.lat === 0) return 'invalid'
  if (fix.atMs > nowMs + aheadMs) return 'future'
  if (fix.atMs < nowMs - oldestMs) return 'too-old'
  if (fix.accuracyM !== null && fix.accuracyM > worstAccuracyM) return 'too-inaccurate'
  if (seen.some((other) => other.atMs === fix.atMs)) return 'duplicate'
  const before = seen
    .filter((other) => other.atMs < fix.atMs && fix.atMs - other.atMs <= LEAP_WITHIN_MS)
    .reduce<Fix | undefined>((last, other) => (last && last.atMs > other.atMs ? last : other), undefined)
  if (before !== undefined && leaps(before, fix)) return 'too-fast'
  return null
}

function leaps(from: Fix, to: Fix): boolean {
  const blurM = (from.accuracyM ?? 0) + (to.accuracyM ?? 0)
  const seconds = (to.atMs - from.atMs) / 1000
  return distanceM(from, to) - blurM > fastestMPerS * seconds
}

/** Great-circle distance: near enough for a speed. */
function distanceM(a: Fix, b: Fix): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * 6_371_000 * Math.asin(Math.sqrt(Math.min(1, h)))
}
