import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { StreamGround } from '../../../../server/contract/stream.ts'
import { originsOf, useBlockedOrigins } from '../../../lib/blocked-origins.ts'
import { useLive } from '../../../lib/live.tsx'
import { useMapServices } from '../../../lib/useMapServices.ts'

const LAYER = '/tiles/terrain/layer.json'

/** Which ground is served; null where there is no telling. */
async function readVersion(): Promise<string | null> {
  const answer = await fetch(LAYER)
  if (!answer.ok) return null
  const { version } = (await answer.json()) as { version?: unknown }
  return typeof version === 'string' ? version : null
}

/** What this page shows of the map that is old, and that only a page loaded anew can show: words that change with what it is. */
export function useMapNews(): { ground: string | null; services: string | null } {
  // The page's own is asked for once, as the scene does.
  const shown = useQuery({
    queryKey: ['ground', 'shown'],
    queryFn: readVersion,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data
  // Asked again when somebody says that it is another.
  const { data: now, refetch } = useQuery({
    queryKey: ['ground', 'now'],
    queryFn: readVersion,
    enabled: false,
  })
  const look = () => void refetch()
  useLive<StreamGround>('ground', look)
  useLive('reset', look)
  const isOther = typeof shown === 'string' && typeof now === 'string' && shown !== now
  return { ground: isOther ? now : null, services: useStrangers() }
}

/** Origins of map services that this page was not loaded with. */
function useStrangers(): string | null {
  const items = useMapServices().data?.items
  const blocked = useBlockedOrigins()
  const first = useRef<ReadonlySet<string> | null>(null)
  const origins = (items ?? []).filter(({ enabled }) => enabled).flatMap(originsOf)
  useEffect(() => {
    if (items !== undefined) first.current ??= new Set(origins)
  })
  const strange = origins.filter((one) => blocked.has(one) || first.current?.has(one) === false)
  return strange.length === 0 ? null : strange.sort().join(' ')
}
