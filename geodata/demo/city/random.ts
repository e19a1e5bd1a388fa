import { nth } from '../../model/plane.ts'

/** A seeded stream of numbers (mulberry32): the same seed gives the same city on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** A key of `weights`, drawn by its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  return {
    next,
    between,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => nth(choices, Math.floor(next() * choices.length)),
    weighted: (weights) => drawn(Object.entries<number | undefined>(weights), next()) as never,
  }
}

function drawn(entries: [string, number | undefined][], fraction: number): string {
  const total = entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0)
  let left = fraction * total
  for (const [key, weight] of entries) {
    left -= weight ?? 0
    if (left < 0) return key
  }
  return nth(entries, entries.length - 1)[0]
}
