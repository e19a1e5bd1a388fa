import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingRule, RoutingTarget, RoutingWhen } from '../../../server/contract/routing.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useClasses, useUnits } from './useRouting.ts'

export interface PlaceName {
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
}
const SHOWN = 3

/** The names that rules are made of, in the reader's language; a code stands for itself where nobody knows it. */
export function useNames(places: readonly PlaceName[]) {
  const named = useNamed()
  const units = useUnits().data?.items
  const classes = useClasses().data?.items
  return useMemo(() => {
    const unitNames = new Map((units ?? []).map((u) => [u.code, named(u.name, u.nameEn)]))
    const classNames = new Map((classes ?? []).map((c) => [`${c.kind} ${c.code}`, named(c.name, c.nameEn)]))
    const majorNames = new Map(
      (classes ?? []).map((c) => [`${c.kind} ${c.code.slice(0, 2)}`, named(c.major, c.majorEn)]),
    )
    const placeNames = new Map(places.map((p) => [p.code, named(p.name, p.nameEn)]))
    const of = (names: ReadonlyMap<string, string>) => (code: string) => names.get(code) ?? code
    return {
      unit: of(unitNames),
      class: of(classNames),
      major: of(majorNames),
      place: of(placeNames),
      all: { unitNames, classNames, majorNames, placeNames },
    }
  }, [named, units, classes, places])
}
export type Names = ReturnType<typeof useNames>

/** A rule's conditions and target in words. */
export function useRuleWords(names: Names) {
  const { t } = useTranslation()
  const list = useCallback(
    (words: readonly string[]) => {
      const shown = words.slice(0, SHOWN).join(t('routing.comma'))
      return words.length > SHOWN ? `${shown} ${t('routing.more', { total: words.length })}` : shown
    },
    [t],
  )
  const target = useCallback(
    (to: RoutingTarget): string => {
      if (to.to === 'unit') return to.units.map(names.unit).join(' › ')
      if (to.to === 'deputy')
        return t('routing.to.deputyWords', { of: names.unit(to.of), unit: names.unit(to.unit) })
      return t(`routing.to.${to.to}`)
    },
    [t, names],
  )
  const conditions = useCallback(
    (when: RoutingWhen): string[] => [...subjectWords(t, names, list, when), ...momentWords(t, when)],
    [t, names, list],
  )
  return { target, conditions }
}

type T = ReturnType<typeof useTranslation>['t']

function subjectWords(
  t: T,
  names: Names,
  list: (words: readonly string[]) => string,
  when: RoutingWhen,
): string[] {
  const keyed = ({ kind, code }: RoutingWhen['classes'][number]) => `${kind} ${code}`
  return [
    when.classes.length > 0 && list(when.classes.map((one) => names.class(keyed(one)))),
    when.majors.length > 0 &&
      `${t('routing.conditions.majors')} ${list(when.majors.map((one) => names.major(keyed(one))))}`,
    when.places.length > 0 && list(when.places.map(names.place)),
    when.area !== null && t('routing.conditions.areaWords', { count: when.area.length }),
    when.placeRule !== null && t(`routing.placeRules.${when.placeRule}`),
    when.owners.length > 0 && `${t('routing.conditions.owners')} ${list(when.owners.map(names.unit))}`,
  ].filter((words) => words !== false)
}

function momentWords(t: T, when: RoutingWhen): string[] {
  const dayNames = t('routing.weekdayNames', { returnObjects: true }) as string[]
  const days = when.weekdays.map((day) => dayNames[day] ?? '').join(t('routing.comma'))
  return [
    when.hours !== null && `${when.hours.from}–${when.hours.to}`,
    when.weekdays.length > 0 && t('routing.weekdaysWords', { days }),
    when.dates !== null &&
      t('routing.datesWords', { from: when.dates.from ?? '…', to: when.dates.to ?? '…' }),
    when.working !== null && t(`routing.workings.${when.working ? 'yes' : 'no'}`),
    when.sources.length > 0 && when.sources.map((source) => t(`source.${source}`)).join(t('routing.comma')),
    when.urgent !== null && t(`routing.urgents.${when.urgent ? 'yes' : 'no'}`),
  ].filter((words) => words !== false)
}

/** A rule's own name in the reader's language. */
export function useRuleName() {
  const named = useNamed()
  return useCallback((rule: Pick<RoutingRule, 'name' | 'nameEn'>) => named(rule.name, rule.nameEn), [named])
}
