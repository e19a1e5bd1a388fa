import type { FieldError } from './common.ts'
import type { RoutingDefinition, RoutingRule, RoutingTarget } from './routing.ts'
import { areaFault } from './routing-area.ts'
import { canAllHold } from './routing-overlap.ts'
import { minuteOf, specificityOf } from './routing-rules.ts'

/** What is wrong with a set of rules: each fault names its rule and field, with the keys of all rules that are part of it. */
export interface RoutingFault extends FieldError {
  readonly rules: readonly string[]
}

/** What exists, to be named by rules. */
export interface KnownToRouting {
  readonly units: ReadonlySet<string>
  /** Whoever may own a component. */
  readonly organisations: ReadonlySet<string>
  /** `event 09009`. */
  readonly classes: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

interface Placed {
  readonly rule: RoutingRule
  /** `rules.3` */
  readonly at: string
}

/** All that nobody could route by; `known` absent: what can be said without the city. */
export function routingFaults(definition: RoutingDefinition, known?: KnownToRouting): RoutingFault[] {
  const placed = definition.rules.map((rule, i) => ({ rule, at: `rules.${i}` }))
  const own = placed.flatMap((one) => [
    ...shapeFaults(one),
    ...(known === undefined ? [] : unknownFaults(one, known)),
  ])
  const same = placed.flatMap((one, i) =>
    placed.findIndex(({ rule }) => rule.key === one.rule.key) < i
      ? [fault(one, 'key', 'same-key', 'Two rules have one key.')]
      : [],
  )
  // Rules that say nothing clear contradict nothing either.
  const wrong = new Set(own.map(({ rules }) => rules[0]))
  const clear = placed.filter(({ rule }) => rule.enabled && !wrong.has(rule.key))
  return [...own, ...same, ...contradictions(clear), ...circles(clear)]
}

const fault = ({ rule, at }: Placed, field: string, code: string, detail: string): RoutingFault => ({
  field: `definition.${at}${field && '.'}${field}`,
  code,
  detail: `Rule “${rule.nameEn || rule.name}”: ${detail}`,
  rules: [rule.key],
})

function shapeFaults(one: Placed): RoutingFault[] {
  const { when, target, name } = one.rule
  const found: RoutingFault[] = []
  const say = (field: string, code: string, detail: string) => found.push(fault(one, field, code, detail))
  if (name.trim() === '') say('name', 'no-name', 'it has no name.')
  if (target.to === 'unit' && target.units.length === 0) say('target.units', 'no-unit', 'it names no unit.')
  if (target.to === 'unit' && new Set(target.units).size < target.units.length)
    say('target.units', 'unit-twice', 'it names a unit twice.')
  if (when.hours !== null) {
    const [from, to] = [minuteOf(when.hours.from), minuteOf(when.hours.to)]
    if (from === null || to === null) say('when.hours', 'no-such-time', 'hours are written as 08:30.')
    else if (from === to || (from === 1440 && to === 0))
      say('when.hours', 'no-time', 'from and to are the same, so it would never hold.')
  }
  if (when.dates !== null) {
    const { from, to } = when.dates
    const wrong = [from, to].find((date) => date !== null && !isDate(date))
    if (wrong !== undefined) say('when.dates', 'no-such-date', `there is no date ${wrong}.`)
    else if (from !== null && to !== null && from > to)
      say('when.dates', 'no-time', 'it ends before it begins, so it would never hold.')
  }
  if (when.places.some((code) => !/^(\d{9}|\d{12}|\d{15})$/.test(code)))
    say('when.places', 'no-place-code', 'a place is a code of 9, 12 or 15 digits.')
  if (when.area !== null) {
    if (when.places.length > 0) say('when.area', 'place-twice', 'it names places and draws an area.')
    const broken = areaFault(when.area)
    if (broken !== null) say('when.area', broken, `the drawn area is none (${broken}).`)
  }
  if (when.majors.some(({ code }) => !/^\d\d$/.test(code)))
    say('when.majors', 'no-major-code', 'a major class is two digits.')
  return found
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  )
}

