import type { RoutingWhen } from './routing.ts'
import { type Corner, meet } from './routing-area.ts'
import { minuteOf } from './routing-rules.ts'

/** All that several rules ask at once; `null` asks nothing. */
interface Common {
  /** `event 0901`: a class or the beginning of one. */
  readonly classes: readonly string[] | null
  /** Places, each a code or the beginning of one. */
  readonly places: readonly string[] | null
  readonly areas: readonly (readonly Corner[])[]
  readonly sets: readonly (readonly (string | number | boolean)[] | null)[]
  /** Minutes of the day, `[from, to)`. */
  readonly minutes: readonly (readonly [number, number])[] | null
  readonly dates: readonly [string, string]
}

const EVER = ['0000-00-00', '9999-99-99'] as const

function commonOf(when: RoutingWhen): Common {
  const classes = [...when.classes, ...when.majors].map(({ kind, code }) => `${kind} ${code}`)
  return {
    classes: orAny(classes),
    places: orAny(when.places),
    areas: when.area === null ? [] : [when.area],
    sets: [
      orAny(when.owners),
      orAny(when.weekdays),
      orAny(when.sources),
      one(when.placeRule),
      one(when.working),
      one(when.urgent),
    ],
    minutes: when.hours === null ? null : minutesOf(when.hours),
    dates: [when.dates?.from ?? EVER[0], when.dates?.to ?? EVER[1]],
  }
}

const orAny = <T>(list: readonly T[]) => (list.length === 0 ? null : list)
const one = <T>(value: T | null) => (value === null ? null : [value])

function minutesOf({ from, to }: { from: string; to: string }): [number, number][] {
  const [start, end] = [minuteOf(from) ?? 0, minuteOf(to) ?? 1440]
  const spans: [number, number][] =
    start <= end
      ? [[start, end]]
      : [
          [start, 1440],
          [0, end],
        ]
  return spans.filter(([a, b]) => b > a)
}

/** What both ask; null where no case could meet both. */
function both(a: Common, b: Common): Common | null {
  const classes = byPrefix(a.classes, b.classes)
  const places = byPrefix(a.places, b.places)
  const sets = a.sets.map((set, i) => inBoth(set, b.sets[i] ?? null))
  const minutes = spansInBoth(a.minutes, b.minutes)
  const dates = [last([a.dates[0], b.dates[0]]), first([a.dates[1], b.dates[1]])] as const
  const isNowhere = [classes, places, minutes, ...sets].some((list) => list?.length === 0)
  if (isNowhere || dates[0] > dates[1]) return null
  if (!a.areas.every((area) => b.areas.every((other) => meet(area, other)))) return null
  return { classes, places, sets, minutes, dates, areas: [...a.areas, ...b.areas] }
}

const first = (dates: readonly [string, string]) => dates.toSorted()[0] ?? ''
const last = (dates: readonly [string, string]) => dates.toSorted()[1] ?? ''

/** Of codes that stand for all that begins with them. */
function byPrefix(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  return a.flatMap((x) => b.flatMap((y) => (x.startsWith(y) ? [x] : y.startsWith(x) ? [y] : [])))
}

function inBoth<T>(a: readonly T[] | null, b: readonly T[] | null): readonly T[] | null {
  if (a === null || b === null) return a ?? b
  return a.filter((value) => b.includes(value))
}

function spansInBoth(a: Common['minutes'], b: Common['minutes']): Common['minutes'] {
  if (a === null || b === null) return a ?? b
  return a
    .flatMap(([from, to]) => b.map(([f, t]) => [Math.max(from, f), Math.min(to, t)] as const))
    .filter(([from, to]) => to > from)
}

/**
 * Whether a case could meet all of these at once. Where only a map could tell (a drawn area and a named place), the answer is
 * that it could.
 */
export function canAllHold(whens: readonly RoutingWhen[]): boolean {
  let common: Common | null = null
  for (const when of whens) {
    const next = commonOf(when)
    common = common === null ? next : both(common, next)
    if (common === null) return false
  }
  return true
}
