import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ImportOptions, importEndpoints } from '../../../server/contract/import-job.ts'
import { ApiError, request } from '../../lib/api.ts'

const IMPORTS = ['imports'] as const
const POLL_MS = 1000
const PAGE = 20

export const isUnderWay = ({ state }: { state: string }) => state === 'queued' || state === 'running'

/** Imports, newest first; looked at each second while one is under way. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: IMPORTS,
    queryFn: ({ pageParam, signal }) =>
      request(importEndpoints.list, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? POLL_MS : false,
  })
}

interface Upload {
  readonly file: File
  readonly options: ImportOptions
  readonly onShare: (share: number) => void
}

/** Sends a file and tells how much of it has left: fetch does not say. */
function upload({ file, options, onShare }: Upload): Promise<unknown> {
  const body = new FormData()
  // Before the file: the server reads them in this order.
  body.set('options', JSON.stringify(options))
  body.set('file', file)
  return new Promise((done, fail) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', importEndpoints.start.path)
    sending.setRequestHeader('idempotency-key', crypto.randomUUID())
    sending.responseType = 'json'
    sending.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    sending.onload = () =>
      sending.status === 201 ? done(sending.response) : fail(refusalOf(sending.response, sending.status))
    sending.onerror = () => fail(new TypeError('unreachable'))
    sending.send(body)
  })
}

function refusalOf(told: unknown, status: number): Error {
  const isProblem = typeof told === 'object' && told !== null && 'code' in told
  return isProblem ? new ApiError(told as ApiError['problem']) : new Error(String(status))
}

export function useStartImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: upload,
    onSettled: () => queries.invalidateQueries({ queryKey: IMPORTS }),
  })
}

export function useCancelImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request(importEndpoints.cancel, { params: { id }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: IMPORTS }),
  })
}

/** What an import refused, a page after the other. */
export function useRejects(id: string) {
  return useInfiniteQuery({
    queryKey: [...IMPORTS, 'rejects', id],
    queryFn: ({ pageParam, signal }) =>
      request(importEndpoints.rejects, { params: { id }, query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
