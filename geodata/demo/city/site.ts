import {
  type Box,
  boxesWithin,
  boxOf,
  centroid,
  dot,
  far,
  heading,
  isInside,
  left,
  minus,
  nth,
  plus,
  type Ring,
  ringsTooClose,
  type Spot,
  segmentDistance,
  spotToSegment,
  times,
  unit,
} from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { Block } from './blocks.ts'
import type { LandUse } from './land-use.ts'
import type { Shape, Stand } from './shapes.ts'
import { type Face, halfWidthM, mainClasses, type Street, type StreetGraph } from './street-graph.ts'

/** A building before it has a name and an address. */
export interface Draft {
  readonly shape: Shape
  readonly kind: string
  readonly floors: number
  readonly heightM: number
  /** True for what opens to the street: it takes the street's number, not the estate's. */
  readonly frontsStreet: boolean
  readonly name?: { zh: string; en: string }
}
type Body = Pick<Draft, 'kind' | 'floors' | 'heightM'> & Partial<Pick<Draft, 'name' | 'frontsStreet'>>

interface Side {
  readonly a: Spot
  readonly b: Spot
  readonly street: Street | undefined
  /** What stays free along it, metres. */
  readonly clearM: number
  readonly box: Box
}

/** Free from the line of the railway on the north side of the road beside it, metres. */
export const railwayOffsetM = 27
const railwaySideM = 46
/** The strip of the river inside the district: its border lies in the water. */
export const waterInsideM = 38

/** One plot while it is being built on: nothing is put into a street, beyond the plot or into another building. */
export class Site {
  readonly drafts: Draft[] = []
  readonly pitches: Ring[] = []
  readonly ring: Ring
  readonly sides: readonly Side[]
  private readonly taken: { ring: Ring; box: Box }[] = []

  readonly block: Block
  readonly plot: number

  constructor(
    graph: StreetGraph,
    block: Block,
    plot: Face,
    besideRailway: (street: Street, spot: Spot) => boolean,
  ) {
    this.block = block
    this.plot = plot.id
    this.ring = graph.outline(plot)
    const middle = centroid(this.ring)
    this.sides = plot.ring.map((node, i) => {
      const next = nth(plot.ring, i + 1)
      const street = graph.streetBetween(node, next)
      const [a, b] = [graph.spot(node), graph.spot(next)]
      return {
        a,
        b,
        street,
        box: boxOf([a, b]),
        clearM: street && besideRailway(street, middle) ? railwaySideM : clearanceM(street, block.use),
      }
    })
  }

  /** Builds the shape unless it comes too close to something. */
  build(shape: Shape, gapM: number, body: Body): boolean {
    if (!this.isFree(shape.outline, gapM)) return false
    this.taken.push({ ring: shape.outline, box: boxOf(shape.outline) })
    this.drafts.push({ shape, frontsStreet: false, ...body })
    return true
  }

  /** Keeps a place free of buildings for a sports ground. */
  layPitch(ring: Ring, gapM: number): boolean {
    if (!this.isFree(ring, gapM)) return false
    this.pitches.push(ring)
    this.taken.push({ ring, box: boxOf(ring) })
    return true
  }

  /** True for a spot that lies in the open, at least `gapM` from houses and streets. */
  isOpen(spot: Spot, gapM: number): boolean {
    if (!isInside(spot, this.ring)) return false
    if (this.sides.some(({ a, b, clearM }) => spotToSegment(spot, a, b) < clearM)) return false
    const here: Box = { minX: spot[0], maxX: spot[0], minY: spot[1], maxY: spot[1] }
    return this.taken.every(
      ({ ring, box }) =>
        !boxesWithin(here, box, gapM) || (!isInside(spot, ring) && isApart(spot, ring, gapM)),
    )
  }

