import { randomUUID } from 'node:crypto'
import type { CallBack, CallBackResult } from '../../../contract/call-back.ts'
import type { Tx } from '../../../db/connect.ts'
import { conflict, notFound, problem, wrongField } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { insertAudit, insertCall, tellDesk } from '../call-repo.ts'
import { readRules } from '../call-rules-repo.ts'
import type { CallDeps } from '../call-service.ts'
import { sealNumber } from '../caller-number.ts'
import * as repo from './call-back-repo.ts'

/** A claim that was left lying so long may be taken over. */
const STALE_MS = 30 * 60_000
/** When to try again where the clerk names no time. */
const AGAIN_MS = 2 * 3_600_000
const FURTHEST_MS = 14 * 86_400_000

export async function claim(t: Tx, deps: CallDeps, actor: SessionActor, id: string): Promise<CallBack> {
  const at = deps.clock.now()
  const isMine = await repo.claimBack(t, id, actor.id, at, new Date(at.getTime() - STALE_MS))
  const one = await shown(t, deps, id)
  if (isMine) {
    await tellDesk(t, one.case.id, 'call-back', at)
    return one
  }
  if (one.state !== 'claimed') throw conflict('call-back-over', 'Nobody is to be called any more.')
  const name = one.claimedBy?.name ?? ''
  throw problem(409, 'call-taken', `${name} makes this call.`, [
    { field: 'takenBy', code: 'call-taken', detail: name },
  ])
}

/** The number in clear, for the one call that was claimed: an audit line says who saw it, a call out that it was dialled. */
export async function dial(t: Tx, { clock, keyring }: CallDeps, actor: SessionActor, id: string) {
  const back = await lockMine(t, actor, id)
  if (back.phoneEnc === null) throw conflict('number-erased', 'The number was erased.')
  const at = clock.now()
  const number = keyring.decrypt(back.phoneEnc)
  const callId = randomUUID()
  await insertCall(t, {
    ...sealNumber(keyring, number),
    id: callId,
    direction: 'out',
    externalId: null,
    line: null,
    startedAt: at,
    takenBy: actor.id,
    takenAt: at,
    kind: 'call-back',
    caseId: back.aboutCaseId,
    flagged: false,
  })
  await insertAudit(t, {
    at,
    actorId: actor.id,
    action: 'dial-number',
    kind: 'call-back',
    id,
    reason: 'call-back',
  })
  return { number, callId }
}

export async function writeResult(
  t: Tx,
  deps: CallDeps,
  actor: SessionActor,
  id: string,
  result: CallBackResult,
): Promise<CallBack> {
  const back = await lockMine(t, actor, id)
  const at = deps.clock.now()
  const given = { id, at, by: actor.id, words: result.words || null }
  if (result.outcome === 'reached') {
    if (result.reopen && (await shown(t, deps, id)).because !== 'closed')
      throw wrongField('reopen', 'not-closed', 'Only a closed case can be reopened.')
    await repo.writeReached(t, { ...given, rating: result.rating, reopen: result.reopen })
  } else {
    const tryAt = new Date(result.tryAt ?? at.getTime() + AGAIN_MS)
    if (tryAt <= at) throw wrongField('tryAt', 'not-in-the-future', 'The time lies in the past.')
    if (tryAt.getTime() > at.getTime() + FURTHEST_MS)
      throw wrongField('tryAt', 'too-late-to-answer', 'Try again within two weeks.')
    const { backTries } = await readRules(t)
    await repo.writeNotReached(t, { ...given, tryAt, most: backTries })
  }
  await repo.endDialled(t, back.aboutCaseId, actor.id, at)
  await tellDesk(t, back.caseId, 'call-back', at)
  return shown(t, deps, id)
}

export async function settle(t: Tx, deps: CallDeps, id: string): Promise<CallBack> {
  if (!(await repo.settleBack(t, id))) throw notFound('The call-back')
  const one = await shown(t, deps, id)
  await tellDesk(t, one.case.id, 'call-back', deps.clock.now())
  return one
}

async function shown(t: Tx, { keyring, clock }: CallDeps, id: string): Promise<CallBack> {
  const one = await repo.readBack(t, { keyring, now: clock.now() }, id)
  if (one === null) throw notFound('The call-back')
  return one
}

async function lockMine(t: Tx, actor: SessionActor, id: string) {
  const back = await repo.lockBack(t, id)
  if (back === null) throw notFound('The call-back')
  if (back.state !== 'claimed' || back.claimedBy !== actor.id)
    throw conflict('call-not-claimed', 'Claim the call first.')
  return back
}
