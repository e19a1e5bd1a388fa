import { isOfThisEarth } from '../content/component-problem.ts'
import { type PreparedPipe, preparePipe } from '../content/prepared-pipe.ts'
import { type Shaft, shaftsOf } from '../content/shafts.ts'
import type { Plane } from '../geometry/plane.ts'
import type { ComponentRow, ComponentSource } from '../source/component-source.ts'

type Box = [west: number, south: number, east: number, north: number]

/** A manhole is looked for this far beside a pipe: some 3 m, more than a shaft reaches. */
const aroundDeg = 4e-5
/** A longer pipe, more than a kilometre, is looked along piece by piece: its box may hold a whole city. */
const longDeg = 0.01
/** Longer than this many pieces it is wrong in itself, and its manholes are looked for no farther. */
const mostPieces = 200

/** The manholes that lead down to these pipes and not to a nearer one of another tile. */
export async function shaftsAlong(
  own: readonly PreparedPipe[],
  plane: Plane,
  source: ComponentSource,
): Promise<Shaft[]> {
  const boxes = boxesAround(own.flatMap(({ row }) => row.lines))
  const covers = new Map<number, ComponentRow>()
  const pipes = new Map(own.map((pipe) => [pipe.row.id, pipe]))
  for (const box of boxes) {
    const found = (await source.covers(box)).filter(({ heightM }) => isOfThisEarth(heightM))
    if (found.length === 0) continue
    for (const cover of found) covers.set(cover.id, cover)
    for (const row of await source.within(box))
      if (!pipes.has(row.id))
        pipes.set(
          row.id,
          preparePipe(plane, row, () => {}),
        )
  }
  const ids = new Set(own.map(({ row }) => row.id))
  const shafts = shaftsOf(
    plane,
    byId([...covers.values()], ({ id }) => id),
    byId([...pipes.values()], ({ row }) => row.id),
  )
  return shafts.filter(({ pipeId }) => ids.has(pipeId))
}

/** The same rows in the same order, however they were found. */
const byId = <T>(rows: T[], idOf: (row: T) => number): T[] => rows.sort((a, b) => idOf(a) - idOf(b))

/** One box around all lines that are short, and others along those that are long. */
function boxesAround(lines: readonly ArrayLike<number>[]): Box[] {
  const near = emptyBox()
  const along: Box[] = []
  for (const line of lines) {
    const box = boxOfPlaces(line)
    if (!box.every(Number.isFinite)) continue
    if (box[2] - box[0] <= longDeg && box[3] - box[1] <= longDeg) widen(near, box)
    else along.push(...piecesOf(line))
  }
  const boxes = near.every(Number.isFinite) ? [near, ...along] : along
  return boxes.map(([west, south, east, north]) => [
    west - aroundDeg,
    south - aroundDeg,
    east + aroundDeg,
    north + aroundDeg,
  ])
}

function piecesOf(line: ArrayLike<number>): Box[] {
  const places: [number, number][] = []
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [lon, lat] = [line[i] as number, line[i + 1] as number]
    if (Number.isFinite(lon + lat)) places.push([lon, lat])
  }
  const boxes: Box[] = []
  for (const [i, [lon, lat]] of places.entries()) {
    const [fromLon, fromLat] = places[i - 1] ?? [lon, lat]
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(lon - fromLon), Math.abs(lat - fromLat)) / longDeg))
    for (let k = 0; k < parts && boxes.length < mostPieces; k++) {
      const at = (part: number): [number, number] => [
        fromLon + ((lon - fromLon) * part) / parts,
        fromLat + ((lat - fromLat) * part) / parts,
      ]
      const piece = boxOfPlaces([...at(k), ...at(k + 1)])
      const last = boxes.at(-1)
      // A long pipe of many short parts is asked about as seldom as one of few.
      if (last !== undefined && fits(last, piece)) widen(last, piece)
      else boxes.push(piece)
    }
  }
  return boxes
}

const fits = (a: Box, b: Box): boolean =>
  Math.max(a[2], b[2]) - Math.min(a[0], b[0]) <= longDeg &&
  Math.max(a[3], b[3]) - Math.min(a[1], b[1]) <= longDeg

const emptyBox = (): Box => [Infinity, Infinity, -Infinity, -Infinity]

function boxOfPlaces(line: ArrayLike<number>): Box {
  const box = emptyBox()
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [lon, lat] = [line[i] as number, line[i + 1] as number]
    if (Number.isFinite(lon + lat)) widen(box, [lon, lat, lon, lat])
  }
  return box
}

function widen(box: Box, [west, south, east, north]: Box): void {
  box[0] = Math.min(box[0], west)
  box[1] = Math.min(box[1], south)
  box[2] = Math.max(box[2], east)
  box[3] = Math.max(box[3], north)
}
