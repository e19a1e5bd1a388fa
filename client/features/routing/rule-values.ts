import type { CaseKind, CaseSource } from '../../../server/contract/case.ts'
import type { RoutingRule, RoutingTarget } from '../../../server/contract/routing.ts'
import { cornersOf, textOf } from './rules-draft.ts'

/** A rule as the form holds it: lists of keys, texts, and words for what is asked or not. */
export interface RuleValues {
  name: string
  nameEn: string
  priority: number
  enabled: boolean
  to: RoutingTarget['to']
  units: string[]
  of: string | undefined
  deputy: string | undefined
  classes: string[]
  majors: string[]
  places: string[]
  area: string
  placeRule: 'carriageway' | 'pavement' | undefined
  owners: string[]
  hoursFrom: string
  hoursTo: string
  weekdays: number[]
  datesFrom: string
  datesTo: string
  working: 'yes' | 'no' | undefined
  sources: CaseSource[]
  urgent: 'yes' | 'no' | undefined
}

const wordOf = (value: boolean | null) => (value === null ? undefined : value ? 'yes' : 'no')
const keyed = ({ kind, code }: { kind: CaseKind; code: string }) => `${kind} ${code}`
function classOf(key: string): { kind: CaseKind; code: string } {
  const [kind, code = ''] = key.split(' ')
  return { kind: kind === 'component' ? 'component' : 'event', code }
}

export function valuesOf({ name, nameEn, priority, enabled, when, target }: RoutingRule): RuleValues {
  return {
    ...{ name, nameEn, priority, enabled, to: target.to },
    units: target.to === 'unit' ? target.units : [],
    of: target.to === 'deputy' ? target.of : undefined,
    deputy: target.to === 'deputy' ? target.unit : undefined,
    classes: when.classes.map(keyed),
    majors: when.majors.map(keyed),
    places: when.places,
    area: textOf(when.area ?? []),
    placeRule: when.placeRule ?? undefined,
    owners: when.owners,
    hoursFrom: when.hours?.from ?? '',
    hoursTo: when.hours?.to ?? '',
    weekdays: when.weekdays,
    datesFrom: when.dates?.from ?? '',
    datesTo: when.dates?.to ?? '',
    working: wordOf(when.working),
    sources: when.sources,
    urgent: wordOf(when.urgent),
  }
}

export function ruleOf(key: string, values: RuleValues): RoutingRule {
  const { name, nameEn, priority, enabled, hoursFrom, hoursTo, datesFrom, datesTo } = values
  const area = cornersOf(values.area)
  const asked = (word: 'yes' | 'no' | undefined) => (word === undefined ? null : word === 'yes')
  return {
    ...{ key, priority, enabled, name: name.trim(), nameEn: nameEn.trim() },
    when: {
      classes: values.classes.map(classOf),
      majors: values.majors.map(classOf),
      places: values.places,
      area: 'corners' in area && area.corners.length > 0 ? area.corners : null,
      placeRule: values.placeRule ?? null,
      owners: values.owners,
      hours: hoursFrom === '' && hoursTo === '' ? null : { from: hoursFrom, to: hoursTo },
      weekdays: values.weekdays.toSorted((a, b) => a - b),
      dates: datesFrom === '' && datesTo === '' ? null : { from: datesFrom || null, to: datesTo || null },
      working: asked(values.working),
      sources: values.sources,
      urgent: asked(values.urgent),
    },
    target: targetOf(values),
  }
}

function targetOf({ to, units, of = '', deputy = '' }: RuleValues): RoutingTarget {
  if (to === 'unit') return { to, units }
  return to === 'deputy' ? { to, of, unit: deputy } : { to }
}
