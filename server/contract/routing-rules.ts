import type { CaseKind, CaseSource } from './case.ts'
import type { RoutingDefinition, RoutingRule, RoutingTarget, RoutingWhen } from './routing.ts'
import { isInside } from './routing-area.ts'

/** What the rules ask of a case at an instant. */
export interface RoutingFacts {
  readonly kind: CaseKind
  /** In the edition in force. */
  readonly classCode: string
  /** 15 digits: street and community are its beginning. */
  readonly gridCode: string
  readonly lon: number
  readonly lat: number
  readonly onCarriageway: boolean
  /** Assigned by a dispatcher to a case whose owner was unknown. */
  readonly assignedOwner: string | null
  readonly componentOwner: string | null
  /** The street of the place, where it handles cases. */
  readonly streetUnit: string | null
  /** Of the local day, from 0. */
  readonly minute: number
  /** 0 is Sunday. */
  readonly weekday: number
  /** Local, `2026-11-21`. */
  readonly date: string
  readonly working: boolean
  readonly source: CaseSource
  readonly urgent: boolean
}

/** A rule with its place in the order by which the rules are asked, from 1. */
export interface NumberedRule {
  readonly rule: RoutingRule
  readonly number: number
}

/** A unit for a case, and why. */
export interface RoutingChoice {
  readonly unit: string
  readonly by: NumberedRule
  /** It does another unit's work: the rules that say so, first to last. */
  readonly deputies: readonly NumberedRule[]
}

/** `08:30` as minutes of the day; null for what is no time. `24:00` ends a day. */
export function minuteOf(time: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? []
  const at = Number(hour) * 60 + Number(minute)
  return hour === undefined || at > 1440 ? null : at
}

/**
 * How particular a rule is: each condition counts one, a class two (a whole major class one), a street one, a community two, a grid
 * three, a drawn area four. Of a list the least particular entry counts.
 */
export function specificityOf(when: RoutingWhen): number {
  const ofClass = when.majors.length > 0 ? 1 : when.classes.length > 0 ? 2 : 0
  const ofPlace =
    when.area !== null
      ? 4
      : when.places.length === 0
        ? 0
        : Math.min(...when.places.map((code) => Math.max(1, code.length / 3 - 2)))
  const asked = [
    when.placeRule !== null,
    when.owners.length > 0,
    when.hours !== null,
    when.weekdays.length > 0,
    when.dates !== null,
    when.working !== null,
    when.sources.length > 0,
    when.urgent !== null,
  ]
  return ofClass + ofPlace + asked.filter(Boolean).length
}

const within = (from: number, to: number, at: number) =>
  from <= to ? at >= from && at < to : at >= from || at < to

/** Whether a rule's conditions hold for a case. */
export function holds(when: RoutingWhen, facts: RoutingFacts): boolean {
  const { kind, classCode, gridCode } = facts
  if (!holdsForClass(when, kind, classCode)) return false
  if (when.urgent !== null && when.urgent !== facts.urgent) return false
  if (when.working !== null && when.working !== facts.working) return false
  if (when.placeRule !== null && (when.placeRule === 'carriageway') !== facts.onCarriageway) return false
  if (when.sources.length > 0 && !when.sources.includes(facts.source)) return false
  if (when.weekdays.length > 0 && !when.weekdays.includes(facts.weekday)) return false
  if (when.owners.length > 0 && !when.owners.includes(ownersOf(facts)[0] ?? '')) return false
  if (when.dates !== null && !isWithinDates(when.dates, facts.date)) return false
  if (
    when.hours !== null &&
    !within(minuteOf(when.hours.from) ?? 0, minuteOf(when.hours.to) ?? 0, facts.minute)
  )
    return false
  if (when.places.length > 0 && !when.places.some((code) => gridCode.startsWith(code))) return false
  return when.area === null || isInside(when.area, [facts.lon, facts.lat])
}

const holdsForClass = ({ classes, majors }: RoutingWhen, kind: CaseKind, code: string) =>
  (classes.length === 0 && majors.length === 0) ||
  classes.some((one) => one.kind === kind && one.code === code) ||
  majors.some((one) => one.kind === kind && code.startsWith(one.code))

