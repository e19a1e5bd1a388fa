import type { Camera, Component } from '../../model/city.ts'
import { bearingDeg, centroid, left, minus, nth, plus, type Spot, times, unit } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { Block } from './blocks.ts'
import { pointAt } from './frame.ts'
import { junctions, thing } from './furniture.ts'
import type { Site } from './site.ts'
import { halfWidthM, mainClasses, type Street, type StreetGraph } from './street-graph.ts'

/** A street's end at a crossing: away from it, along the street. */
interface Arm {
  readonly street: Street
  readonly out: Spot
}
interface Crossing {
  readonly node: number
  readonly spot: Spot
  readonly arms: readonly Arm[]
}

/** Crossings of named streets, with their arms. */
function crossingsOf(graph: StreetGraph): Crossing[] {
  const armsAt = new Map<number, Arm[]>()
  const meeting = junctions(graph)
  for (const street of graph.streets.filter(({ name }) => name !== null))
    street.nodes.forEach((node, i) => {
      if (!meeting.has(node)) return
      const around = [street.nodes[i - 1], street.nodes[i + 1]].filter((other) => other !== undefined)
      const arms = around.map((other) => ({ street, out: unit(minus(graph.spot(other), graph.spot(node))) }))
      armsAt.set(node, [...(armsAt.get(node) ?? []), ...arms])
    })
  return [...armsAt].map(([node, arms]) => ({ node, spot: graph.spot(node), arms }))
}

/** The kerb's corner to the right of an arm, seen from the middle of the crossing. */
function corner({ spot, arms }: Crossing, arm: Arm, backM: number): Spot {
  const reach = Math.max(...arms.map(({ street }) => halfWidthM[street.class])) + backM
  return plus(spot, plus(times(arm.out, reach), times(left(arm.out), -(halfWidthM[arm.street.class] - 2.6))))
}

const isSignalled = ({ arms }: Crossing) =>
  arms.length >= 3 && arms.filter(({ street }) => mainClasses.has(street.class)).length >= 3

/** Signals, road-name signs and crosswalk bollards of the crossings. */
export function* crossingFurniture(graph: StreetGraph, random: Random): Generator<Component> {
  for (const crossing of crossingsOf(graph)) {
    const put = (code: string, n: number, spot: Spot, ownerUnit: string | null, name: string | null = null) =>
      thing(code, `crossing/${crossing.node}/${code}/${n}`, spot, random, { ownerUnit, name })
    const first = nth(crossing.arms, 0)
    if (crossing.arms.length >= 3)
      yield put('02012', 0, corner(crossing, first, 4), 'CIVIL-AFFAIRS', `${first.street.name?.zh}路名牌`)
    if (!isSignalled(crossing)) continue
    for (const [n, arm] of crossing.arms.entries()) {
      yield put('02014', n, corner(crossing, arm, 1), 'PUBLIC-SECURITY')
      yield put('02020', n, corner(crossing, arm, 6), null)
    }
    yield put('02015', 0, corner(crossing, first, 2.5), 'PUBLIC-SECURITY')
    yield put('01015', 0, corner(crossing, first, 3.2), 'PUBLIC-SECURITY')
  }
}

/** Looking along a heading: what a camera on a pole sees. */
function camera(id: string, spot: Spot, name: string, look: Partial<Camera>): Camera {
  return {
    layer: 'camera',
    source: 'demo',
    sourceId: `camera/${id}`,
    place: pointAt(spot),
    name,
    kind: 'fixed',
    heightM: 6,
    headingDeg: null,
    pitchDeg: -14,
    hfovDeg: 62,
    vfovDeg: 36,
    rangeM: 90,
    directionEstimated: false,
    ...look,
  }
}
const directions = ['北', '东北', '东', '东南', '南', '西南', '西', '西北']
const towards = (degrees: number) => nth(directions, Math.round(degrees / 45))
const rounded = (degrees: number) => Math.round(degrees * 10) / 10

/** Cameras over the signalled crossings (one an arm, a dome at the largest) and at the gates of large blocks. */
export function* cameras(
  graph: StreetGraph,
  sites: ReadonlyMap<Block, readonly Site[]>,
  random: Random,
): Generator<Camera> {
  for (const crossing of crossingsOf(graph).filter(isSignalled)) {
    const streets = [...new Set(crossing.arms.map(({ street }) => street.name?.zh ?? ''))]
    const name = `${streets.slice(0, 2).join('与')}路口`
    const watched = crossing.arms.filter(
      (_, n) => n % 2 === 0 || crossing.arms.length < 4 || random.chance(0.55),
    )
    for (const [n, arm] of watched.entries()) {
      const headingDeg = rounded(bearingDeg(arm.out))
      yield camera(
        `crossing/${crossing.node}/${n}`,
        corner(crossing, arm, 1),
        `${name}${towards(headingDeg)}向`,
        { headingDeg, rangeM: 120 },
      )
    }
    if (crossing.arms.every(({ street }) => street.class === 'primary' || street.class === 'trunk'))
      yield camera(
        `crossing/${crossing.node}/dome`,
        corner(crossing, nth(crossing.arms, 0), 4),
        `${name}球机`,
        {
          kind: 'dome',
          headingDeg: rounded(random.between(0, 360)),
          pitchDeg: -20,
          heightM: 9,
          rangeM: 180,
        },
      )
  }
  yield* gateCameras(sites, random)
}

const watchedUses: ReadonlySet<Block['use']> = new Set([
  'school',
  'hospital',
  'station',
  'mall',
  'stadium',
  'market',
  'square',
  'park',
])

function* gateCameras(sites: ReadonlyMap<Block, readonly Site[]>, random: Random): Generator<Camera> {
  for (const [block, plots] of sites) {
    if (!watchedUses.has(block.use) && !random.chance(0.55)) continue
    const gate = plots.flatMap(({ sides }) => sides).find(({ street }) => street?.name)
    if (!gate?.street) continue
    const middle: Spot = times(plus(gate.a, gate.b), 0.5)
    const inward = left(unit(minus(gate.b, gate.a)))
    const spot = plus(middle, times(inward, halfWidthM[gate.street.class] - 1))
    const panoramic = block.use === 'square' || block.use === 'station'
    const heading = panoramic ? null : rounded(bearingDeg(minus(centroid(nth(plots, 0).ring), spot)))
    yield camera(
      `gate/${block.id}`,
      spot,
      `${gate.street.name?.zh}${block.id}号门${heading === null ? '全景' : '岗'}`,
      {
        kind: panoramic ? 'panoramic' : 'fixed',
        headingDeg: heading,
        hfovDeg: panoramic ? 360 : 78,
        heightM: panoramic ? 7 : 4,
        rangeM: 60,
      },
    )
  }
}
