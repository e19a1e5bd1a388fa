import type { RoadClass } from '../../model/city.ts'
import { far, nth, type Spot } from '../../model/plane.ts'
import { crossRoads, valleyRoads } from './names.ts'
import { type Face, StreetGraph, type StreetName } from './street-graph.ts'

/** Lines along the valley, south to north: district border, five roads, border in the river. */
const levelCount = 7
export const columnCount = 15
/** Rows of superblocks between the levels; the first is the hill's foot, the last the river bank. */
export const rowCount = levelCount - 1
export const superblockAt = (column: number, row: number): number => row * columnCount + column

/** Where the roads across the valley lie, as shares of its length, and how much they lean. */
const crossAt = [
  0, 0.058, 0.131, 0.203, 0.262, 0.334, 0.4, 0.463, 0.531, 0.596, 0.668, 0.73, 0.797, 0.864, 0.929, 1,
]
const leans = [
  0.01, 0.004, -0.008, 0.006, 0.015, 0.004, -0.012, 0.002, 0.006, 0.012, -0.004, -0.01, 0.006, 0.012, 0.004,
  -0.008,
]
/** Cross roads that are missing between two rows: [cross road, row]. */
const missing: readonly (readonly [number, number])[] = [
  [1, 1],
  [5, 2],
  [8, 2],
  [14, 3],
  [1, 4],
]
const lengthM = 7300

const wave = (t: number, turns: number, phase: number) => Math.sin(2 * Math.PI * (t * turns + phase))
const foothillY = (t: number) => -790 + 150 * wave(t, 1.1, 0.55) + 45 * wave(t, 2.7, 0.2) + 120 * (t - 0.5)
const embankmentY = (t: number) => 880 + 190 * wave(t, 0.85, 0.12) + 55 * wave(t, 2.2, 0.35) - 60 * (t - 0.5)

function levelY(level: number, t: number): number {
  const south = foothillY(t)
  const north = embankmentY(t)
  const between = (share: number) => south + (north - south) * share
  if (level === 0) return south - (120 + 55 * wave(t, 3.1, 0.1) + 30 * wave(t, 7.3, 0.4))
  if (level === 1) return south
  if (level === 2) return between(0.235 + 0.02 * wave(t, 1.4, 0.7))
  if (level === 3) return between(0.5 + 0.025 * wave(t, 1.7, 0.3))
  if (level === 4) return between(0.755 + 0.02 * wave(t, 1.2, 0.9))
  return level === 5 ? north : north + 118 + 14 * wave(t, 3.3, 0.6)
}

/** A point of the valley: `t` from west to east, `level` from south to north, both may lie between lines. */
function place(t: number, level: number): Spot {
  const low = Math.min(levelCount - 2, Math.floor(level))
  const y = levelY(low, t) + (levelY(low + 1, t) - levelY(low, t)) * (level - low)
  return [lengthM * (t - 0.5), y]
}
const crossT = (column: number, level: number) =>
  nth(crossAt, column) + nth(leans, column) * (level / 3 - 1) + 0.0035 * wave(level / 6, 1, column * 0.37)

interface Arc {
  readonly nodes: number[]
  readonly lengthM: number
}
interface Macro {
  readonly graph: StreetGraph
  readonly crossings: number[][]
  readonly eastward: Arc[][]
  readonly northward: Arc[][]
}

function arc(graph: StreetGraph, from: number, to: number, samples: Spot[]): Arc {
  const nodes = [from, ...samples.map((spot) => graph.addNode(spot)), to]
  let length = 0
  for (let i = 1; i < nodes.length; i++)
    length += far(graph.spot(nth(nodes, i - 1)), graph.spot(nth(nodes, i)))
  return { nodes, lengthM: length }
}

function layLines(graph: StreetGraph): Macro {
  const crossings = Array.from({ length: levelCount }, (_, level) =>
    crossAt.map((_t, column) => graph.addNode(place(crossT(column, level), level))),
  )
  const node = (level: number, column: number) => nth(nth(crossings, level), column)
  const steps = (n: number) => Array.from({ length: n }, (_, i) => (i + 1) / (n + 1))
  const eastward = crossings.map((_, level) =>
    Array.from({ length: columnCount }, (_c, column) => {
      const [t0, t1] = [crossT(column, level), crossT(column + 1, level)]
      return arc(
        graph,
        node(level, column),
        node(level, column + 1),
        steps(7).map((s) => place(t0 + (t1 - t0) * s, level)),
      )
    }),
  )
  const northward = Array.from({ length: rowCount }, (_, row) =>
    crossAt.map((_t, column) => {
      const short = row === 0 || row === rowCount - 1
      const samples = steps(short ? 1 : 5).map((s) => place(crossT(column, row + s), row + s))
      return arc(graph, node(row, column), node(row + 1, column), samples)
    }),
  )
  return { graph, crossings, eastward, northward }
}

