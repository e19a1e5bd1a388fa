import { z } from 'zod'
import { STAGES, type StageName } from '../../../contract/case.ts'
import { ESCALATION_LEVELS, type EscalationLevel } from '../../../contract/escalation.ts'
import type { Db, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { tx } from '../../../db/tx.ts'
import { type Audience, audiencesOf, levelsPassed } from './escalation-rules.ts'
import { insertNotices, type NewNotice } from './notice-repo.ts'

const files = {
  lock: sql(import.meta.url, 'sql/lock-escalations.sql'),
  claim: sql(import.meta.url, 'sql/claim-escalations.sql'),
}
const BATCH = 200

const time = z
  .date()
  .transform((at) => at.getTime())
  .nullable()
const passedRow = z.object({
  id: z.uuid(),
  stage: z.enum(STAGES.filter((s): s is Exclude<StageName, 'supervise'> => s !== 'supervise')),
  stageFrom: z.date(),
  yellowAt: time,
  redAt: time,
  twiceAt: time,
  unitCode: z.string().nullable(),
  askedId: z.uuid().nullable(),
  claimed: z.array(z.enum(ESCALATION_LEVELS)),
})
type Passed = z.infer<typeof passedRow>

interface Claim {
  case_id: string
  stage: string
  stage_from: Date
  level: EscalationLevel
  at: Date
  told: boolean
  card: Audience['card']
  unit_code: string | null
}

/**
 * Tells of every level that a running stage has passed, once for each visit and level, whatever the number of servers, crashes and
 * outages: the row is locked, the level is claimed by its key, and the notice stands or falls with the claim. Of several levels
 * passed since the last look only the worst is told. Answers how many cases it told of.
 */
export async function escalateDue(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (;;) {
    const batch = await tx(db, (t) => escalateBatch(t, now))
    told += batch.told
    if (batch.seen < BATCH || signal?.aborted === true) return told
  }
}

async function escalateBatch(t: Tx, now: Date): Promise<{ seen: number; told: number }> {
  const passed = z.array(passedRow).parse(await t.any(files.lock, { now, limit: BATCH }))
  const claims = passed.flatMap((row) => claimsOf(row, now.getTime()))
  if (claims.length === 0) return { seen: passed.length, told: 0 }
  const claimed = z
    .array(z.object({ caseId: z.uuid(), level: z.enum(ESCALATION_LEVELS) }))
    .parse(await t.any(files.claim, { now, claims: JSON.stringify(claims) }))
  const mine = new Set(claimed.map(({ caseId, level }) => `${caseId} ${level}`))
  const told = claims.filter((claim) => claim.told && mine.has(`${claim.case_id} ${claim.level}`))
  const asked = new Map(passed.map((row) => [row.id, row.askedId]))
  await insertNotices(
    t,
    told.flatMap((claim) => noticesOf(claim, asked.get(claim.case_id) ?? null, now)),
  )
  return { seen: passed.length, told: told.length }
}

function claimsOf(row: Passed, nowMs: number): Claim[] {
  const fresh = levelsPassed(row, nowMs).filter(({ level }) => !row.claimed.includes(level))
  return fresh.map(({ level, at }, i) => ({
    case_id: row.id,
    stage: row.stage,
    stage_from: row.stageFrom,
    level,
    at: new Date(at),
    told: i === fresh.length - 1,
    card: audiencesOf(row.stage, level).find(({ card }) => card !== null)?.card ?? null,
    unit_code: row.stage === 'handle' ? row.unitCode : null,
  }))
}

function noticesOf(claim: Claim, askedId: string | null, now: Date): NewNotice[] {
  const { case_id, level, stage, unit_code } = claim
  const what = { at: now, kind: 'escalation' as const, level, stage, case_id, unit_code }
  return audiencesOf(passedRow.shape.stage.parse(stage), level).flatMap(
    ({ roles, of, card }): NewNotice[] => {
      if (of === 'asked') return askedId === null ? [] : [{ ...what, card, roles, to_user: askedId }]
      return [{ ...what, card, roles, to_unit: of === 'holder' ? unit_code : null }]
    },
  )
}