function unknownFaults(one: Placed, known: KnownToRouting): RoutingFault[] {
  const { when, target } = one.rule
  const units = target.to === 'unit' ? target.units : target.to === 'deputy' ? [target.of, target.unit] : []
  const missing = (
    field: string,
    code: string,
    what: string,
    names: readonly string[],
    all: ReadonlySet<string>,
  ) =>
    names
      .filter((name) => !all.has(name))
      .map((name) => fault(one, field, code, `there is no ${what} ${name}.`))
  const majors = new Set([...known.classes].map((name) => name.slice(0, -3)))
  const classes = when.classes.map(({ kind, code }) => `${kind} ${code}`)
  return [
    ...missing(
      target.to === 'deputy' ? 'target' : 'target.units',
      'unknown-unit',
      'unit',
      units,
      known.units,
    ),
    ...missing('when.owners', 'unknown-unit', 'unit', when.owners, known.organisations),
    ...missing('when.classes', 'unknown-class', 'class', classes, known.classes),
    ...missing(
      'when.majors',
      'unknown-class',
      'major class',
      when.majors.map(({ kind, code }) => `${kind} ${code}`),
      majors,
    ),
    ...missing('when.places', 'unknown-place', 'place', when.places, known.places),
  ]
}

/** Where a rule sends first; rules of one target never contradict each other. */
const targetOf = (target: RoutingTarget) =>
  target.to === 'unit'
    ? `unit ${target.units[0]}`
    : target.to === 'deputy'
      ? `deputy ${target.unit}`
      : target.to
/** Only rules that answer the same question can contradict each other. */
const questionOf = (target: RoutingTarget) => (target.to === 'deputy' ? `deputy of ${target.of}` : '')

/** Rules of one priority that are equally specific, could hold for one case and name different units. */
function contradictions(placed: readonly Placed[]): RoutingFault[] {
  const groups = Map.groupBy(placed, ({ rule }) =>
    [questionOf(rule.target), rule.priority, specificityOf(rule.when)].join(' '),
  )
  return [...groups.values()].flatMap((group) =>
    group.flatMap((a, i) =>
      group.slice(i + 1).flatMap((b) => {
        if (targetOf(a.rule.target) === targetOf(b.rule.target)) return []
        if (!canAllHold([a.rule.when, b.rule.when])) return []
        const rules = [a.rule.key, b.rule.key]
        const told = (mine: Placed, other: Placed): RoutingFault => ({
          ...fault(
            mine,
            '',
            'contradiction',
            `it and “${other.rule.nameEn || other.rule.name}” can both hold, with the same priority, and name different units.`,
          ),
          rules,
        })
        return [told(a, b), told(b, a)]
      }),
    ),
  )
}

interface Deputy extends Placed {
  readonly of: string
  readonly unit: string
}
/** So many ways are followed before a tangle of deputies is refused as a whole. */
const MOST_STEPS = 20_000

/** Deputies whose work would come back to where it started, at a time when all their conditions hold. */
function circles(placed: readonly Placed[]): RoutingFault[] {
  const deputies = placed.flatMap((one) =>
    one.rule.target.to === 'deputy' ? [{ ...one, of: one.rule.target.of, unit: one.rule.target.unit }] : [],
  )
  const found = new Map<string, Deputy[]>()
  let steps = 0
  const walk = (path: readonly Deputy[], first: number) => {
    const [start, last] = [path[0], path.at(-1)]
    steps += 1
    if (start === undefined || last === undefined || steps > MOST_STEPS) return
    if (last.unit === start.of) {
      found.set(
        path
          .map(({ rule }) => rule.key)
          .toSorted()
          .join(' '),
        [...path],
      )
      return
    }
    // Each circle is found from its first rule; none passes a unit twice.
    for (const next of deputies.slice(first + 1))
      if (
        next.of === last.unit &&
        !path.some(({ of }) => of === next.unit && of !== start.of) &&
        canAllHold([...path, next].map(({ rule }) => rule.when))
      )
        walk([...path, next], first)
  }
  for (const [first, one] of deputies.entries()) walk([one], first)
  if (steps > MOST_STEPS)
    return deputies.slice(0, 1).map((one) => ({
      ...fault(one, 'target', 'tangle', 'there are too many deputies of deputies to follow.'),
      rules: deputies.map(({ rule }) => rule.key),
    }))
  return [...found.values()].flatMap((path) => {
    const way = [path[0]?.of, ...path.map(({ unit }) => unit)].join(' → ')
    const rules = path.map(({ rule }) => rule.key)
    return path.map((one) => ({
      ...fault(one, 'target', 'circle', `the deputies go in a circle: ${way}.`),
      rules,
    }))
  })
}
