import { type Plane, toPlane } from '../geometry/plane.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { pipeBelow } from './cover-classes.ts'
import type { PreparedPipe } from './prepared-pipe.ts'

/** A manhole from its cover down to the axis of its pipe, in the plane. */
export interface Shaft {
  row: ComponentRow
  pipeId: number
  x: number
  y: number
  topM: number
  bottomM: number
}

/** A cover this far beside a pipe still leads down to it. */
const reachM = 2

/** The shafts of those covers that lie over a pipe of their kind; the nearest one counts. */
export function shaftsOf(
  plane: Plane,
  covers: readonly ComponentRow[],
  pipes: readonly PreparedPipe[],
): Shaft[] {
  return covers.flatMap((row) => {
    const kind = pipeBelow[row.classCode]
    const [x, y] = toPlane(plane, [row.lon, row.lat]) as [number, number]
    let [nearestM, bottomM, pipeId] = [reachM, Number.NaN, -1]
    for (const pipe of pipes) {
      if (pipe.row.classCode !== kind) continue
      for (const path of pipe.paths) {
        const distanceM = distanceTo(path, x, y, nearestM)
        if (distanceM >= nearestM) continue
        ;[nearestM, bottomM, pipeId] = [distanceM, pipe.axisM(x, y), pipe.row.id]
      }
    }
    // A pipe above its cover is not below it.
    return bottomM < row.heightM - 0.05 ? [{ row, pipeId, x, y, topM: row.heightM, bottomM }] : []
  })
}

function distanceTo(path: readonly number[], x: number, y: number, atMost: number): number {
  let nearest = Infinity
  for (let i = 0; i + 3 < path.length; i += 2) {
    const [ax, ay, bx, by] = path.slice(i, i + 4) as [number, number, number, number]
    if (x < Math.min(ax, bx) - atMost || x > Math.max(ax, bx) + atMost) continue
    if (y < Math.min(ay, by) - atMost || y > Math.max(ay, by) + atMost) continue
    const [dx, dy] = [bx - ax, by - ay]
    const length2 = dx * dx + dy * dy
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2))
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy))
  }
  return nearest
}
