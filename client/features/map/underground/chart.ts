import type { SectionCut } from '../../../../server/contract/underground.ts'

/** Drawn in these units, scaled to the room there is. */
export const CHART = { width: 440, height: 210, left: 40, right: 10, top: 18, bottom: 34 } as const
const STEPS = [1, 2, 5]
/** A pipe of unknown depth is drawn at the surface, hollow. */
const LEAST_PX = 4

/** Round figures from 0 to `most`, about `count` of them. */
export function ticksTo(most: number, count: number): number[] {
  const rough = most / count
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((one) => one * size >= rough) ?? 10) * size
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) =>
    Number((i * step).toPrecision(6)),
  )
}

export interface Chart {
  x(metres: number): number
  y(depthM: number): number
  radius(cut: SectionCut): number
  readonly acrossM: readonly number[]
  readonly downM: readonly number[]
}

/** Where the cuts of a section are drawn: distance to the right, depth downward, each axis on a scale of its own. */
export function chartOf(lengthM: number, cuts: readonly SectionCut[]): Chart {
  const deepestM = Math.max(
    2,
    ...cuts.map(({ depthM, diameterMm }) => (depthM ?? 0) + (diameterMm ?? 0) / 2000),
  )
  const { width, height, left, right, top, bottom } = CHART
  const perM = (width - left - right) / lengthM
  const perDepthM = (height - top - bottom) / (deepestM * 1.08)
  return {
    x: (metres) => left + metres * perM,
    y: (depthM) => top + depthM * perDepthM,
    radius: ({ diameterMm }) => Math.max(LEAST_PX, Math.min(14, ((diameterMm ?? 0) / 2000) * perDepthM)),
    acrossM: ticksTo(lengthM, 6),
    downM: ticksTo(deepestM * 1.08, 5),
  }
}
