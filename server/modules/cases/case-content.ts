import type { ActionBody } from '../../contract/case-actions.ts'
import type { Actor, CaseFacts } from '../../contract/case-rules.ts'
import type { Tx } from '../../db/connect.ts'
import { conflict, wrongContent, wrongField } from '../../http/problem.ts'
import { unusableAttachments } from '../attachments/attachment-read.ts'
import type { GivenStep } from './case-body.ts'
import { closingCondition, openingCondition } from './case-conditions.ts'
import type { EventData } from './case-fold.ts'
import * as repo from './case-repo.ts'

/** What a step is judged by once it is allowed and possible. */
export interface StepContext {
  readonly t: Tx
  readonly actor: Actor
  readonly row: repo.LockedCase
  readonly facts: CaseFacts
  readonly at: number
  readonly timeZone: string
}

type BodyOf<A extends ActionBody['action']> = Extract<ActionBody, { action: A }>

/**
 * Judges the content of a step (422) and answers what its event holds: choices resolved, drawn names drawn. Bodies were parsed
 * before, so `action` decides the shape.
 */
export async function contentOf(context: StepContext, { body, lacking }: GivenStep): Promise<EventData> {
  if (lacking.length > 0)
    throw wrongContent(
      lacking.map((field) => ({ field, code: 'required', detail: `This step needs its \`${field}\`.` })),
      'words-needed',
    )
  await judgeAttachments(context, body)
  const { t, row } = context
  switch (body.action) {
    case 'request-verify':
      return { inspector: await askInspector(context, body.inspector) }
    case 'send-check':
      return { inspector: await askInspector(context, body.inspector) }
    case 'verify':
      return { found: body.found }
    case 'merge':
      return mergeInto(context, body)
    case 'file':
      return openingCondition(await repo.findConditions(t, row), body.condition, reported(context))
    case 'dispatch':
      return dispatchTo(context, body)
    case 'assign-owner':
      await judgeUnit(t, body.unit)
      return { unit: body.unit, ...given({ costCents: body.costCents }) }
    case 'escalate':
      return escalateTo(context, body)
    case 'hand-over':
      return handOverTo(context, body)
    case 'request-deferral':
      return deferUntil(context, body)
    case 'request-extension':
      return { minutes: body.minutes, reason: body.reason }
    case 'approve-extension':
      return given({ minutes: body.minutes })
    case 'close':
      return closingCondition(await repo.findConditions(t, row), body.condition)
    case 'supervise':
      return { instruction: body.instruction, to: superviseWhom(context) }
    case 'answer-supervision':
      return { answer: body.answer }
    case 'mark-urgent':
      return { hours: body.hours, reason: body.reason }
    default:
      return 'reason' in body ? { reason: body.reason } : {}
  }
}

const given = (values: EventData): EventData =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
const reported = ({ row, timeZone }: StepContext) => ({ at: row.reportedAt, timeZone })

/** A photo proves what a unit or a checker says; a comment without a word says nothing. */
async function judgeAttachments({ t, actor, row }: StepContext, body: ActionBody): Promise<void> {
  const ids = body.attachments ?? []
  const needsPhoto =
    ['check-pass', 'check-fail', 'attach'].includes(body.action) ||
    (body.action === 'complete' && row.photoRequired)
  if (needsPhoto && ids.length === 0)
    throw wrongField('attachments', 'photo-needed', 'This step needs a photo.')
  if (body.action === 'comment' && !body.note && ids.length === 0)
    throw wrongField('note', 'note-needed', 'Write the comment into `note`.')
  const unusable = await unusableAttachments(t, ids, actor.id)
  if (unusable.length > 0)
    throw wrongField(
      'attachments',
      'unusable-photo',
      `Not a photo of yours that is still free: ${unusable.join(', ')}.`,
    )
}

