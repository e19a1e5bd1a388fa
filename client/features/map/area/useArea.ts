import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  type AreaItem,
  type AreaKind,
  type AreaPolygon,
  areaEndpoints,
} from '../../../../server/contract/area.ts'
import { request } from '../../../lib/api.ts'
import type { LonLat } from '../../../scene/scene-port.ts'

/** An area asked about; `at` null: now. */
export interface Asked {
  readonly ring: readonly LonLat[]
  readonly at: string | null
}

const PAGE = 100
/** The world goes on: what is inside now is asked again while it is looked at. */
const REFRESH_MS = 30_000

const polygonOf = (ring: readonly LonLat[]): AreaPolygon => ({
  type: 'Polygon',
  coordinates: [ring.map(({ lon, lat }): [number, number] => [lon, lat])],
})
const bodyOf = ({ ring, at }: Asked) => ({ polygon: polygonOf(ring), ...(at === null ? {} : { at }) })
const keyOf = ({ ring, at }: Asked) => [ring.map(({ lon, lat }) => `${lon},${lat}`).join(' '), at]

/** How much is inside. */
export const useAreaCounts = (asked: Asked) =>
  useQuery({
    queryKey: ['area', 'counts', ...keyOf(asked)],
    queryFn: ({ signal }) => request(areaEndpoints.inside, { body: bodyOf(asked), signal }),
    placeholderData: keepPreviousData,
    refetchInterval: asked.at === null ? REFRESH_MS : false,
  })

/** One kind of it, page by page. */
export const useAreaList = (asked: Asked, kind: AreaKind, classCode: string | null) =>
  useInfiniteQuery({
    queryKey: ['area', 'list', ...keyOf(asked), kind, classCode],
    queryFn: ({ pageParam, signal }) =>
      readPage(asked, { kind, classCode, cursor: pageParam, limit: PAGE, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

interface Page {
  readonly kind: AreaKind
  readonly classCode: string | null
  readonly cursor: string
  readonly limit: number
  readonly signal?: AbortSignal
}

function readPage(asked: Asked, { kind, classCode, cursor, limit, signal }: Page) {
  return request(areaEndpoints.list, {
    params: { kind },
    body: {
      ...bodyOf(asked),
      limit,
      ...(classCode === null ? {} : { class: classCode }),
      ...(cursor === '' ? {} : { cursor }),
    },
    ...(signal === undefined ? {} : { signal }),
  })
}

/** A file or a bulk step takes no more of them at once. */
export const MOST_TAKEN = 10_000

/** All of one kind, up to `most`. */
export async function readAll(asked: Asked, kind: AreaKind, classCode: string | null, most = MOST_TAKEN) {
  const found: AreaItem[] = []
  for (let cursor: string | null = ''; cursor !== null && found.length < most; ) {
    const page: { items: AreaItem[]; nextCursor: string | null } = await readPage(asked, {
      ...{ kind, classCode, cursor },
      limit: 500,
    })
    found.push(...page.items)
    cursor = page.nextCursor
  }
  return found.slice(0, most)
}
