import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { OPEN_STATUSES } from '../../../server/contract/case-rules.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import { inspectorEndpoints } from '../../../server/contract/geography.ts'
import { sessionEndpoints } from '../../../server/contract/identity.ts'
import { request } from '../../lib/api.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useNearby } from './useCase.ts'
import { useLimitText } from './useLimitText.ts'

const RARELY_CHANGES = 3_600_000

/** All handling units. */
export function useUnits() {
  const named = useNamed()
  const units = useQuery({
    queryKey: ['units'],
    queryFn: () => request(catalogEndpoints.units),
    staleTime: RARELY_CHANGES,
  })
  const options = (units.data?.items ?? []).map(({ code, name, nameEn }) => ({
    value: code,
    label: named(name, nameEn),
  }))
  return { options, isLoading: units.isLoading }
}

/** Handling units, the suggested ones first with the reason. */
export function useUnitOptions(theCase: CaseDetail) {
  const { t } = useTranslation()
  const named = useNamed()
  const units = useUnits()
  const suggested = theCase.suggestedUnits.map(({ code, name, nameEn, reason, load }) => ({
    value: code,
    label: [
      `★ ${named(name, nameEn)}`,
      t(`routing.suggested.reason.${reason}`),
      ...(load === null ? [] : [t('routing.suggested.load', { open: load.open })]),
    ].join(' · '),
  }))
  const others = units.options.filter((unit) => !suggested.some(({ value }) => value === unit.value))
  return { options: [...suggested, ...others], isLoading: units.isLoading }
}

/** The class's conditions with their limits; for the close, what has to be true then. */
export function useConditionOptions({ kind, classCode }: CaseDetail, isClosing: boolean) {
  const named = useNamed()
  const limitText = useLimitText()
  const found = useQuery({
    queryKey: ['class', kind, classCode],
    queryFn: () => request(catalogEndpoints.class, { params: { kind, code: classCode } }),
    staleTime: RARELY_CHANGES,
  })
  const options = (found.data?.conditions ?? []).map((condition) => ({
    value: condition.id,
    label: isClosing
      ? named(condition.closing, condition.closingEn)
      : `${named(condition.text, condition.textEn)} · ${limitText(condition.limit)}`,
  }))
  return { options, isLoading: found.isLoading }
}

/** Inspectors on duty, the near ones first. The reporter is not among them: nobody checks his own report. */
export function useInspectorOptions({ id, reporter }: CaseDetail) {
  const nearby = useNearby(id)
  const all = useQuery({
    queryKey: ['inspectors', 'options'],
    queryFn: () => request(inspectorEndpoints.list),
  })
  const near = new Map((nearby.data?.inspectors ?? []).map(({ id: who, distanceM }) => [who, distanceM]))
  const distance = (who: string) => near.get(who) ?? Number.POSITIVE_INFINITY
  const options = (all.data?.items ?? [])
    .filter(({ id: who, onDuty }) => onDuty && who !== reporter?.userId)
    .toSorted((a, b) => distance(a.id) - distance(b.id))
    .map(({ id: who, name }) => ({
      value: who,
      label: near.has(who) ? `${name} · ${Math.round(distance(who))} m` : name,
    }))
  return { options, isLoading: all.isLoading }
}

/** Open cases to merge into: the near ones of the class, or whatever the words find. */
export function useMergeOptions({ id }: CaseDetail) {
  const named = useNamed()
  const [q, setQ] = useState('')
  const nearby = useNearby(id)
  const found = useQuery({
    queryKey: ['cases', 'merge', q],
    queryFn: () => request(caseEndpoints.list, { query: { q, limit: 20, status: OPEN_STATUSES.join(',') } }),
    enabled: q !== '',
  })
  const items = q === '' ? (nearby.data?.duplicates ?? []) : (found.data?.items ?? [])
  const options = items
    .filter((other) => other.id !== id)
    .map((other) => ({
      value: other.id,
      label: `${other.number} · ${named(other.className, other.classNameEn)} · ${other.address ?? other.gridCode}`,
    }))
  return { options, isLoading: found.isFetching || nearby.isLoading, search: setQ }
}

/** The people and teams one may hand work to. */
export function useColleagueOptions() {
  const named = useNamed()
  const found = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => request(sessionEndpoints.colleagues),
  })
  const options = (found.data?.items ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: named(name, nameEn),
  }))
  return { options, isLoading: found.isLoading }
}
