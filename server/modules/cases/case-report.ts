import { randomUUID } from 'node:crypto'
import type { ReportBody } from '../../contract/case-actions.ts'
import { SOURCES_OF_ROLE } from '../../contract/case-rules.ts'
import type { CaseDetail } from '../../contract/case-shape.ts'
import type { FieldError } from '../../contract/common.ts'
import { readPhone } from '../../contract/phone.ts'
import type { Tx } from '../../db/connect.ts'
import { project } from '../../engine/project.ts'
import { wrongContent } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import { unusableAttachments } from '../attachments/attachment-read.ts'
import { columnsOf } from './case-columns.ts'
import { startFold } from './case-fold.ts'
import { presentCase, type ReadDeps, readRow } from './case-read.ts'
import * as repo from './case-repo.ts'
import { sealReporter } from './case-reporter.ts'
import { announce, eventActor } from './case-service.ts'

export interface ReportDeps extends ReadDeps {
  readonly casePrefix: string
}

/** Sources that a clerk writes down for somebody else. */
const forCitizens = ['hotline', 'web', 'government']
const operators = ['intake', 'dispatcher', 'supervisor']

/** A new case. Every wrong field is named at once (422); the number is taken last, so that a refusal uses none. */
export async function reportCase(
  t: Tx,
  deps: ReportDeps,
  actor: SessionActor,
  body: ReportBody,
): Promise<CaseDetail> {
  const targets = await judge(t, actor, body)
  const now = deps.clock.now()
  const id = randomUUID()
  const person = body.reporter && sealReporter(deps.keyring, body.reporter, now)
  if (person !== undefined) await repo.insertReporterPeople(t, [person.row])
  const isForCitizen = forCitizens.includes(body.source)
  const isOperator = actor.roles.some((role) => operators.includes(role))
  const data = {
    ...(body.urgent && isOperator ? { urgent: true } : {}),
    // Whoever is not an operator may only ask for it.
    ...(body.urgent && !isOperator ? { urgentWished: true } : {}),
    ...(person === undefined ? {} : { reporterPersonId: person.row.id }),
    ...(body.answers?.length ? { answers: body.answers } : {}),
    ...(targets.componentId === null ? {} : { componentId: targets.componentId }),
  }
  const by = eventActor(actor)
  const fold = startFold({ at: now.getTime(), action: 'report', actorId: actor.id, data })
  const policy = await deps.policies.get(t)
  const clocks = project(fold.state, policy, now.getTime())
  const number = await nextNumber(t, deps, now)
  await repo.insertCases(t, [
    {
      id,
      number,
      kind: body.kind,
      edition: targets.edition,
      class_code: body.classCode,
      source: body.source,
      description: body.description,
      lon: body.location.lon,
      lat: body.location.lat,
      address: body.address || null,
      component_id: targets.componentId,
      reporter_id: isForCitizen ? null : actor.id,
      reporter_person_id: person?.row.id ?? null,
      reported_at: now,
      origin: 'live',
      policy_revision: policy.revision,
      ...columnsOf(fold, clocks),
    },
  ])
  await repo.insertEvents(t, [
    {
      case_id: id,
      version: 1,
      at: now,
      recorded_at: now,
      action: 'report',
      actor_id: by.id,
      actor_role: by.role,
      actor_name: by.name,
      org_code: by.org,
      lon: null,
      lat: null,
      from_status: null,
      to_status: 'reported',
      data,
      note: null,
      attachments: body.attachments ?? [],
      personal_hash: person?.hash ?? null,
    },
  ])
  const made = await readRow(t, actor, id)
  await announce(t, made, 'report', now)
  return presentCase(t, deps, actor, made)
}

async function judge(t: Tx, actor: SessionActor, body: ReportBody) {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string, detail: string) => errors.push({ field, code, detail })
  const { componentId } = body
  const targets = await repo.findReportTargets(t, {
    kind: body.kind,
    classCode: body.classCode,
    ...body.location,
    componentId: componentId !== undefined && /^\d{1,15}$/.test(componentId) ? componentId : null,
    componentCode: componentId ?? null,
  })
  if (!actor.roles.some((role) => SOURCES_OF_ROLE[role]?.includes(body.source)))
    wrong('source', 'source-not-yours', `Your role does not report from the source ${body.source}.`)
  if (!targets?.classCode) wrong('classCode', 'unknown-class', `The catalog has no class ${body.classCode}.`)
  if (!targets?.gridCode) wrong('location', 'outside-district', 'The place lies outside the district.')
  if (componentId !== undefined && !targets?.componentId)
    wrong('componentId', 'unknown-component', 'There is no such component.')
  else if (body.kind === 'component' && targets?.componentClass && targets.componentClass !== body.classCode)
    wrong('componentId', 'other-class', `The component is of class ${targets.componentClass}.`)
  judgeReporter(body, wrong)
  const unusable = await unusableAttachments(t, body.attachments ?? [], actor.id)
  if (unusable.length > 0)
    wrong('attachments', 'unusable-photo', `Not a photo of yours that is still free: ${unusable.join(', ')}.`)
  if (errors.length > 0 || targets === null) throw wrongContent(errors)
  return targets
}

function judgeReporter(
  { source, reporter }: ReportBody,
  wrong: (field: string, code: string, detail: string) => void,
): void {
  if (reporter === undefined) return
  if (!forCitizens.includes(source))
    wrong('reporter', 'reporter-is-you', `A report from the source ${source} is your own.`)
  if (reporter.phone && readPhone(reporter.phone) === null)
    wrong('reporter.phone', 'not-a-phone', 'That is no phone number.')
}

/** `QLH20261014-0127`: the district's local day. */
async function nextNumber(t: Tx, { casePrefix, policies }: ReportDeps, now: Date): Promise<string> {
  const day = now.toLocaleDateString('sv-SE', { timeZone: policies.timeZone })
  const serial = await repo.nextSerial(t, casePrefix, day)
  return `${casePrefix}${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
}
