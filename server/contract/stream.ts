import { z } from 'zod'
import { caseAction } from './case.ts'
import { caseSummary } from './case-shape.ts'
import { instant, lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { Role } from './role.ts'

/**
 * Server-Sent Events. `id:` is the position to resume from (Last-Event-ID header or `lastEventId`). Event names:
 * `case` (a step of a case within my scope, in order, once), `counters` (desk counts changed), `position` (an inspector moved;
 * coalesced, not resumed), `notice` (there is one for me: GET /notices),
 * `call` (something changed at the call desk, only for those who work there: GET /calls/desk), `presence` (who has a case open; the center's operators alone: contract/shift.ts), `complaint` (the id of one that changed, only for those who may read it: GET /complaints/{id}), `tiles` (a layer of /tiles is served anew: load its tileset again), `ground` (the terrain is another), `map-services` (GET /map-services answers others), `hello` (the position at the start, and the server's time), `reset` (the position asked for is too old, or a changed policy moved the clocks: load afresh).
 */
export const streamCase = z.object({ action: caseAction, version: z.int(), at: instant, case: caseSummary })
export type StreamCase = z.infer<typeof streamCase>
export const streamPosition = z.object({ id: z.uuid(), name: z.string(), location: lonLat, at: instant })
export type StreamPosition = z.infer<typeof streamPosition>
/** Who works at the call desk, and hears of its calls: ids and what happened, never a number. */
export const CALL_ROLES: readonly Role[] = ['intake', 'supervisor', 'dispatcher']
export const streamCall = z.object({
  id: z.string(),
  what: z.enum(['arrived', 'taken', 'hung-up', 'ended', 'flag', 'call-back']),
})
export type StreamCall = z.infer<typeof streamCall>
/** A complaint changed: nothing of what it says. */
export const streamComplaint = z.object({ id: z.uuid() })
export type StreamComplaint = z.infer<typeof streamComplaint>
/** A layer of tiles that is served anew; what open viewers show of it is old. */
export const streamTiles = z.object({
  layer: z.enum(['buildings', 'components', 'pipes']),
  version: z.string(),
})
export type StreamTiles = z.infer<typeof streamTiles>
/** The terrain is another, or (null) gone. */
export const streamGround = z.object({ version: z.string().nullable() })
export type StreamGround = z.infer<typeof streamGround>
/** By the server's clock limits run and lights change; a desk's own may be wrong. */
export const streamHello = z.object({ now: instant })
export type StreamHello = z.infer<typeof streamHello>
/** What is told, by the names of its events; beside them come `hello` and `reset`. */
export const STREAM_TOPICS = [
  'case',
  'counters',
  'position',
  'notice',
  'call',
  'presence',
  'complaint',
  'tiles',
  'ground',
  'map-services',
] as const
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
