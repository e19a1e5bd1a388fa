import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { caseAccountEndpoints, type costBody } from '../../../server/contract/case-accounts.ts'
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

const costsKey = (id: string) => ['cases', 'costs', id]

/** What was spent on it and paid back, kept with the case's steps. */
export const useCosts = ({ id }: Known) =>
  useQuery({
    queryKey: costsKey(id),
    queryFn: ({ signal }) => request(caseAccountEndpoints.costs, { params: { id }, signal }),
  })

/** One line of costs. A try again after a lost answer sends the same key: it is not written twice. */
export function useAddCost(id: string) {
  const queries = useQueryClient()
  const sent = useRef<{ body: string; key: string }>(undefined)
  return useMutation({
    mutationFn: (body: z.input<typeof costBody>) => {
      const text = JSON.stringify(body)
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() }
      return request(caseAccountEndpoints.addCost, { params: { id }, body, key: sent.current.key })
    },
    onSuccess: (costs) => queries.setQueryData(costsKey(id), costs),
  })
}
