import type { InspectorTrack } from '../../../../server/contract/geography.ts'
import type { InspectorMark } from '../../../scene/scene-port.ts'

/** So much of the day is fetched at once. */
export const WINDOW_MS = 900_000
/** One position in so many seconds: at sixty times the pace four a second. */
export const STEP_S = 15
/** Between two positions farther apart nobody knows the way. */
const GAP_S = 180
/** Who was not heard of for so long was not on the way any more. */
const SILENT_S = 600

/** The window of the day that an instant lies in. */
export const windowOf = (ms: number): number => Math.floor(ms / WINDOW_MS) * WINDOW_MS

/** Where each was at an instant, on the straight way between two positions. */
export function placesThen(
  tracks: readonly InspectorTrack[],
  fromMs: number,
  atMs: number,
): readonly InspectorMark[] {
  const second = (atMs - fromMs) / 1000
  return tracks.flatMap(({ id, name, seconds, lon, lat }) => {
    const i = lastUpTo(seconds, second)
    const [since, x, y] = [seconds[i], lon[i], lat[i]]
    if (since === undefined || x === undefined || y === undefined || second - since > SILENT_S) return []
    const [until, nextX, nextY] = [seconds[i + 1], lon[i + 1], lat[i + 1]]
    if (until === undefined || nextX === undefined || nextY === undefined || until - since > GAP_S)
      return [{ id, name, lon: x, lat: y }]
    const share = (second - since) / (until - since)
    return [{ id, name, lon: x + (nextX - x) * share, lat: y + (nextY - y) * share }]
  })
}

/** The index of the last value that is not larger; −1: all are. */
function lastUpTo(values: readonly number[], most: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}
