import type { CaseAction } from '../../contract/case.ts'
import type { ActionBody } from '../../contract/case-actions.ts'
import { hasRight, type StepRefusal, stepRefusal, TRANSITIONS } from '../../contract/case-rules.ts'
import type { CaseDetail } from '../../contract/case-shape.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import { ImpossibleStep } from '../../engine/fold.ts'
import { project } from '../../engine/project.ts'
import { conflict, forbidden, notFound } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import { insertCost } from './accounts/costs-repo.ts'
import type { GivenStep } from './case-body.ts'
import { columnsOf, factsOf } from './case-columns.ts'
import { contentOf } from './case-content.ts'
import { type CaseFold, type EventData, foldEvent } from './case-fold.ts'
import type { NumberedPolicy } from './case-policy.ts'
import { presentCase, type ReadDeps, readRow, readSummary, streamPayload } from './case-read.ts'
import * as repo from './case-repo.ts'
import { recordDispatch } from './case-routing.ts'
import type { SummaryRow } from './case-view.ts'
import { insertNotices, type NewNotice } from './escalation/notice-repo.ts'

/** Who a step is written down for; the clock itself resumes deferred cases. */
export interface EventActor {
  readonly id: string | null
  readonly role: string
  readonly name: string
  readonly org: string | null
}
export const eventActor = (actor: SessionActor): EventActor => ({
  id: actor.id,
  role: actor.roles[0] ?? 'inspector',
  name: actor.name,
  org: actor.scope.org,
})
const theClock: EventActor = { id: null, role: 'system', name: 'system', org: null }

const refusals: Record<StepRefusal, string> = {
  'wrong-status': 'The case is in a status from which this step is impossible.',
  'already-signed': 'The case was signed already.',
  'request-pending': 'An earlier request is not decided yet.',
  'nothing-pending': 'No such request waits for a decision.',
  'not-supervised': 'No supervision waits for an answer.',
  'too-late': 'A case can be reopened within 30 days of its close.',
  'not-claimed': 'Nobody has claimed the case.',
}

/** Steps that somebody must be able to answer for beyond the case itself. */
const audited: readonly CaseAction[] = ['void', 'reopen', 'supervise', 'mark-urgent']

/**
 * One action of the loop, whole or not at all. Judged in the order of api.md: 404, (400 before), 403, 409 version then status, 422.
 */
export async function act(
  t: Tx,
  deps: ReadDeps,
  actor: SessionActor,
  id: string,
  { body, lacking }: GivenStep,
): Promise<CaseDetail> {
  if (body.action === 'merge') await repo.lockCases(t, [id, body.into])
  const row = await repo.lockCase(t, id, actor.scope.unit)
  if (row === null || !isInScope(actor, row)) throw notFound('The case')
  const policy = await deps.policies.get(t)
  const nowMs = deps.clock.now().getTime()
  const fold = repo.foldOf(row)
  // A clock set back never makes time run backwards within a case.
  const at = Math.max(nowMs, fold.state.lastAt)
  const facts = factsOf(fold, project(fold.state, policy, at), row.reporterId)
  if (!hasRight(body.action, actor, facts)) throw forbidden()
  if (body.version !== row.version)
    throw conflict('stale-version', `The case is at version ${row.version} now: load it again.`)
  const refusal = stepRefusal(body.action, facts, at)
  if (refusal !== null) throw conflict(refusal, refusals[refusal])
  const timeZone = deps.policies.timeZone
  const data = await contentOf({ t, actor, row, facts, at, timeZone }, { body, lacking })
  const step = { action: body.action, at, data, actor: eventActor(actor) }
  await writeStep(t, { row, fold, policy, nowMs }, { ...step, ...extrasOf(body) })
  if (body.action === 'assign-owner' && body.costCents)
    await insertCost(t, ownerCost(row.id, actor.id, new Date(nowMs), body.unit, body.costCents))
  const after = await readRow(t, actor, id)
  if (body.action === 'dispatch')
    await recordDispatch(
      t,
      { id, version: after.version, at: new Date(at), chosen: body.unit },
      { policy, timeZone, now: new Date(nowMs) },
    )
  await announce(t, after, body.action, new Date(at))
  return presentCase(t, deps, actor, after)
}

/** 代整治: what the one to whom an ownerless case was given is to spend on it. */
const ownerCost = (caseId: string, by: string, at: Date, party: string, cents: number) => ({
  ...{ caseId, by, at, party, cents },
  kind: 'handling' as const,
})

const extrasOf = ({ note, attachments, place }: ActionBody) => ({
  note: note || null,
  attachments: attachments ?? [],
  place: place ?? null,
})

interface Step {
  action: CaseAction
  at: number
  data: EventData
  actor: EventActor
  note: string | null
  attachments: readonly string[]
  place: { lon: number; lat: number } | null
  /** Of the personal fields that came with the step, which stand elsewhere. */
  personalHash?: string | null
}

