import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import {
  isOperator,
  PRESENCE_BEAT_MS,
  type Present,
  type StreamPresence,
  shiftEndpoints,
} from '../../../server/contract/shift.ts'
import { addressOf, request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'
import { useSession } from '../../lib/session.ts'

const KEY = ['presence']
type Known = { items: { caseId: string; people: Present[] }[] }
const NOBODY: readonly Present[] = []

/** Who else is at which case, live; the center's operators alone know. */
export function usePresence(): (caseId: string) => readonly Present[] {
  const queries = useQueryClient()
  const me = useSession().data
  const mayKnow = me !== undefined && me !== null && isOperator(me)
  const known = useQuery({
    queryKey: KEY,
    queryFn: () => request(shiftEndpoints.presence),
    enabled: mayKnow,
    refetchInterval: 60_000,
  }).data
  useLive<StreamPresence>('presence', (told) => {
    if ('sheets' in told) return
    queries.setQueryData<Known>(KEY, (before) =>
      before === undefined
        ? before
        : { items: [...before.items.filter(({ caseId }) => caseId !== told.caseId), told].filter(hasPeople) },
    )
  })
  useLive('reset', () => void queries.invalidateQueries({ queryKey: KEY }))
  const others = useMemo(
    () =>
      new Map(
        known?.items.map(({ caseId, people }) => [caseId, people.filter(({ userId }) => userId !== me?.id)]),
      ),
    [known, me?.id],
  )
  return useMemo(() => (caseId: string) => others.get(caseId) ?? NOBODY, [others])
}

const hasPeople = ({ people }: { people: readonly Present[] }) => people.length > 0

/** One page in one browser. */
const screen = crypto.randomUUID()

/** Says that this screen shows the case: at once, then again and again; a page that goes says so with its last breath. */
export function useSayPresent(caseId: string | null, typing: boolean): void {
  const me = useSession().data
  const mayTell = me !== undefined && me !== null && isOperator(me)
  useEffect(() => {
    if (!mayTell) return
    const say = () =>
      void request(shiftEndpoints.beat, { body: { screen, caseId, typing } }).catch(() => undefined)
    say()
    const timer = setInterval(say, PRESENCE_BEAT_MS)
    return () => clearInterval(timer)
  }, [mayTell, caseId, typing])
  useEffect(() => {
    if (!mayTell) return
    const leave = () => {
      const body = JSON.stringify({ screen, caseId: null, typing: false })
      navigator.sendBeacon(addressOf(shiftEndpoints.beat), new Blob([body], { type: 'application/json' }))
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [mayTell])
}

/** A name as it fits a badge: the last two characters of a Chinese one, the first letters of others. */
export function initialsOf(name: string): string {
  if (/[\u4e00-\u9fff]/.test(name)) return name.slice(-2)
  return name
    .split(/[\s-]+/)
    .map(([first = '']) => first.toUpperCase())
    .join('')
    .slice(0, 2)
}
