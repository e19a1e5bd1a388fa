import { z } from 'zod'
import { type CaseStatus, caseKind, caseSource, caseStatus } from './case.ts'
import { caseSummary } from './case-shape.ts'
import { bbox, instant, light, lonLat, pageQuery } from './common.ts'

const statuses = z
  .string()
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(caseStatus))
/** Desks of the command queue; each is a set of statuses or a mark. */
export const DESKS = [
  'accept',
  'file',
  'dispatch',
  'handling',
  'check',
  'close',
  'supervised',
  'mine',
  'done',
] as const
export type Desk = (typeof DESKS)[number]
export const DESK_STATUSES: Record<Exclude<Desk, 'supervised' | 'mine'>, readonly CaseStatus[]> = {
  accept: ['reported', 'verifying'],
  file: ['accepted'],
  dispatch: ['filed', 'coordinating'],
  handling: ['dispatched', 'deferred'],
  check: ['completed', 'checking'],
  close: ['checked'],
  done: ['closed', 'rejected', 'voided', 'merged'],
}
export const CASE_SORTS = ['newest', 'due', 'updated'] as const
export const caseListQuery = pageQuery.extend({
  /** Only these, of those within scope: a bulk step's worth of ids. */
  ids: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.uuid()).max(200))
    .optional(),
  status: statuses.optional(),
  unit: z.string().optional(),
  grid: z.string().optional(),
  street: z.string().optional(),
  community: z.string().optional(),
  kind: caseKind.optional(),
  class: z.string().optional(),
  source: caseSource.optional(),
  light: light.optional(),
  bbox: bbox.optional(),
  q: z.string().max(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
  sort: z.enum(CASE_SORTS).default('newest'),
  supervised: z.stringbool().optional(),
  mine: z.stringbool().optional(),
  urgent: z.stringbool().optional(),
  /** Nobody works on it. */
  unclaimed: z.stringbool().optional(),
  /** Handled first, owner and money settled beside it (先解决问题后落实经费). */
  provisional: z.stringbool().optional(),
  ownerless: z.stringbool().optional(),
})
export type CaseListQuery = z.infer<typeof caseListQuery>

const withDistance = { distanceM: z.number() }
export const nearby = z.object({
  duplicates: z.array(caseSummary.extend(withDistance)),
  components: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      classCode: z.string(),
      className: z.string(),
      location: lonLat,
      ...withDistance,
    }),
  ),
  cameras: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), location: lonLat, ...withDistance }),
  ),
  inspectors: z.array(
    z.object({ id: z.uuid(), name: z.string(), location: lonLat, at: instant, ...withDistance }),
  ),
})
export type Nearby = z.infer<typeof nearby>

/** Live counts of the queue's desks, and of lights among open cases. */
export const caseCounts = z.object({
  desks: z.record(z.enum(DESKS), z.int()),
  lights: z.record(light, z.int()),
  today: z.object({ reported: z.int(), filed: z.int(), closed: z.int() }),
})
export type CaseCounts = z.infer<typeof caseCounts>
