import { z } from 'zod'
import type { Tags } from './decode-block.ts'

/** Tags that must all hold: a value, alternatives parted by `|`, or `*` for any but `no`. */
export const tagPattern = z.record(z.string(), z.string().min(1))

type TagTest = (tags: Tags) => boolean

interface Rule<T> {
  outcome: T
  tests: TagTest
}

/** The outcome of the first rule that fits, or undefined. Rules are found by their first key, so hundreds cost little. */
export function firstFit<T>(
  rules: readonly { tags: Record<string, string>; outcome: T }[],
): (tags: Tags) => T | undefined {
  const byKey = new Map<string, (Rule<T> & { order: number })[]>()
  rules.forEach(({ tags, outcome }, order) => {
    const key = Object.keys(tags)[0]
    if (key === undefined) throw new Error('A rule names no tag.')
    byKey.set(key, [...(byKey.get(key) ?? []), { outcome, tests: testOf(tags), order }])
  })
  return (tags) => {
    let best: { outcome: T; order: number } | undefined
    for (const key in tags) {
      const rule = byKey.get(key)?.find(({ tests }) => tests(tags))
      if (rule !== undefined && (best === undefined || rule.order < best.order)) best = rule
    }
    return best?.outcome
  }
}

function testOf(pattern: Record<string, string>): TagTest {
  const tests = Object.entries(pattern).map(([key, values]): TagTest => {
    if (values === '*') return (tags) => tags[key] !== undefined && tags[key] !== 'no'
    const allowed = new Set(values.split('|'))
    return (tags) => allowed.has(tags[key] ?? '')
  })
  return (tags) => tests.every((test) => test(tags))
}
