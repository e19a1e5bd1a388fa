import { randomUUID } from 'node:crypto'
import type { FieldError } from '../../../contract/common.ts'
import {
  COMPLAINT_STEPS,
  type ComplaintBody,
  type ComplaintDetail,
  type ComplaintStep,
} from '../../../contract/complaint.ts'
import { readPhone } from '../../../contract/phone.ts'
import type { Db, Tx } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import { conflict, forbidden, notFound, wrongContent, wrongField } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { insertReporterPeople, nextSerial } from '../case-repo.ts'
import type { ReportDeps } from '../case-report.ts'
import { sealReporter } from '../case-reporter.ts'
import { insertNotices, type NewNotice } from '../escalation/notice-repo.ts'
import * as repo from './complaint-repo.ts'
import { hasComplaintRight, isComplaintStepPossible } from './complaint-rules.ts'
import { presentRegistered, readComplaint } from './complaint-view.ts'

/** One working day of the regulation (accounting.md 1). */
const WORKING_DAY_MS = 390 * 60_000
const UNIT_ROLES = ['unit', 'unit-lead', 'street']

/**
 * A new complaint. It waits for the supervisor, who gives it to somebody above the unit. About the center itself nobody of the center may
 * decide: it goes to the leading group at once.
 */
export async function registerComplaint(
  t: Tx,
  deps: ReportDeps,
  actor: SessionActor,
  body: ComplaintBody,
): Promise<ComplaintDetail> {
  const { above, number: callerNumber, ...target } = await judge(t, deps, actor, body)
  const now = deps.clock.now()
  const { answerDays } = await repo.readSetting(t)
  const { name, phone = callerNumber } = body.complainant ?? {}
  const person = name || phone ? sealReporter(deps.keyring, { name, phone }, now) : undefined
  if (person !== undefined) await insertReporterPeople(t, [person.row])
  const id = randomUUID()
  const number = await nextNumber(t, deps, now)
  await repo.insertComplaint(t, {
    ...{ id, number, at: now, limitDays: answerDays, ...target },
    ...(await clockOf(t, deps, now, answerDays)),
    source: body.source,
    topic: body.topic,
    description: body.description,
    callId: body.callId ?? null,
    personId: person?.row.id ?? null,
  })
  await repo.insertEvent(t, {
    ...{ id, version: 1, at: now, action: 'register', from: null, to: 'registered' },
    ...by(actor),
    ...{ handler: null, upheld: null, words: null, personalHash: person?.hash ?? null },
  })
  if (above === null) await insertNotices(t, [told(now, number, { roles: ['supervisor'], to_unit: null })])
  else await giveAbove(t, actor, { id, number, unitCode: target.unit }, above, now)
  return presentRegistered(t, deps, actor, id)
}

const giveAbove = (
  t: Tx,
  actor: SessionActor,
  made: { id: string; number: string; unitCode: string },
  to: repo.Handler,
  at: Date,
) =>
  write(
    t,
    actor,
    { ...made, status: 'registered', version: 1, handlerOrg: null, aboutCenter: true },
    { body: { action: 'assign', version: 1, to: to.code }, to, at },
  )

const by = (actor: SessionActor) => ({
  actorId: actor.id,
  actorRole: actor.roles[0] ?? 'intake',
  actorName: actor.name,
  orgCode: actor.scope.org,
})

/** The words of a notice are the number alone: it names neither citizen nor unit. */
const told = (at: Date, number: string, to: Pick<NewNotice, 'roles' | 'to_unit'>): NewNotice => ({
  at,
  kind: 'complaint',
  words: number,
  ...to,
})

/** Working time by the center's calendar, whatever calendar the unit has. */
async function clockOf(t: Tx, { policies }: ReportDeps, now: Date, days: number) {
  const { calendar, yellowShare } = await policies.get(t)
  const limit = days * WORKING_DAY_MS
  return {
    yellowAt: new Date(calendar.add(now.getTime(), limit * (1 - yellowShare))),
    dueAt: new Date(calendar.add(now.getTime(), limit)),
    redAt: new Date(calendar.leave(now.getTime(), limit)),
  }
}