async function askInspector({ t, row, facts }: StepContext, named: string | undefined): Promise<string> {
  const seed = `${row.id}:${row.version + 1}`
  const asked = { named: named ?? null, reporterId: facts.reporterId, unit: facts.unitCode, seed }
  const inspector = await repo.drawInspector(t, asked)
  if (inspector !== null) return inspector
  throw named === undefined
    ? wrongField('inspector', 'no-inspector-on-duty', 'No eligible inspector is on duty: name one.')
    : wrongField(
        'inspector',
        'inspector-not-eligible',
        'Ask an inspector who neither reported the case nor belongs to its unit.',
      )
}

async function mergeInto({ t, actor, row }: StepContext, { into }: BodyOf<'merge'>): Promise<EventData> {
  const target = into === row.id ? null : await repo.findMergeTarget(t, into, actor.scope)
  if (target === null) throw wrongField('into', 'not-mergeable', 'A case is merged into another open case.')
  return { into, intoNumber: target.number }
}

async function dispatchTo(context: StepContext, body: BodyOf<'dispatch'>): Promise<EventData> {
  const { t, row } = context
  await judgeUnit(t, body.unit)
  const chosen =
    body.condition === undefined
      ? {}
      : openingCondition(await repo.findConditions(t, row), body.condition, reported(context))
  return { unit: body.unit, ...given({ provisional: body.provisional }), ...chosen }
}

async function judgeUnit(t: Tx, code: string): Promise<void> {
  const found = await repo.findOrganisation(t, code)
  if (found === null || !found.isHandlingUnit)
    throw wrongField('unit', 'unknown-unit', `${code} is no handling unit.`)
}

async function escalateTo({ t }: StepContext, { to }: BodyOf<'escalate'>): Promise<EventData> {
  const found = await repo.findOrganisation(t, to)
  if (found === null || (found.kind !== 'leading-group' && found.kind !== 'city-body'))
    throw wrongField('to', 'not-above', "Escalate to the leading group's office or to a city body.")
  return { to }
}

/** Within a unit or to a street's own teams; between operators it is the claim that changes hands. */
async function handOverTo(context: StepContext, { to }: BodyOf<'hand-over'>): Promise<EventData> {
  const { t, actor, facts } = context
  const isHolder = actor.scope.unit !== null && actor.scope.unit === facts.unitCode
  const colleague = /^[0-9a-f-]{36}$/i.test(to) ? await repo.findColleague(t, to) : null
  if (!isHolder) {
    if (facts.claimedBy === null) throw conflict('not-claimed', 'Nobody has claimed the case.')
    if (!colleague?.roles.some((role) => ['intake', 'dispatcher', 'supervisor'].includes(role)))
      throw wrongField('to', 'not-an-operator', 'Hand the claim to another operator.')
    return { to, toKind: 'operator' }
  }
  if (colleague !== null && colleague.orgCode === actor.scope.org) return { to, toKind: 'handler' }
  const team = colleague === null ? await repo.findOrganisation(t, to) : null
  if (team === null || team.parentCode !== actor.scope.org)
    throw wrongField('to', 'not-of-the-unit', 'Hand over to one of your own people or teams.')
  return { to, toKind: 'team' }
}

/** Weather, money, a season's work: whatever waits longer is no deferral. */
const LONGEST_DEFERRAL_MS = 2 * 366 * 86_400_000

function deferUntil({ at }: StepContext, { until, reason }: BodyOf<'request-deferral'>): EventData {
  if (until !== undefined && Date.parse(until) <= at)
    throw wrongField('until', 'not-in-the-future', 'A deferral ends in the future.')
  if (until !== undefined && Date.parse(until) > at + LONGEST_DEFERRAL_MS)
    throw wrongField('until', 'too-far', 'A deferral ends within two years.')
  return { reason, ...given({ until: until && new Date(until).toISOString() }) }
}

/** Whom an instruction addresses: the unit while the case is with it, else the desk. */
const superviseWhom = ({ facts }: StepContext) =>
  (facts.status === 'dispatched' || facts.status === 'deferred') && facts.unitCode !== null
    ? facts.unitCode
    : 'desk'
