import { z } from 'zod'
import { caseAction } from './case.ts'
import { actionBody, reportBody } from './case-actions.ts'
import { caseCounts, caseListQuery, nearby } from './case-queries.ts'
import { caseDetail, caseEvent, caseSummary } from './case-shape.ts'
import { pageOf } from './common.ts'
import { endpoint } from './endpoint.ts'

const caseId = z.object({ id: z.uuid() })
export const bulkBody = z
  .object({
    action: caseAction,
    cases: z
      .array(z.object({ id: z.uuid(), version: z.int().min(1) }))
      .min(1)
      .max(200),
    /** Judge and answer as if it were done, and leave everything as it was. */
    dryRun: z.boolean().optional(),
  })
  .loose()
export const caseEndpoints = {
  report: endpoint({
    method: 'post',
    path: '/api/v1/cases',
    tag: 'cases',
    summary: 'Report a problem',
    body: reportBody,
    answer: caseDetail,
    status: 201,
    idempotency: 'required',
    roles: ['inspector', 'intake', 'supervisor', 'dispatcher', 'video', 'grid-leader', 'building-head'],
  }),
  list: endpoint({
    method: 'get',
    path: '/api/v1/cases',
    tag: 'cases',
    summary: 'Cases within my scope',
    query: caseListQuery,
    answer: pageOf(caseSummary),
  }),
  counts: endpoint({
    method: 'get',
    path: '/api/v1/cases/counts',
    tag: 'cases',
    summary: 'Cases by desk and light within my scope',
    answer: caseCounts,
  }),
  one: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}',
    tag: 'cases',
    summary: 'A case with its clocks and allowed actions',
    params: caseId,
    answer: caseDetail,
  }),
  events: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/events',
    tag: 'cases',
    summary: 'Its immutable history, oldest first',
    params: caseId,
    answer: z.object({ items: z.array(caseEvent) }),
  }),
  nearby: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/nearby',
    tag: 'cases',
    summary: 'What is near it',
    params: caseId,
    answer: nearby,
  }),
  act: endpoint({
    method: 'post',
    path: '/api/v1/cases/{id}/actions',
    tag: 'cases',
    summary: 'Do one action of the loop',
    params: caseId,
    body: actionBody,
    answer: caseDetail,
    idempotency: 'required',
  }),
  actMany: endpoint({
    method: 'post',
    path: '/api/v1/cases/actions',
    tag: 'cases',
    summary: 'The same action on many cases, each with its own result',
    body: bulkBody,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          status: z.int(),
          case: caseSummary.optional(),
          problem: z.unknown().optional(),
        }),
      ),
    }),
    idempotency: 'required',
  }),
} as const
