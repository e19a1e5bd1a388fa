import {
  CENTER_CALENDAR_KEY,
  type PolicyCalendar,
  type PolicyDefinition,
  type PolicyPreview,
  type PolicyRevision,
  type PolicyRevisionSummary,
} from '../../../contract/policy.ts'
import type { Db, Queryable, Tx } from '../../../db/connect.ts'
import { conflict, notFound, wrongContent } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import type { PolicySource } from '../case-policy.ts'
import { compilePolicy } from './policy-definition.ts'
import type { PolicyJobDeps } from './policy-job.ts'
import { MoveTally } from './policy-moves.ts'
import * as repo from './policy-repo.ts'
import { faultsOf } from './policy-rules.ts'

/** Cases that a preview reads at once: no statement holds them for long. */
const PORTION = 500
const NIL = '00000000-0000-0000-0000-000000000000'

/** The policy in force, and those before it. */
export async function readPolicy(db: Queryable, { clock, policies }: PolicyJobDeps) {
  const current = await readRevision(db, (await policies.get(db)).revision)
  const center = current.definition.calendars.find(({ key }) => key === CENTER_CALENDAR_KEY)
  return {
    current,
    revisions: (await repo.listRevisions(db, null)).map(summaryOf),
    provisionalYears: center === undefined ? [] : provisionalYears(center, yearOf(clock.now(), policies)),
  }
}

const yearOf = (now: Date, { timeZone }: PolicySource) =>
  Number(now.toLocaleDateString('sv-SE', { timeZone }).slice(0, 4))

/** Marked as such, or near without a single holiday: nobody has entered the arrangement yet. */
function provisionalYears({ provisionalYears: marked, holidays }: PolicyCalendar, thisYear: number) {
  const empty = [thisYear, thisYear + 1].filter((year) => !holidays.some((day) => day.startsWith(`${year}-`)))
  return [...new Set([...marked.filter((year) => year >= thisYear), ...empty])].sort((a, b) => a - b)
}

export async function readRevision(db: Queryable, number: number): Promise<PolicyRevision> {
  const [row] = await repo.listRevisions(db, number)
  if (row === undefined || row.definition === null) throw notFound('The revision')
  return { ...summaryOf(row), definition: row.definition }
}

function summaryOf(row: repo.RevisionRow): PolicyRevisionSummary {
  const { number, at, byId, byName, reason } = row
  return {
    number,
    at: at.toISOString(),
    by: byId === null ? null : { id: byId, name: byName ?? '' },
    reason,
    job: jobOf(row),
  }
}

function jobOf({ state, openCases, remaining, judged, moved, startedAt, endedAt }: repo.RevisionRow) {
  if (state === null || startedAt === null) return null
  return {
    state,
    openCases: openCases ?? 0,
    remaining: remaining ?? 0,
    judged: judged ?? 0,
    moved: moved ?? 0,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** What a definition would do to the open cases now: each is judged as the job would, none is written. */
export async function previewPolicy(
  db: Db,
  deps: PolicyJobDeps,
  definition: PolicyDefinition,
): Promise<PolicyPreview> {
  await judge(db, definition)
  const tally = new MoveTally(compilePolicy(definition), deps.clock.now().getTime())
  for (let after = { policyRevision: 0, id: NIL }, isLast = false; !isLast; ) {
    const rows = await repo.listOpenCases(db, after, PORTION)
    for (const row of rows) tally.add(row)
    after = rows.at(-1) ?? after
    isLast = rows.length < PORTION
  }
  return tally.result()
}

async function judge(db: Queryable, definition: PolicyDefinition): Promise<void> {
  const faults = faultsOf(definition, await repo.unitCodes(db))
  if (faults.length > 0) throw wrongContent(faults)
}

/** Puts a definition in force from now on: for every step at once, for the open cases as the job reaches them. */
export async function revisePolicy(
  t: Tx,
  deps: PolicyJobDeps,
  actor: SessionActor,
  given: { definition: PolicyDefinition; reason: string; basedOn: number },
): Promise<PolicyRevision> {
  const { definition, reason, basedOn } = given
  const at = deps.clock.now()
  const isNewest = (await deps.policies.get(t)).revision === basedOn
  if (isNewest) await judge(t, definition)
  const number = basedOn + 1
  if (!isNewest || !(await repo.insertRevision(t, { number, at, by: actor.id, reason, definition })))
    throw conflict('stale-policy', 'Somebody changed the policy since: load it again.')
  for (const { revision, judged, moved } of await repo.supersedeJobs(t, at))
    await repo.insertAudit(t, { at, action: 'policy-superseded', revision, detail: { judged, moved } })
  await repo.startJob(t, number, at)
  await repo.putUnits(t, definition.units)
  await repo.insertAudit(t, { at, action: 'policy-change', revision: number, detail: {} })
  return readRevision(t, number)
}
