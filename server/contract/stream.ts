import { z } from 'zod'
import { caseAction } from './case.ts'
import { caseSummary } from './case-shape.ts'
import { instant, lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * Server-Sent Events. `id:` is the position to resume from (Last-Event-ID header or `lastEventId`). Event names:
 * `case` (a step of a case within my scope, in order, once), `counters` (desk counts changed), `position` (an inspector moved;
 * coalesced, not resumed), `notice` (there is one for me: GET /notices), `hello` (the position at the start), `reset` (the position asked for is too old, or a changed policy moved the clocks: load afresh).
 */
export const streamCase = z.object({ action: caseAction, version: z.int(), at: instant, case: caseSummary })
export type StreamCase = z.infer<typeof streamCase>
export const streamPosition = z.object({ id: z.uuid(), name: z.string(), location: lonLat, at: instant })
export type StreamPosition = z.infer<typeof streamPosition>
export const streamEndpoints = {
  stream: endpoint({
    method: 'get',
    path: '/api/v1/stream',
    tag: 'stream',
    summary: 'Live events within my scope; resumes without a gap',
    query: z.object({ lastEventId: z.string().optional() }),
    answer: z.unknown(),
    answerType: 'text/event-stream',
  }),
} as const
