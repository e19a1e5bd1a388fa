import { useQueries } from '@tanstack/react-query'
import type { MapService } from '../../../../server/contract/map-service.ts'
import { sampleTile } from '../../../../server/contract/map-tile.ts'
import { originsOf, useBlockedOrigins } from '../../../lib/blocked-origins.ts'
import { useCity } from '../useMapData.ts'

/** How often one that is shown is asked whether it still answers, and one that did not. */
const LOOK_MS = 120_000
const PATIENCE_MS = 10_000

export type Silence = 'silent' | 'empty' | 'blocked'

interface Answering {
  /** Why a service shows nothing, by its id; those that answer are left out. */
  readonly silent: ReadonlyMap<string, Silence>
  /** Changes when one answers again: its tiles are then asked for anew. */
  readonly turn: string
  readonly isAsking: boolean
  retry(): void
}

/** Whether the services that are shown answer, judged by one tile of each over the middle of the city. */
export function useAnswering(shown: readonly MapService[]): Answering {
  const center = useCity().data?.center
  const blocked = useBlockedOrigins()
  const asked = useQueries({
    queries: shown.map((service) => ({
      queryKey: ['map-services', 'answers', service.id, service.version, center],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        center === undefined ? 'shows' : ask(sampleTile(service, center).address, signal),
      enabled: center !== undefined,
      refetchInterval: LOOK_MS,
      retry: false,
    })),
  })
  const silent = new Map<string, Silence>()
  for (const [i, service] of shown.entries()) {
    const came = asked[i]?.data
    if (originsOf(service).some((origin) => blocked.has(origin))) silent.set(service.id, 'blocked')
    else if (came !== undefined && came !== 'shows') silent.set(service.id, came)
  }
  return {
    silent,
    turn: asked.map(({ data }) => data ?? '').join(' '),
    isAsking: asked.some(({ isFetching }) => isFetching),
    retry: () => {
      for (const one of asked) void one.refetch()
    },
  }
}

/** What a service answers to a browser: something to show, nothing for this place, or not at all. */
async function ask(address: string, signal: AbortSignal): Promise<'shows' | 'silent' | 'empty'> {
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
    await answer.body?.cancel()
    const isPicture = answer.headers.get('content-type')?.startsWith('image/') ?? false
    return answer.ok && isPicture ? 'shows' : 'empty'
  } catch (error) {
    if (signal.aborted) throw error
    return 'silent'
  }
}
