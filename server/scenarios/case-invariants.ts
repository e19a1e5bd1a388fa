import { expect } from 'vitest'
import { z } from 'zod'
import { caseAction } from '../contract/case.ts'
import type { Queryable } from '../db/connect.ts'
import { project } from '../engine/project.ts'
import type { Policy } from '../engine/types.ts'
import { columnsOf } from '../modules/cases/case-columns.ts'
import { eventData, foldAll } from '../modules/cases/case-fold.ts'
import { createPolicySource } from '../modules/cases/case-policy.ts'

/** What holds of the stored cases after any traffic: asked of the database itself, each answer empty where all is well. */
const neverTrue = {
  'versions with a gap or a double': `
    select case_id from case_event group by case_id
    having min(version) <> 1 or max(version) <> count(*)`,
  'rows at another version than their last event': `
    select c.id, c.version, count(e.version)::integer as events from case_record c left join case_event e on e.case_id = c.id
     group by c.id having c.version <> count(e.version)`,
  'steps that do not begin where the one before ended': `
    select e.case_id, e.version from case_event e left join case_event b on b.case_id = e.case_id and b.version = e.version - 1
     where e.from_status is distinct from b.to_status`,
  'rows in another status than their last event says': `
    select c.id, c.status, e.to_status from case_record c join case_event e on e.case_id = c.id and e.version = c.version
     where c.status <> e.to_status`,
  'events told to live screens never, or twice': `
    select e.case_id, e.version, count(o.position)::integer as told
      from case_event e left join outbox o on o.topic = 'case' and o.case_id = e.case_id
       and (o.payload ->> 'version')::integer = e.version
     group by 1, 2 having count(o.position) <> 1`,
  'counters that differ from the rows': `
    select status, street_code, unit_code, sum(counted)::integer as counted, sum(there)::integer as there
      from (select status, street_code, unit_code, n as counted, 0 as there from case_counter
            union all
            select status, street_code, coalesce(unit_code, ''), 0, 1 from case_record) both_sides
     group by 1, 2, 3 having sum(counted) <> sum(there)`,
  'photos that prove two things': `
    select attachment_id from case_attachment group by attachment_id having count(*) > 1`,
  'evidence of another step than the log says': `
    select a.case_id, a.version from case_attachment a join case_event e on e.case_id = a.case_id and e.version = a.version
     where not a.attachment_id = any (e.attachments)`,
  'dispatches to a unit that never held the case': `
    select e.case_id, e.data ->> 'unit' as unit from case_event e
      left join case_unit u on u.case_id = e.case_id and u.unit_code = e.data ->> 'unit'
     where e.action = 'dispatch' and u.case_id is null`,
  'keys kept without an answer': `select key from idempotency_key where status is null or body is null`,
}

/** Fails with the name of the first thing that is wrong and the rows that show it. `ids`: whose events are folded again; else all. */
export async function expectSoundCases(db: Queryable, ids: readonly string[] | null = null): Promise<void> {
  for (const [wrong, query] of Object.entries(neverTrue)) expect(await db.any(query), wrong).toEqual([])
  expect(await wronglyStored(db, ids), 'rows that are not the fold of their events').toEqual([])
}

const eventRow = z.object({
  caseId: z.uuid(),
  at: z.date(),
  recordedAt: z.date(),
  action: caseAction,
  actorId: z.string().nullable(),
  data: eventData,
})

/** Cases whose row differs from what their events alone make, with the columns that differ. */
async function wronglyStored(db: Queryable, ids: readonly string[] | null): Promise<unknown[]> {
  const policy = await createPolicySource('Asia/Shanghai').get(db)
  const rows = await db.any<{ row: Record<string, unknown> }>(
    'select to_jsonb(c) as row from case_record c where $1::uuid[] is null or id = any($1::uuid[]) order by id',
    [ids],
  )
  const events = z.array(eventRow).parse(
    await db.any(
      `select case_id, at, recorded_at, action, actor_id, data from case_event
          where $1::uuid[] is null or case_id = any($1::uuid[]) order by case_id, version`,
      [ids],
    ),
  )
  const byCase = Map.groupBy(events, ({ caseId }) => caseId)
  return rows.flatMap(({ row }) => {
    const rebuilt = rebuild(byCase.get(String(row.id)) ?? [], policy)
    const differing = Object.entries(rebuilt).filter(([name, value]) => plain(row[name]) !== plain(value))
    return differing.length === 0
      ? []
      : [{ id: row.id, differing, stored: differing.map(([name]) => row[name]) }]
  })
}

function rebuild(events: readonly z.infer<typeof eventRow>[], policy: Policy): Record<string, unknown> {
  const fold = foldAll(events.map((event) => ({ ...event, at: event.at.getTime() })))
  // The row was written when its last event was recorded.
  return columnsOf(fold, project(fold.state, policy, events.at(-1)?.recordedAt.getTime() ?? 0))
}

/** An instant as such, however it is written; an object with its keys in order. */
const plain = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) => {
    if (typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner)) return new Date(inner).getTime()
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