/** Event, row, notices and audit of a step that was judged; whoever calls it announces it. */
export async function writeStep(
  t: Tx,
  before: { row: repo.LockedCase; fold: CaseFold; policy: NumberedPolicy; nowMs: number },
  step: Step,
): Promise<void> {
  const { row, policy, nowMs } = before
  const { action, at, data, actor } = step
  const fold = advance(before.fold, { action, at, data, actorId: actor.id })
  await repo.insertEvents(t, [
    {
      case_id: row.id,
      version: fold.state.seq,
      at: new Date(at),
      recorded_at: new Date(nowMs),
      action,
      actor_id: actor.id,
      actor_role: actor.role,
      actor_name: actor.name,
      org_code: actor.org,
      lon: step.place?.lon ?? null,
      lat: step.place?.lat ?? null,
      from_status: row.status,
      to_status: fold.state.status,
      data,
      note: step.note,
      attachments: step.attachments,
      personal_hash: step.personalHash ?? null,
    },
  ])
  const columns = columnsOf(fold, project(fold.state, policy, nowMs))
  await repo.updateCase(t, { id: row.id, policy_revision: policy.revision, ...columns })
  await insertNotices(t, noticesOfStep(row, step, new Date(nowMs)))
  if (audited.includes(action) && actor.id !== null) {
    const reason = String(data.reason ?? data.instruction ?? '') || null
    await repo.insertAudit(t, { at: new Date(nowMs), actorId: actor.id, action, caseId: row.id, reason })
  }
}

const UNIT_ROLES = ['unit', 'unit-lead', 'street']
const DESK_ROLES = ['intake', 'dispatcher', 'supervisor']

/** An instruction or an urging is heard where the case lies: by its unit, or at the center's desks. */
function noticesOfStep(row: repo.LockedCase, { action, data }: Step, at: Date): NewNotice[] {
  if (action !== 'supervise' && action !== 'urge') return []
  const isWithUnit = row.unitCode !== null && (row.status === 'dispatched' || row.status === 'deferred')
  return [
    {
      at,
      kind: action === 'urge' ? 'urging' : 'supervision',
      case_id: row.id,
      unit_code: row.unitCode,
      words: action === 'supervise' ? String(data.instruction ?? '') : null,
      roles: isWithUnit ? UNIT_ROLES : DESK_ROLES,
      to_unit: isWithUnit ? row.unitCode : null,
    },
  ]
}

/** Tells the stream of a step: a summary without the reporter. */
export async function announce(t: Tx, row: SummaryRow, action: CaseAction, at: Date): Promise<void> {
  await repo.insertOutbox(t, { id: row.id, at, payload: streamPayload(row, action, at) })
}

function advance(fold: CaseFold, event: Parameters<typeof foldEvent>[1]): CaseFold {
  try {
    return foldEvent(fold, event)
  } catch (error) {
    if (error instanceof ImpossibleStep) throw conflict('impossible-step', error.message)
    throw error
  }
}

export function isInScope({ scope }: SessionActor, row: repo.LockedCase): boolean {
  if (scope.kind === 'district' || row.held) return true
  return scope.area !== null && (scope.area === row.streetCode || scope.area === row.communityCode)
}

/**
 * Deferrals whose end has come go on by the clock, at the instant that was agreed. Two servers may try at once: the row's lock and
 * the look after it let one of them do it.
 */
export async function resumeDue(db: Db, deps: ReadDeps): Promise<number> {
  let resumed = 0
  for (const id of await repo.listDueResumptions(db, deps.clock.now()))
    if (await tx(db, (t) => resumeByClock(t, deps, id))) resumed += 1
  return resumed
}

/**
 * A claim whose holder is away ends: the case is anybody's again. It is a claim by nobody, so the history and every screen tell of it.
 * False where the case has changed hands or gone on meanwhile.
 */
export async function releaseClaim(t: Tx, deps: ReadDeps, id: string, from: string): Promise<boolean> {
  const row = await repo.lockCase(t, id, null)
  if (row === null || row.claimedBy !== from || !TRANSITIONS.claim.from.includes(row.status)) return false
  const fold = repo.foldOf(row)
  const nowMs = deps.clock.now().getTime()
  const at = Math.max(nowMs, fold.state.lastAt)
  const policy = await deps.policies.get(t)
  const step = { action: 'claim' as const, at, data: {}, actor: theClock }
  await writeStep(t, { row, fold, policy, nowMs }, { ...step, note: null, attachments: [], place: null })
  await announce(t, await readSummary(t, id), step.action, new Date(at))
  return true
}

async function resumeByClock(t: Tx, deps: ReadDeps, id: string): Promise<boolean> {
  const row = await repo.lockCase(t, id, null)
  if (row === null || row.status !== 'deferred') return false
  const fold = repo.foldOf(row)
  const until = fold.state.visits.at(-1)?.pauses.at(-1)?.until ?? null
  const nowMs = deps.clock.now().getTime()
  if (until === null || until > nowMs) return false
  const at = Math.max(until, fold.state.lastAt)
  const policy = await deps.policies.get(t)
  const step = { action: 'resume' as const, at, data: {}, actor: theClock }
  await writeStep(t, { row, fold, policy, nowMs }, { ...step, note: null, attachments: [], place: null })
  await announce(t, await readSummary(t, id), step.action, new Date(at))
  return true
}
