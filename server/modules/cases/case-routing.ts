import { z } from 'zod'
import { CASE_KINDS, CASE_SOURCES, type CaseStatus } from '../../contract/case.ts'
import type { SuggestedUnit } from '../../contract/case-shape.ts'
import type { RoutingFacts } from '../../contract/routing-rules.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { Policy } from '../../engine/types.ts'
import { rulesInForce, suggestUnits } from '../routing/routing-read.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = { facts: file('routing-facts'), insert: file('insert-routing-outcome') }

/** The columns of a case that the routing rules ask about; whether it is working time the calendar says. */
export const factsRow = z.object({
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  gridCode: z.string(),
  lon: z.number(),
  lat: z.number(),
  onCarriageway: z.boolean(),
  assignedOwner: z.string().nullable(),
  componentOwner: z.string().nullable(),
  streetUnit: z.string().nullable(),
  minute: z.int(),
  weekday: z.int(),
  date: z.string(),
  source: z.enum(CASE_SOURCES),
  urgent: z.boolean(),
})

const A_MINUTE = 60_000
export const isWorking = ({ calendar }: Policy, atMs: number) => calendar.between(atMs, atMs + A_MINUTE) > 0

interface Moment {
  readonly policy: Policy
  readonly now: Date
  readonly timeZone: string
}

async function readFacts(
  db: Queryable,
  id: string,
  { policy, now, timeZone }: Moment,
): Promise<RoutingFacts> {
  const row = factsRow.parse(await db.one(files.facts, { id, at: now, timeZone }))
  return { ...row, working: isWorking(policy, now.getTime()) }
}

const BEFORE_A_UNIT: readonly CaseStatus[] = ['reported', 'verifying', 'accepted', 'filed', 'coordinating']
const TO_BE_DISPATCHED: readonly CaseStatus[] = ['filed', 'coordinating']

/** The units suggested for a case that no unit has yet. */
export async function suggestionsFor(
  db: Queryable,
  { id, status }: { id: string; status: CaseStatus },
  moment: Moment,
): Promise<SuggestedUnit[]> {
  if (!BEFORE_A_UNIT.includes(status)) return []
  const withLoad = TO_BE_DISPATCHED.includes(status)
  return suggestUnits(db, await readFacts(db, id, moment), { at: moment.now, withLoad })
}

/** Keeps what the rules said at the moment of a dispatch: by that they are measured. */
export async function recordDispatch(
  t: Tx,
  given: { id: string; version: number; at: Date; chosen: string },
  moment: Moment,
): Promise<void> {
  const facts = await readFacts(t, given.id, moment)
  const { number, route } = await rulesInForce(t, moment.now)
  const choices = route(facts)
  const place = choices.findIndex(({ unit }) => unit === given.chosen) + 1
  await t.none(files.insert, {
    ...{ caseId: given.id, version: given.version, at: given.at, chosen: given.chosen, rules: number },
    ...{ kind: facts.kind, classCode: facts.classCode },
    suggested: choices[0]?.unit ?? null,
    rule: choices[0]?.by.rule.key ?? null,
    place: place || null,
  })
}
