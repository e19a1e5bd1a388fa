import { heading, left, plus, type Ring, type Spot, times } from '../../model/plane.ts'

/** A footprint: its outline and, for a courtyard, the hole in it. */
export interface Shape {
  readonly outline: Ring
  readonly hole?: Ring
}
/** Places a drawing of metres (x along `angle`) round a middle. */
function placed(middle: Spot, angle: number, drawing: readonly Spot[]): Ring {
  const axis = heading(angle)
  const side = left(axis)
  return drawing.map(([x, y]) => plus(middle, plus(times(axis, x), times(side, y))))
}

export interface Stand {
  readonly middle: Spot
  readonly angle: number
  readonly lengthM: number
  readonly depthM: number
}

export function slab({ middle, angle, lengthM, depthM }: Stand): Shape {
  const [a, b] = [lengthM / 2, depthM / 2]
  return {
    outline: placed(middle, angle, [
      [-a, -b],
      [a, -b],
      [a, b],
      [-a, b],
    ]),
  }
}

/** A slab whose stairwells stand out to the north, as the six-storey rows have. */
export function steppedSlab({ middle, angle, lengthM, depthM }: Stand): Shape {
  const [a, b, s] = [lengthM / 2, depthM / 2, lengthM / 6]
  return {
    outline: placed(middle, angle, [
      [-a, -b],
      [a, -b],
      [a, b - 1.5],
      [s + 2, b - 1.5],
      [s + 2, b],
      [-s - 2, b],
      [-s - 2, b - 1.5],
      [-a, b - 1.5],
    ]),
  }
}

/** A point tower: a cross with its corners cut out. */
export function pointTower({ middle, angle, lengthM, depthM }: Stand): Shape {
  const [a, b] = [lengthM / 2, depthM / 2]
  const [p, q] = [a * 0.55, b * 0.55]
  return {
    outline: placed(middle, angle, [
      [-p, -b],
      [p, -b],
      [p, -q],
      [a, -q],
      [a, q],
      [p, q],
      [p, b],
      [-p, b],
      [-p, q],
      [-a, q],
      [-a, -q],
      [-p, -q],
    ]),
  }
}

/** Three wings round a yard that opens to the south. */
export function openCourt({ middle, angle, lengthM, depthM }: Stand): Shape {
  const [a, b, wing] = [lengthM / 2, depthM / 2, 11]
  return {
    outline: placed(middle, angle, [
      [-a, -b],
      [-a + wing, -b],
      [-a + wing, b - wing],
      [a - wing, b - wing],
      [a - wing, -b],
      [a, -b],
      [a, b],
      [-a, b],
    ]),
  }
}

export function closedCourt({ middle, angle, lengthM, depthM }: Stand): Shape {
  const inner = { middle, angle, lengthM: lengthM - 23, depthM: depthM - 23 }
  return { outline: slab({ middle, angle, lengthM, depthM }).outline, hole: slab(inner).outline.toReversed() }
}

export function cornerBlock({ middle, angle, lengthM, depthM }: Stand): Shape {
  const [a, b, wing] = [lengthM / 2, depthM / 2, Math.min(14, depthM * 0.45)]
  return {
    outline: placed(middle, angle, [
      [-a, -b],
      [-a + wing, -b],
      [-a + wing, b - wing],
      [a, b - wing],
      [a, b],
      [-a, b],
    ]),
  }
}

/** An oval of 32 corners; with a hole the ring of a stadium. */
export function oval({ middle, angle, lengthM, depthM }: Stand, holeShare = 0): Shape {
  const ring = (scale: number) =>
    placed(
      middle,
      angle,
      Array.from({ length: 32 }, (_, i): Spot => {
        const turn = (i * Math.PI) / 16
        return [(Math.cos(turn) * lengthM * scale) / 2, (Math.sin(turn) * depthM * scale) / 2]
      }),
    )
  return holeShare > 0 ? { outline: ring(1), hole: ring(holeShare).toReversed() } : { outline: ring(1) }
}
