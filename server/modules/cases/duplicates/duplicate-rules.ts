import type { CaseKind } from '../../../contract/case.ts'
import type { FieldError } from '../../../contract/common.ts'
import type {
  DuplicateFactor,
  DuplicateRule,
  DuplicateTrial,
  ScoreFactor,
} from '../../../contract/duplicate.ts'

/** The narrowest rule for a class; every kind has one for all of it. */
export function ruleFor(rules: readonly DuplicateRule[], kind: CaseKind, classCode: string): DuplicateRule {
  const fitting = rules
    .filter((rule) => rule.kind === kind && (rule.code === null || classCode.startsWith(rule.code)))
    .toSorted((a, b) => (b.code?.length ?? 0) - (a.code?.length ?? 0))
  const [narrowest] = fitting
  if (narrowest === undefined) throw new Error(`No rule of duplicates for all of ${kind}.`)
  return narrowest
}

/** Beginnings of the class codes that may be the same problem; the class itself is always among them. */
export function familyOf(rule: DuplicateRule, classCode: string): string[] {
  const family = rule.family.length === 0 ? [classCode.slice(0, 2)] : rule.family
  return isOfFamily(family, classCode) ? [...family] : [...family, classCode]
}

export const isOfFamily = (family: readonly string[], classCode: string) =>
  family.some((beginning) => classCode.startsWith(beginning))

/** What a pair of reports has in common; `sameComponent` null where one of them names none. */
export interface Likeness {
  readonly distanceM: number
  readonly ageHours: number
  readonly sameClass: boolean
  readonly sameComponent: boolean | null
}

export const likenessOf = (
  mine: { classCode: string; componentId: string | null },
  other: { classCode: string; componentId: string | null; distanceM: number; ageHours: number },
): Likeness => ({
  distanceM: other.distanceM,
  ageHours: Math.abs(other.ageHours),
  sameClass: mine.classCode === other.classCode,
  sameComponent:
    mine.componentId === null || other.componentId === null ? null : mine.componentId === other.componentId,
})

/**
 * How alike two reports are, 0 to 1: the weighted mean of what is known of them. Near and lately count more than far and long ago, the
 * same class twice as much as the same family, the same component fully. What nobody named counts neither way.
 */
export function scoreOf(rule: DuplicateRule, pair: Likeness): { score: number; factors: ScoreFactor[] } {
  const values: [DuplicateFactor, number | null][] = [
    ['distance', Math.max(0, 1 - pair.distanceM / rule.radiusM)],
    ['time', Math.max(0, 1 - pair.ageHours / (rule.days * 24))],
    ['class', pair.sameClass ? 1 : 0.5],
    ['component', pair.sameComponent === null ? null : Number(pair.sameComponent)],
  ]
  const known = values.filter((entry): entry is [DuplicateFactor, number] => entry[1] !== null)
  const whole = known.reduce((sum, [name]) => sum + rule.weights[name], 0)
  const factors = known.map(([name, value]) => {
    const share = whole === 0 ? 0 : rule.weights[name] / whole
    return { name, value, share, points: value * share }
  })
  return { score: factors.reduce((sum, { points }) => sum + points, 0), factors }
}

type Missed = DuplicateTrial['missed'][number]['because']

/** Why a pair that people merged would not have been suggested; null: it would. */
export function missedBecause(
  rule: DuplicateRule,
  pair: Likeness & { ofFamily: boolean },
): { because: Missed | null; score: number | null } {
  if (!pair.ofFamily) return { because: 'other-family', score: null }
  if (pair.distanceM > rule.radiusM) return { because: 'too-far', score: null }
  if (pair.ageHours > rule.days * 24) return { because: 'too-old', score: null }
  const { score } = scoreOf(rule, pair)
  return { because: score < rule.minScore ? 'low-score' : null, score }
}

/** Everything that is wrong with a set of rules, by field. */
export function faultsOfRules(
  rules: readonly DuplicateRule[],
  classes: readonly { kind: string; code: string }[],
): FieldError[] {
  const faults: FieldError[] = []
  const seen = new Set<string>()
  const isKnown = (kind: string, code: string) =>
    classes.some((known) => known.kind === kind && known.code.startsWith(code))
  rules.forEach((rule, i) => {
    const add = (field: string, code: string, detail: string) =>
      faults.push({ field: `rules.${i}.${field}`, code, detail })
    const key = `${rule.kind} ${rule.code ?? ''}`
    if (seen.has(key)) add('code', 'twice', `There are two rules for ${key}.`)
    seen.add(key)
    if (rule.code !== null && !isKnown(rule.kind, rule.code))
      add('code', 'unknown-class', `The catalog has no class that begins with ${rule.code}.`)
    const strange = rule.family.filter((code) => !isKnown(rule.kind, code))
    if (strange.length > 0)
      add('family', 'unknown-class', `The catalog has no class that begins with ${strange.join(', ')}.`)
    const { distance, time, class: ofClass, component } = rule.weights
    if (distance + time + ofClass + component === 0) add('weights', 'all-zero', 'One factor at least counts.')
  })
  for (const kind of ['event', 'component'])
    if (!seen.has(`${kind} `))
      faults.push({ field: 'rules', code: 'no-default', detail: `There is no rule for every other ${kind}.` })
  return faults
}
