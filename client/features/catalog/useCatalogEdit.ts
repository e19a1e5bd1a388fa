import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseKind } from '../../../server/contract/case.ts'
import { type CaseClassDetail, catalogEndpoints } from '../../../server/contract/catalog.ts'
import { type ClassDraft, catalogEditEndpoints } from '../../../server/contract/catalog-edit.ts'
import { request } from '../../lib/api.ts'

export interface ClassKey {
  readonly kind: CaseKind
  readonly code: string
}
const KEY = ['catalog'] as const

/** Every class of the edition in force, also those that no new case takes. */
export const useCatalog = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(catalogEndpoints.classes, { query: { retired: 'true' }, signal }),
  })

/** A class with what the call desk says and asks of it. */
export const useClassDetail = ({ kind, code }: ClassKey) =>
  useQuery({
    queryKey: [...KEY, 'class', kind, code],
    queryFn: ({ signal }) => request(catalogEndpoints.class, { params: { kind, code }, signal }),
  })

export const useHandlingUnits = () =>
  useQuery({ queryKey: ['units'], queryFn: () => request(catalogEndpoints.units), staleTime: 3_600_000 })

export const useChanges = ({ kind, code }: ClassKey) =>
  useQuery({
    queryKey: [...KEY, 'changes', kind, code],
    queryFn: ({ signal }) => request(catalogEditEndpoints.changes, { params: { kind, code }, signal }),
  })

/** What changed limits would have made of closed cases. */
export const useTrial = () =>
  useMutation({
    mutationFn: ({ of, draft }: { of: ClassKey; draft: ClassDraft }) =>
      request(catalogEditEndpoints.trial, { params: of, body: { draft } }),
  })

interface Saved {
  readonly of: ClassKey
  readonly draft: ClassDraft
  readonly reason: string
  /** The version that was edited; null for a class that is made. */
  readonly version: number | null
}

export function useSaveClass() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ of, draft, reason, version }: Saved): Promise<CaseClassDetail> =>
      version === null
        ? request(catalogEditEndpoints.make, { body: { ...of, reason, draft } })
        : request(catalogEditEndpoints.change, { params: of, body: { version, reason, draft } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['classes'] })
      void queries.invalidateQueries({ queryKey: ['class'] })
      return queries.invalidateQueries({ queryKey: KEY })
    },
  })
}
