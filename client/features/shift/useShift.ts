import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessionEndpoints } from '../../../server/contract/identity.ts'
import { type StreamPresence, shiftEndpoints } from '../../../server/contract/shift.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const SHEETS = ['shift', 'sheets']
const LOG = ['shift', 'log']

/** Hand-over sheets, the newest first, live, and how many wait for me. */
export function useSheets() {
  const queries = useQueryClient()
  useLive<StreamPresence>('presence', (told) => {
    if ('sheets' in told) void queries.invalidateQueries({ queryKey: SHEETS })
  })
  return useQuery({
    queryKey: SHEETS,
    queryFn: () => request(shiftEndpoints.sheets, { query: { limit: 50 } }),
    refetchInterval: 120_000,
  })
}

export const useSheet = (id: string) =>
  useQuery({ queryKey: [...SHEETS, id], queryFn: () => request(shiftEndpoints.sheet, { params: { id } }) })

/** What a sheet would say now. */
export const useSheetNow = () =>
  useQuery({ queryKey: ['shift', 'now'], queryFn: () => request(shiftEndpoints.sheetPreview) })

export function useMakeSheet() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { words: string; to: string | null }) => request(shiftEndpoints.makeSheet, { body }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: SHEETS }),
  })
}

export function useConfirmSheet() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request(shiftEndpoints.confirmSheet, { params: { id } }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: SHEETS })
      void queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
}

export const useReceivers = () =>
  useQuery({ queryKey: ['colleagues'], queryFn: () => request(sessionEndpoints.colleagues) })

/** The log of the shifts. */
export function useLog() {
  const queries = useQueryClient()
  const again = () => void queries.invalidateQueries({ queryKey: LOG })
  const list = useQuery({
    queryKey: LOG,
    queryFn: () => request(shiftEndpoints.shiftNotes, { query: { limit: 100 } }),
    refetchInterval: 60_000,
  })
  const add = useMutation({
    mutationFn: (text: string) => request(shiftEndpoints.addShiftNote, { body: { text } }),
    onSuccess: again,
  })
  const remove = useMutation({
    mutationFn: (id: string) => request(shiftEndpoints.removeNote, { params: { id } }),
    onSuccess: again,
  })
  return { list, add, remove }
}