  private isFree(ring: Ring, gapM: number): boolean {
    const box = boxOf(ring)
    if (!ring.every((spot) => isInside(spot, this.ring))) return false
    for (const { a, b, clearM, box: sideBox } of this.sides) {
      if (!boxesWithin(box, sideBox, clearM)) continue
      for (let i = 0; i < ring.length; i++)
        if (segmentDistance(nth(ring, i), nth(ring, i + 1), a, b) < clearM) return false
    }
    return this.taken.every(
      (other) => !boxesWithin(box, other.box, gapM) || !ringsTooClose(ring, other.ring, gapM),
    )
  }
}

const isApart = (spot: Spot, ring: Ring, gapM: number) =>
  ring.every((corner, i) => spotToSegment(spot, corner, nth(ring, i + 1)) >= gapM)

function clearanceM(street: Street | undefined, use: LandUse): number {
  if (!street) return use === 'riverbank' ? waterInsideM + 8 : 4
  const setback = mainClasses.has(street.class)
    ? 4
    : street.class === 'service' || street.class === 'footway'
      ? 1.2
      : 2.4
  return halfWidthM[street.class] + setback
}

export interface RowPlan {
  readonly lengthM: readonly [number, number]
  readonly depthM: readonly [number, number]
  /** Between neighbours in a row, and between rows. */
  readonly gapM: readonly [number, number]
  readonly rowGapM: number
  readonly shape: (stand: Stand) => Shape
  readonly body: () => Body
}

/** Fills what is free with rows along the block's direction. Returns how many buildings it put. */
export function fillRows(site: Site, random: Random, plan: RowPlan): number {
  const axis = heading(site.block.angle)
  const side = left(axis)
  const box = boxOf(site.ring.map((p): Spot => [dot(p, axis), dot(p, side)]))
  let built = 0
  for (let v = box.minY; v < box.maxY; ) {
    const depthM = random.between(...plan.depthM)
    let inRow = 0
    for (let u = box.minX; u < box.maxX; ) {
      const lengthM = random.between(...plan.lengthM)
      const middle = plus(times(axis, u + lengthM / 2), times(side, v + depthM / 2))
      const shape = plan.shape({ middle, angle: site.block.angle, lengthM, depthM })
      if (site.build(shape, plan.gapM[0], plan.body())) {
        inRow++
        u += lengthM + random.between(...plan.gapM)
      } else u += Math.max(3, lengthM / 8)
    }
    built += inRow
    v += inRow > 0 ? depthM + plan.rowGapM : Math.max(2, depthM / 4)
  }
  return built
}

export interface FrontPlan {
  readonly chance: number
  readonly lengthM: readonly [number, number]
  readonly depthM: readonly [number, number]
  readonly body: () => Body
  readonly streets: (street: Street) => boolean
}

/** Lines the plot's streets with buildings that face them. */
export function lineStreets(site: Site, random: Random, plan: FrontPlan): void {
  for (const { a, b, street, clearM } of site.sides) {
    if (!street || !plan.streets(street)) continue
    const direction = unit(minus(b, a))
    const length = far(a, b)
    const angle = Math.atan2(direction[1], direction[0])
    for (let at = 1; at < length; ) {
      const lengthM = Math.min(random.between(...plan.lengthM), length - at)
      const depthM = random.between(...plan.depthM)
      if (lengthM < plan.lengthM[0] * 0.6) break
      if (!random.chance(plan.chance)) {
        at += lengthM * 0.6
        continue
      }
      const middle = plus(
        plus(a, times(direction, at + lengthM / 2)),
        times(left(direction), clearM + depthM / 2 + 0.4),
      )
      const shape: Shape = frontShape({ middle, angle, lengthM: lengthM - 0.3, depthM })
      const done = site.build(shape, 0.2, { frontsStreet: true, ...plan.body() })
      at += done ? lengthM + (random.chance(0.2) ? random.between(4, 9) : 0.3) : 5
    }
  }
}

function frontShape({ middle, angle, lengthM, depthM }: Stand): Shape {
  const axis = times(heading(angle), lengthM / 2)
  const side = times(left(heading(angle)), depthM / 2)
  const corner = (s: number, t: number) => plus(middle, plus(times(axis, s), times(side, t)))
  return { outline: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] }
}
