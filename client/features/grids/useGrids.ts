import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import { type GridDraft, gridEditEndpoints } from '../../../server/contract/grid-edit.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const CELLS = ['grids'] as const
const RESPONSIBILITIES = ['grid-responsibilities'] as const
const CHANGES = ['grid-changes'] as const
const HISTORY = ['grid-history'] as const

/** Everything of the grids is asked for again: after a change of ours, and after anybody's. */
function useFresh() {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [CELLS, RESPONSIBILITIES, CHANGES, HISTORY].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
}

/** Unit grids, now or at an instant. */
export function useCells(at: string | null) {
  const fresh = useFresh()
  useLive('reset', () => void fresh())
  return useQuery({
    queryKey: at === null ? [...CELLS, 'unit'] : [...CELLS, 'unit', at],
    queryFn: () =>
      request(geographyEndpoints.grids, { query: { kind: 'unit', ...(at === null ? {} : { at }) } }),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  })
}

export const useResponsibilities = () =>
  useQuery({
    queryKey: RESPONSIBILITIES,
    queryFn: () => request(gridEditEndpoints.responsibilities),
    staleTime: 600_000,
  })

export const useChanges = () =>
  useQuery({
    queryKey: CHANGES,
    queryFn: () => request(gridEditEndpoints.list, { query: { limit: 50 } }),
  })

export const useHistory = (code: string | null) =>
  useQuery({
    queryKey: [...HISTORY, code],
    queryFn: () => request(gridEditEndpoints.history, { params: { code: code ?? '' } }),
    enabled: code !== null,
  })

/** What the draft would do; nothing is asked of an empty one. */
export const usePreview = ({ edits, seen }: GridDraft) =>
  useQuery({
    queryKey: ['grid-preview', edits, seen],
    queryFn: ({ signal }) => request(gridEditEndpoints.preview, { body: { edits, seen }, signal }),
    enabled: edits.length > 0,
    retry: false,
    gcTime: 60_000,
  })

export function useApply() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: (body: GridDraft & { reason: string; acceptWarnings: boolean }) =>
      request(gridEditEndpoints.apply, { body }),
    onSuccess: fresh,
  })
}

export function useUndo() {
  const fresh = useFresh()
  return useMutation({
    mutationFn: ({ id, reason }: { id: number; reason: string }) =>
      request(gridEditEndpoints.undo, { params: { id: String(id) }, body: { reason } }),
    onSuccess: fresh,
  })
}
