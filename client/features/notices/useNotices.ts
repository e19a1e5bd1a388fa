import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { type Notice, noticeEndpoints } from '../../../server/contract/notice.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const KEY = ['notices']
const PAGE = 30
/** An escalation tells many at once: asked after the rest of a burst has come. */
const SETTLE_MS = 300
/** The stream says when there is one; this is for what it may have missed. */
const REFRESH_MS = 120_000

type Page = { items: Notice[]; nextCursor: string | null; unread: number }

/** What I must hear of, newest first, kept live. */
export function useNotices() {
  const queries = useQueryClient()
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const list = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      request(noticeEndpoints.list, {
        query: { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFRESH_MS,
  })
  const again = useCallback(() => {
    // Not put off by the next one: where they never cease, it would never be asked.
    if (settling.current !== undefined) return
    settling.current = setTimeout(() => {
      settling.current = undefined
      void queries.invalidateQueries({ queryKey: KEY })
    }, SETTLE_MS)
  }, [queries])
  useLive('notice', again)
  useLive('reset', again)
  const pages = list.data?.pages ?? []
  return { list, items: pages.flatMap(({ items }) => items), unread: pages[0]?.unread ?? 0 }
}

/** Marks one as read, or all up to and with it; shown at once, taken back by the next answer if the server refused. */
export function useReadNotice() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { id: string; upTo: boolean }) => request(noticeEndpoints.read, { body }),
    onMutate: ({ id, upTo }) => {
      const at = new Date().toISOString()
      const isRead = (notice: Notice) => notice.id === id || (upTo && Number(notice.id) <= Number(id))
      queries.setQueryData<InfiniteData<Page, string>>(KEY, (data) =>
        data === undefined
          ? data
          : {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                items: page.items.map((one) => (isRead(one) ? { ...one, readAt: one.readAt ?? at } : one)),
              })),
            },
      )
    },
    onSuccess: ({ unread }) =>
      queries.setQueryData<InfiniteData<Page, string>>(KEY, (data) =>
        data === undefined ? data : { ...data, pages: data.pages.map((page) => ({ ...page, unread })) },
      ),
    onError: () => void queries.invalidateQueries({ queryKey: KEY }),
  })
}