const isWithinDates = ({ from, to }: NonNullable<RoutingWhen['dates']>, date: string) =>
  (from === null || date >= from) && (to === null || date <= to)

const ownersOf = ({ assignedOwner, componentOwner }: RoutingFacts) =>
  [...new Set([assignedOwner, componentOwner])].filter((owner) => owner !== null)

/** The order in which rules are asked: by priority, then the more specific, then as they stand. */
export function inOrder(definition: RoutingDefinition): NumberedRule[] {
  return definition.rules
    .map((rule, place) => ({ rule, place, specificity: specificityOf(rule.when) }))
    .sort((a, b) => b.rule.priority - a.rule.priority || b.specificity - a.specificity || a.place - b.place)
    .map(({ rule }, i) => ({ rule, number: i + 1 }))
}

/** Routes cases by one definition. */
export type Router = (facts: RoutingFacts) => RoutingChoice[]

/** Makes a definition ready for many cases: rules are looked up by class once. */
export function routerOf(definition: RoutingDefinition): Router {
  const enabled = inOrder(definition).filter(({ rule }) => rule.enabled)
  const byClass = new Map<string, { senders: NumberedRule[]; deputies: NumberedRule[] }>()
  const rulesOf = (kind: CaseKind, code: string) => {
    const key = `${kind} ${code}`
    const known = byClass.get(key)
    if (known !== undefined) return known
    const mine = enabled.filter(({ rule }) => holdsForClass(rule.when, kind, code))
    const isDeputy = ({ rule }: NumberedRule) => rule.target.to === 'deputy'
    const found = { senders: mine.filter((one) => !isDeputy(one)), deputies: mine.filter(isDeputy) }
    byClass.set(key, found)
    return found
  }
  return (facts) => {
    const { senders, deputies } = rulesOf(facts.kind, facts.classCode)
    const choices = new Map<string, RoutingChoice>()
    for (const by of senders) {
      if (!holds(by.rule.when, facts)) continue
      for (const unit of unitsOf(by.rule.target, facts)) {
        const choice = referred({ unit, by, deputies: [] }, deputies, facts)
        if (!choices.has(choice.unit)) choices.set(choice.unit, choice)
      }
    }
    return [...choices.values()]
  }
}

function unitsOf(target: RoutingTarget, facts: RoutingFacts): readonly string[] {
  if (target.to === 'unit') return target.units
  if (target.to === 'owner') return ownersOf(facts)
  return target.to === 'street' && facts.streetUnit !== null ? [facts.streetUnit] : []
}

/** Follows the deputies from a unit to the one that does the work now. */
function referred(
  choice: RoutingChoice,
  deputies: readonly NumberedRule[],
  facts: RoutingFacts,
): RoutingChoice {
  const passed: NumberedRule[] = []
  let unit = choice.unit
  for (;;) {
    const next = deputies.find(
      (one) => one.rule.target.to === 'deputy' && one.rule.target.of === unit && holds(one.rule.when, facts),
    )
    // A set with a circle is refused; whatever is stored, the way ends.
    if (next?.rule.target.to !== 'deputy' || passed.includes(next)) break
    passed.push(next)
    unit = next.rule.target.unit
  }
  return { ...choice, unit, deputies: passed }
}

export const ROUTING_REASONS = ['class', 'place', 'owner', 'street', 'time', 'rule', 'deputy'] as const
export type RoutingReason = (typeof ROUTING_REASONS)[number]

/** Why a unit is suggested, in a word. */
export function reasonOf({ by, deputies }: RoutingChoice): RoutingReason {
  const { when, target } = by.rule
  if (deputies.length > 0) return 'deputy'
  if (target.to === 'owner' || target.to === 'street') return target.to
  if (when.placeRule !== null || when.places.length > 0 || when.area !== null) return 'place'
  if (when.hours !== null || when.weekdays.length > 0 || when.dates !== null || when.working !== null)
    return 'time'
  return when.classes.length > 0 || when.majors.length > 0 ? 'class' : 'rule'
}