interface Along {
  readonly name: StreetName
  readonly class: RoadClass
}
function roadAlong(level: number, column: number): Along | null {
  if (level === 1) return { name: valleyRoads.foothill, class: 'secondary' }
  if (level === 2) return { name: valleyRoads.south, class: 'secondary' }
  if (level === 3) return { name: column < 9 ? valleyRoads.mainWest : valleyRoads.mainEast, class: 'primary' }
  if (level === 4) return { name: valleyRoads.middle, class: 'secondary' }
  return level === 5 ? { name: valleyRoads.embankment, class: 'trunk' } : null
}
function roadAcross(column: number, row: number): Along | null {
  if (row === 0 || row === rowCount - 1 || missing.some(([c, r]) => c === column && r === row)) return null
  const primary = [2, 6, 9, 13].includes(column)
  const minor = [1, 4, 7, 11, 14].includes(column)
  return { name: nth(crossRoads, column), class: primary ? 'primary' : minor ? 'tertiary' : 'secondary' }
}

function layRoads({ graph, eastward, northward }: Macro): void {
  eastward.forEach((arcs, level) => {
    let startM = 0
    let name = ''
    arcs.forEach((a, column) => {
      const road = roadAlong(level, column)
      if (!road) return
      if (road.name.zh !== name) startM = 0
      name = road.name.zh
      graph.addStreet(road.name, road.class, a.nodes, startM)
      startM += a.lengthM
    })
  })
  for (let column = 0; column <= columnCount; column++) {
    let startM = 0
    northward.forEach((arcs, row) => {
      const road = roadAcross(column, row)
      const a = nth(arcs, column)
      if (road) graph.addStreet(road.name, road.class, a.nodes, startM)
      startM += a.lengthM
    })
  }
}

export interface Valley {
  readonly graph: StreetGraph
  /** Node of level (south to north) and cross road (west to east). */
  readonly crossings: readonly (readonly number[])[]
  /** Where the cross roads would go on over the river bank, west to east: borders of communities, and bridges. */
  readonly banks: readonly (readonly Spot[])[]
  /** The lines along the valley, south to north, as they were laid. */
  readonly levels: readonly (readonly Spot[])[]
}

/** The valley's skeleton: arterials, cross roads, railway and the superblocks between them. */
export function layValley(): Valley {
  const graph = new StreetGraph()
  const macro = layLines(graph)
  layRoads(macro)
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const south = nth(nth(macro.eastward, row), column).nodes
      const east = nth(nth(macro.northward, row), column + 1).nodes
      const north = nth(nth(macro.eastward, row + 1), column).nodes
      const west = nth(nth(macro.northward, row), column).nodes
      const ring = [
        ...south.slice(0, -1),
        ...east.slice(0, -1),
        ...north.toReversed().slice(0, -1),
        ...west.toReversed().slice(0, -1),
      ]
      graph.addFace(ring, superblockAt(column, row))
    }
  }
  for (const [column, row] of missing)
    joinAcross(graph, superblockAt(column - 1, row), superblockAt(column, row))
  const levels = macro.eastward.map((arcs) =>
    arcs.flatMap((a, i) => a.nodes.slice(i === 0 ? 0 : 1).map((node) => graph.spot(node))),
  )
  const banks = nth(macro.northward, rowCount - 1).map((a) => a.nodes.map((node) => graph.spot(node)))
  return { graph, crossings: macro.crossings, banks, levels }
}

function joinAcross(graph: StreetGraph, west: number, east: number): void {
  const pair = [...graph.faces.values()].filter(
    (face: Face) => face.superblock === west || face.superblock === east,
  )
  const [ring] = graph.borderOf(pair)
  if (!ring) throw new Error('the two superblocks do not meet')
  for (const face of pair) graph.faces.delete(face.id)
  graph.addFace(ring, west)
}
