import type { SectionCut, SectionGround } from '../../../../server/contract/underground.ts'

/** Drawn in these units, scaled to the room there is. */
export const CHART = { width: 440, height: 210, left: 60, right: 10, top: 18, bottom: 34 } as const
const STEPS = [1, 2, 5]
/** A pipe of unknown depth is drawn at the surface, hollow. */
const LEAST_PX = 4
const MOST_PX = 14
/** No flatter than this is drawn as relief: a level street is no mountain. */
const LEAST_SPAN_M = 2

/** Round figures within a range, about `count` of them. */
export function ticksBetween(least: number, most: number, count: number): number[] {
  const rough = (most - least) / count
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((one) => one * size >= rough) ?? 10) * size
  const first = Math.ceil(least / step - 1e-9)
  const last = Math.floor(most / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)))
}

interface Tick {
  readonly y: number
  readonly metres: number
}

export interface Chart {
  /** Whether the axis counts heights above sea level or depths below the ground. */
  readonly axis: 'height' | 'depth'
  x(metres: number): number
  /** Where the middle of a pipe is drawn. */
  y(cut: SectionCut): number
  /** Where the ground above it is drawn. */
  groundY(cut: SectionCut): number
  radius(cut: SectionCut): number
  readonly acrossM: readonly number[]
  readonly ticks: readonly Tick[]
  /** The ground from end to end; stretches beyond the elevation model are level, and apart. */
  readonly ground: readonly { readonly points: string; readonly isKnown: boolean }[]
  /** How much steeper than it is everything is drawn. */
  readonly timesSteeper: number
}

interface Section {
  readonly lengthM: number
  readonly items: readonly SectionCut[]
  readonly ground: SectionGround | null
}
type Post = { readonly atM: number; readonly heightM: number; readonly isKnown: boolean }

/** Where a section is drawn: distance to the right; upward its heights, where the ground is known anywhere, else its depths downward. */
export function chartOf({ lengthM, items, ground }: Section): Chart {
  const posts = filledPosts(ground)
  const { width, height, left, right, top, bottom } = CHART
  const perM = (width - left - right) / lengthM
  const x = (metres: number) => left + metres * perM
  const groundM = (cut: SectionCut) => (posts.length === 0 ? 0 : (cut.groundM ?? heightAt(posts, cut.atM)))
  const bottoms = items.map((cut) => groundM(cut) - (cut.depthM ?? 0) - (cut.diameterMm ?? 0) / 2000)
  const highest = Math.max(...(posts.length === 0 ? [0] : posts.map(({ heightM }) => heightM)))
  const lowest = Math.min(highest - LEAST_SPAN_M, ...posts.map(({ heightM }) => heightM), ...bottoms)
  const spanM = (highest - lowest) * 1.08
  const perUp = (height - top - bottom) / spanM
  const yOf = (heightM: number) => top + (highest - heightM) * perUp
  const ticks = ticksBetween(highest - spanM, highest, 5)
  return {
    axis: posts.length === 0 ? 'depth' : 'height',
    x,
    y: (cut) => yOf(groundM(cut) - (cut.depthM ?? 0)),
    groundY: (cut) => yOf(groundM(cut)),
    radius: ({ diameterMm }) => Math.max(LEAST_PX, Math.min(MOST_PX, ((diameterMm ?? 0) / 2000) * perUp)),
    acrossM: ticksBetween(0, lengthM, 6),
    ticks: ticks.map((metres) => ({
      y: yOf(metres),
      metres: posts.length === 0 ? Math.abs(metres) : metres,
    })),
    ground: stretchesOf(
      posts.length === 0 ? [0, lengthM].map((atM) => ({ atM, heightM: 0, isKnown: true })) : posts,
    ).map(({ isKnown, posts: some }) => ({
      isKnown,
      points: some.map(({ atM, heightM }) => `${x(atM).toFixed(1)},${yOf(heightM).toFixed(1)}`).join(' '),
    })),
    timesSteeper: perUp / perM,
  }
}

/** The ground with its gaps filled level from the nearest height that is known; empty where none is. */
function filledPosts(ground: SectionGround | null): Post[] {
  const known = (ground?.line ?? []).flatMap(({ atM, heightM }) =>
    heightM === null ? [] : [{ atM, heightM, isKnown: true }],
  )
  if (ground === null || known.length === 0) return []
  const nearest = (atM: number) =>
    known.reduce((best, one) => (Math.abs(one.atM - atM) < Math.abs(best.atM - atM) ? one : best))
  return ground.line.map(({ atM, heightM }) =>
    heightM === null
      ? { atM, heightM: nearest(atM).heightM, isKnown: false }
      : { atM, heightM, isKnown: true },
  )
}

function heightAt(posts: readonly Post[], atM: number): number {
  const next = posts.findIndex((post) => post.atM >= atM)
  return (posts[next] ?? posts.at(-1))?.heightM ?? 0
}

/** Parts of a line that are known throughout, or not; each begins where the one before ends. */
function stretchesOf(posts: readonly Post[]): { isKnown: boolean; posts: Post[] }[] {
  const stretches: { isKnown: boolean; posts: Post[] }[] = []
  for (const [i, post] of posts.entries()) {
    const before = posts[i - 1]
    if (before === undefined) continue
    const isKnown = before.isKnown && post.isKnown
    const last = stretches.at(-1)
    if (last?.isKnown === isKnown) last.posts.push(post)
    else stretches.push({ isKnown, posts: [before, post] })
  }
  return stretches
}