/** `QLHTS20261121-0003`, beside the numbers of cases. */
async function nextNumber(t: Tx, { casePrefix, policies }: ReportDeps, now: Date): Promise<string> {
  const prefix = `${casePrefix}TS`
  const day = now.toLocaleDateString('sv-SE', { timeZone: policies.timeZone })
  const serial = await nextSerial(t, prefix, day)
  return `${prefix}${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
}

interface Target {
  readonly caseId: string | null
  readonly unit: string
  /** Who gets it at once; null: the supervisor chooses. */
  readonly above: repo.Handler | null
  /** Of the call, where the clerk took it and wishes it kept. */
  readonly number: string | undefined
}

async function judge(
  t: Tx,
  { keyring }: ReportDeps,
  actor: SessionActor,
  body: ComplaintBody,
): Promise<Target> {
  const { caseId = null, unit = null, callId = null, complainant } = body
  const target = await repo.findTarget(t, { caseId, unit, callId, actorId: actor.id })
  const [above = null] = target.aboutCenter && target.unit ? await repo.listHandlers(t, target.unit) : []
  const errors: FieldError[] = []
  const wrong = (field: string, code: string, detail: string) => errors.push({ field, code, detail })
  if (caseId !== null && target.caseId === null) wrong('caseId', 'unknown-case', 'There is no such case.')
  if (callId !== null && !target.hasCall) wrong('callId', 'unknown-call', 'There is no such call.')
  if (target.unit === null && unit === null && caseId !== null && target.caseId !== null)
    wrong('unit', 'no-unit', 'No unit holds this case: name the unit that is complained of.')
  else if (unit === null && caseId === null)
    wrong('unit', 'case-or-unit', 'Name the case or the unit that is complained of.')
  else if (unit !== null && !target.isUnit) wrong('unit', 'unknown-unit', `${unit} is no handling unit.`)
  else if (target.aboutCenter && above === null)
    wrong('unit', 'nobody-above', 'Nobody stands above the center: there is no leading group.')
  if (complainant?.phone && readPhone(complainant.phone) === null)
    wrong('complainant.phone', 'not-a-phone', 'That is no phone number.')
  if (errors.length > 0 || target.unit === null) throw wrongContent(errors)
  const kept = complainant?.callerNumber === true ? target.numberEnc : null
  const number = kept === null ? undefined : keyring.decrypt(kept)
  return { caseId: target.caseId, unit: target.unit, above, number }
}

/** One step of a complaint, judged in the order of api.md. */
export async function actOnComplaint(
  t: Tx,
  deps: ReportDeps,
  actor: SessionActor,
  id: string,
  body: ComplaintStep,
): Promise<ComplaintDetail> {
  const row = await repo.lockComplaint(t, actor, id)
  if (row === null) throw notFound('The complaint')
  const handlers = await repo.listHandlers(t, row.unitCode)
  const handlerIs = handlers.find(({ code }) => code === row.handlerOrg)?.why ?? null
  if (!hasComplaintRight(body.action, actor, { ...row, handlerIs })) throw forbidden()
  if (body.version !== row.version)
    throw conflict('stale-version', `The complaint is at version ${row.version} now: load it again.`)
  if (!isComplaintStepPossible(body.action, row.status))
    throw conflict('wrong-status', 'The complaint is in a status from which this step is impossible.')
  const to = body.action === 'assign' ? handlers.find(({ code }) => code === body.to) : undefined
  if (body.action === 'assign' && to === undefined)
    throw wrongField(
      'to',
      'not-above-unit',
      'Give it to the center, the leading group or the unit’s superior.',
    )
  await write(t, actor, row, { body, to, at: deps.clock.now() })
  return readComplaint(t, deps, actor, id)
}

async function write(
  t: Tx,
  actor: SessionActor,
  row: repo.LockedComplaint,
  step: { body: ComplaintStep; to: repo.Handler | undefined; at: Date },
): Promise<void> {
  const { body, to, at } = step
  const next = COMPLAINT_STEPS[body.action].to
  const status = next === 'stays' ? row.status : next
  const made = {
    ...{ id: row.id, version: row.version + 1, at, action: body.action, handler: to?.code ?? null },
    upheld: body.action === 'close' ? body.upheld : null,
  }
  await repo.updateComplaint(t, { ...made, status })
  await repo.insertEvent(t, {
    ...{ ...made, from: row.status, to: status, words: wordsOf(body), personalHash: null },
    ...by(actor),
  })
  await insertNotices(t, noticesOf(row, step))
}

function wordsOf(body: ComplaintStep): string | null {
  if (body.action === 'answer') return body.answer
  if (body.action === 'send-back') return body.reason
  return body.note || null
}

/** Whoever has to go on with it hears of it; the unit complained of is nobody of them. */
function noticesOf(
  row: repo.LockedComplaint,
  { body, to, at }: { body: ComplaintStep; to: repo.Handler | undefined; at: Date },
): NewNotice[] {
  if (body.action === 'answer')
    return [told(at, row.number, { roles: [row.aboutCenter ? 'leader' : 'supervisor'], to_unit: null })]
  if (to?.why === 'superior') return [told(at, row.number, { roles: UNIT_ROLES, to_unit: to.code })]
  if (to?.why === 'leading-group') return [told(at, row.number, { roles: ['leader'], to_unit: null })]
  return []
}

/** Tells once of every complaint that was not answered in time; answers how many. */
export async function tellOverdueComplaints(db: Db, now: Date): Promise<number> {
  return tx(db, async (t) => {
    const overdue = await repo.takeOverdue(t, now)
    await insertNotices(
      t,
      overdue.flatMap(({ number, handlerOrg, isWithUnit, aboutCenter }) => [
        told(now, number, { roles: aboutCenter ? ['leader'] : ['supervisor', 'leader'], to_unit: null }),
        ...(isWithUnit && handlerOrg !== null
          ? [told(now, number, { roles: UNIT_ROLES, to_unit: handlerOrg })]
          : []),
      ]),
    )
    return overdue.length
  })
}
