import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { caseAccountEndpoints } from '../../../server/contract/case-accounts.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { request } from '../../lib/api.ts'

/** A running clock moves on: asked for again this often while it is looked at. */
const REFRESH_MS = 60_000

type Known = Pick<CaseDetail, 'id' | 'version'>

/** Why it is due then; asked for only while somebody looks. Each step of the case asks anew. */
export const useExplanation = ({ id, version }: Known, isWanted: boolean) =>
  useQuery({
    queryKey: ['cases', 'explanation', id, version],
    queryFn: ({ signal }) => request(caseAccountEndpoints.explanation, { params: { id }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    enabled: isWanted,
  })

export const useDecisions = ({ id, version }: Known) =>
  useQuery({
    queryKey: ['cases', 'decisions', id, version],
    queryFn: ({ signal }) => request(caseAccountEndpoints.decisions, { params: { id }, signal }),
    placeholderData: keepPreviousData,
  })
