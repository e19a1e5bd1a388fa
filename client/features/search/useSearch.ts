import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LonLat } from '../../../server/contract/common.ts'
import type { User } from '../../../server/contract/identity.ts'
import { POPULATION_ROLES, populationEndpoints } from '../../../server/contract/population.ts'
import { searchEndpoints } from '../../../server/contract/search.ts'
import { request } from '../../lib/api.ts'
import {
  type Choice,
  choiceOf,
  type Group,
  groupsOf,
  isPersonalNumber,
  plain,
  SHOWN_KINDS,
} from './search-hits.ts'

const EACH = 6
const PEOPLE = 4
/** Long enough to leave out most of what is typed on the way to a word. */
const PAUSE_MS = 120

export type SearchState =
  | { readonly state: 'idle' }
  | { readonly state: 'personal' }
  | { readonly state: 'searching' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void }
  /** `isCurrent` is false while an older answer stands in for the one that is awaited. */
  | { readonly state: 'found'; readonly groups: readonly Group[]; readonly isCurrent: boolean }

/**
 * What a text leads to, near a place first. Answers are kept by the text that asked for them, so one that comes late is never shown for
 * another text.
 */
export function useSearch(typed: string, { user, near }: { user: User; near: LonLat | null }): SearchState {
  const { i18n } = useTranslation()
  const isEnglish = i18n.language === 'en'
  const text = typed.trim()
  const q = useSettled(text)
  const isPersonal = isPersonalNumber(q)
  const isAsked = q !== '' && !isPersonal
  // Coarse: a pan of the map is no new question.
  const place = near === null ? {} : { lon: coarse(near.lon), lat: coarse(near.lat) }
  const hits = useQuery({
    queryKey: ['search', q, place.lon, place.lat],
    queryFn: ({ signal }) => {
      const query = { q, kinds: SHOWN_KINDS.join(','), limit: EACH, ...place }
      return request(searchEndpoints.search, { query, signal })
    },
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    // Who types wants to know soon that nothing will come.
    retry: 1,
    retryDelay: 300,
  })
  const people = usePeople(q, isAsked && user.roles.some((role) => POPULATION_ROLES.includes(role)))
  if (text === '') return { state: 'idle' }
  if (isPersonalNumber(text)) return { state: 'personal' }
  if (hits.isError && q === text)
    return { state: 'failed', error: hits.error, retry: () => void hits.refetch() }
  if (hits.data === undefined) return { state: 'searching' }
  const choices = hits.data.items.flatMap((hit) => choiceOf(hit, isEnglish) ?? [])
  const isCurrent = q === text && !hits.isPlaceholderData
  return { state: 'found', groups: groupsOf([...choices, ...people]), isCurrent }
}

/** Residents, masked, for those who may see them. */
function usePeople(q: string, isAsked: boolean): Choice[] {
  const { data } = useQuery({
    queryKey: ['search-people', q],
    queryFn: ({ signal }) => request(populationEndpoints.persons, { query: { q, limit: PEOPLE }, signal }),
    enabled: isAsked && q.length <= 50,
    retry: false,
  })
  return (data?.items ?? []).flatMap(({ id, name, phone, dwelling, buildingId }) =>
    buildingId === null
      ? []
      : [
          {
            key: id,
            id: buildingId,
            kind: 'person' as const,
            title: plain(name),
            more: Object.entries({ phone, dwelling }).flatMap(([field, one]) =>
              one === null ? [] : [{ field, pieces: plain(one) }],
            ),
            place: null,
          },
        ],
  )
}

const coarse = (degrees: number) => Math.round(degrees * 100) / 100

/** The text once nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
