import { randomUUID } from 'node:crypto'
import type { CallerHistory, PhoneCall } from '../../contract/call.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { conflict, notFound, problem, wrongField } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Keyring } from '../../platform/keyring.ts'
import { requireCase } from '../cases/case-read.ts'
import * as repo from './call-repo.ts'
import { sealNumber } from './caller-number.ts'
import { readFlag, readHistory } from './caller-read.ts'

export interface CallDeps {
  readonly clock: Clock
  readonly keyring: Keyring
}

/** An exchange tells of a call: stored once by its own id, whatever comes with it later. */
export async function ring(
  t: Tx,
  { clock, keyring }: CallDeps,
  told: { callId: string; number: string | null; at: string; line?: string | undefined },
): Promise<{ id: string; callId: string; known: boolean }> {
  const number = sealNumber(keyring, told.number)
  const now = clock.now()
  const flag = await readFlag(t, number.numberHash, now)
  const id = randomUUID()
  const isNew = await repo.insertCall(t, {
    ...number,
    id,
    direction: 'in',
    externalId: told.callId,
    line: told.line || null,
    // A clock of the exchange that runs ahead would put the call behind others.
    startedAt: new Date(Math.min(Date.parse(told.at), now.getTime())),
    takenBy: null,
    takenAt: null,
    kind: null,
    caseId: null,
    flagged: flag !== null,
  })
  if (isNew) await repo.tellDesk(t, id, 'arrived', now)
  return {
    id: isNew ? id : ((await repo.findByExternal(t, told.callId)) ?? id),
    callId: told.callId,
    known: !isNew,
  }
}

export async function hangUp(t: Tx, { clock }: CallDeps, callId: string, at: string) {
  const id = await repo.hangUp(t, callId, new Date(at))
  if (id === null) throw notFound('The call')
  await repo.tellDesk(t, id, 'hung-up', clock.now())
  return { id, callId }
}

/** A call that a clerk keys in, and has. */
export async function keyIn(
  t: Tx,
  { clock, keyring }: CallDeps,
  actor: SessionActor,
  given: { id: string; number: string | null; startedAt?: string | undefined },
): Promise<PhoneCall> {
  const number = sealNumber(keyring, given.number)
  const now = clock.now()
  const startedAt = new Date(Math.min(Date.parse(given.startedAt ?? now.toISOString()), now.getTime()))
  const flag = await readFlag(t, number.numberHash, now)
  const isNew = await repo.insertCall(t, {
    ...number,
    id: given.id,
    direction: 'in',
    externalId: null,
    line: null,
    startedAt,
    takenBy: actor.id,
    takenAt: startedAt,
    kind: null,
    caseId: null,
    flagged: flag !== null,
  })
  if (isNew) await repo.tellDesk(t, given.id, 'taken', now)
  const call = await shown(t, given.id)
  if (call.takenBy?.id !== actor.id) throw takenBy(call)
  return call
}

/** Of several who answer at once one gets it; the others are told who. */
export async function take(t: Tx, { clock }: CallDeps, actor: SessionActor, id: string): Promise<PhoneCall> {
  const at = clock.now()
  if (await repo.takeCall(t, id, actor.id, at)) {
    await repo.tellDesk(t, id, 'taken', at)
    return shown(t, id)
  }
  const call = await shown(t, id)
  if (call.takenBy?.id === actor.id) return call
  throw call.takenBy === null ? ended() : takenBy(call)
}

export async function setNumber(
  t: Tx,
  { keyring }: CallDeps,
  actor: SessionActor,
  id: string,
  given: string | null,
): Promise<PhoneCall> {
  const call = await lockMine(t, actor, id)
  const number = sealNumber(keyring, given)
  if (call.endedAt !== null) throw ended()
  if (call.fromExchange && call.numberHash !== null)
    throw conflict('number-known', 'The exchange named the number of this call.')
  await repo.setNumber(t, id, number)
  return shown(t, id)
}

export async function historyOf(
  db: Queryable,
  { clock, keyring }: CallDeps,
  actor: SessionActor,
  call: { id: string; numberHash: Buffer | null },
): Promise<CallerHistory> {
  return readHistory(
    db,
    { keyring, now: clock.now() },
    { id: call.id, hash: call.numberHash, scope: actor.scope },
  )
}

