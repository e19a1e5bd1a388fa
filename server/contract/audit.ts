import { z } from 'zod'
import { instant, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A line of the audit: who did what to what, why, with what changed. Phone and identity numbers in it are masked. */
export const auditLine = z.object({
  id: z.string(),
  at: instant,
  actor: z.object({ id: z.string(), username: z.string(), name: z.string() }).nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string().nullable(),
  /** What people call it: a case's number, a user's name. */
  objectName: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditLine = z.infer<typeof auditLine>

/** What is looked for; all of it holds. Sent in a body: a reason may name a person, and addresses are logged. */
export const auditQuestion = z.object({
  from: instant.optional(),
  to: instant.optional(),
  actor: z.uuid().optional(),
  action: z.string().max(60).optional(),
  objectKind: z.string().max(60).optional(),
  objectId: z.string().max(100).optional(),
  /** Words anywhere in the reason. */
  q: z.string().trim().max(100).optional(),
})
export type AuditQuestion = z.infer<typeof auditQuestion>

const admin = { tag: 'administration', roles: ['admin'] } as const

export const auditEndpoints = {
  search: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/admin/audit/search',
    summary: 'Search the audit, newest first; a search is itself audited',
    body: auditQuestion.extend(pageQuery.shape),
    answer: pageOf(auditLine),
    idempotency: 'never',
  }),
  terms: endpoint({
    ...admin,
    method: 'get',
    path: '/api/v1/admin/audit/terms',
    summary: 'Actions and kinds of object that occur',
    answer: z.object({ actions: z.array(z.string()), objectKinds: z.array(z.string()) }),
  }),
  export: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/admin/audit/export',
    summary: 'What a search finds as CSV, at most 100,000 lines; audited',
    body: auditQuestion,
    answer: z.string(),
    answerType: 'text/csv',
    idempotency: 'never',
  }),
} as const