export async function reveal(
  t: Tx,
  { clock, keyring }: CallDeps,
  actor: SessionActor,
  id: string,
  reason: string,
) {
  const call = await repo.lockCall(t, id)
  if (call === null) throw notFound('The call')
  const at = clock.now()
  await repo.insertAudit(t, { at, actorId: actor.id, action: 'reveal-number', kind: 'call', id, reason })
  return { number: call.numberEnc === null ? null : keyring.decrypt(call.numberEnc) }
}

export interface Conclusion {
  kind: 'enquiry' | 'follow' | 'complaint' | 'abusive' | 'silent'
  caseId?: string | undefined
  articleId?: string | undefined
  note?: string | undefined
}

/** The call is over without a case of its own. Said twice in the same way it is so already. */
export async function conclude(
  t: Tx,
  { clock }: CallDeps,
  actor: SessionActor,
  id: string,
  { kind, caseId, articleId, note }: Conclusion,
): Promise<PhoneCall> {
  const call = await lockMine(t, actor, id)
  if (call.endedAt !== null) {
    if (call.kind === kind && call.caseId === (caseId ?? null)) return shown(t, id)
    throw ended()
  }
  if (kind === 'follow' && caseId === undefined)
    throw wrongField('caseId', 'case-needed', 'Name the case that the call is about.')
  if (kind === 'enquiry' && articleId === undefined && !note)
    throw wrongField('note', 'answer-needed', 'Name the article that answered, or what was said.')
  if (kind === 'abusive' && !note) throw wrongField('note', 'required', 'Say what was abusive.')
  if (caseId !== undefined) await requireCase(t, actor, caseId)
  if (articleId !== undefined && !(await repo.countArticleUse(t, articleId)))
    throw wrongField('articleId', 'unknown-article', 'There is no such article.')
  const at = clock.now()
  if (kind === 'abusive' && note) await mark(t, actor, id, note, at)
  await repo.endCall(t, {
    id,
    at,
    kind,
    caseId: caseId ?? null,
    articleId: articleId ?? null,
    note: note || null,
  })
  await repo.tellDesk(t, id, 'ended', at)
  return shown(t, id)
}

/** A mark against the number; the call goes on. A withheld number cannot be recognised again, and gets none. */
export async function markAbusive(
  t: Tx,
  deps: CallDeps,
  actor: SessionActor,
  id: string,
  reason: string,
): Promise<CallerHistory> {
  const call = await lockMine(t, actor, id)
  if (call.numberHash === null)
    throw wrongField('number', 'number-withheld', 'A withheld number cannot be marked.')
  await mark(t, actor, id, reason, deps.clock.now())
  return historyOf(t, deps, actor, call)
}

async function mark(t: Tx, actor: SessionActor, id: string, reason: string, at: Date): Promise<void> {
  await repo.insertMark(t, id, actor.id, at, reason)
  await repo.insertAudit(t, { at, actorId: actor.id, action: 'mark-abusive', kind: 'call', id, reason })
  await repo.tellDesk(t, id, 'flag', at)
}

export async function lift(t: Tx, { clock }: CallDeps, actor: SessionActor, id: string, reason: string) {
  await shown(t, id)
  const at = clock.now()
  const lifted = await repo.liftMarks(t, id, actor.id, at, reason)
  await repo.insertAudit(t, { at, actorId: actor.id, action: 'lift-flag', kind: 'call', id, reason })
  await repo.tellDesk(t, id, 'flag', at)
  return { lifted }
}

export async function shown(db: Queryable, id: string): Promise<PhoneCall> {
  const call = await repo.readCall(db, id)
  if (call === null) throw notFound('The call')
  return call
}

/** The call, which must be the clerk's own, locked. */
export async function lockMine(t: Tx, actor: SessionActor, id: string): Promise<repo.LockedCall> {
  const call = await repo.lockCall(t, id)
  if (call === null) throw notFound('The call')
  if (call.takenBy === actor.id) return call
  if (call.takenBy === null) throw conflict('call-not-taken', 'Take the call first.')
  throw takenBy(await shown(t, id))
}

export const ended = () => conflict('call-ended', 'The call was concluded already.')

/** The name stands in `errors`, where a screen in any language finds it. */
function takenBy({ takenBy: clerk }: PhoneCall) {
  const name = clerk?.name ?? ''
  return problem(409, 'call-taken', `${name} has this call.`, [
    { field: 'takenBy', code: 'call-taken', detail: name },
  ])
}
