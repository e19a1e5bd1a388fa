import { randomUUID } from 'node:crypto'
import type { CaseSource } from '../../../contract/case.ts'
import { OPEN_STATUSES, SOURCES_OF_ROLE } from '../../../contract/case-rules.ts'
import type { CaseSummary } from '../../../contract/case-shape.ts'
import type { FieldError } from '../../../contract/common.ts'
import type { CaseReportLine, DuplicateRule, JoinBody } from '../../../contract/duplicate.ts'
import { readPhone } from '../../../contract/phone.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { conflict, notFound, wrongContent } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { type Keyring, maskName } from '../../../platform/keyring.ts'
import { unusableAttachments } from '../../attachments/attachment-read.ts'
import { type ReadDeps, readRow } from '../case-read.ts'
import { foldOf, insertReporterPeople, lockCase } from '../case-repo.ts'
import { sealReporter } from '../case-reporter.ts'
import { announce, eventActor, isInScope, writeStep } from '../case-service.ts'
import { summaryOf } from '../case-view.ts'
import * as repo from './duplicate-repo.ts'
import { faultsOfRules } from './duplicate-rules.ts'
import { restartSpots } from './recurring-service.ts'

/** Sources that a clerk writes down for somebody else. */
const forCitizens: readonly CaseSource[] = ['hotline', 'web', 'government']

/**
 * A further report of the same problem. The case's history gets it as a comment with the hash of who told it; the personal fields go
 * into their own erasable row, and no clock moves.
 */
export async function joinCase(
  t: Tx,
  deps: ReadDeps,
  actor: SessionActor,
  id: string,
  body: JoinBody,
): Promise<{ case: CaseSummary; reports: number }> {
  const row = await lockCase(t, id, actor.scope.unit)
  if (row === null || !isInScope(actor, row)) throw notFound('The case')
  if (!(OPEN_STATUSES as readonly string[]).includes(row.status))
    throw conflict('wrong-status', 'Only an open case can be joined: report it anew.')
  await judge(t, actor, body)
  const policy = await deps.policies.get(t)
  const now = deps.clock.now()
  const fold = foldOf(row)
  const at = Math.max(now.getTime(), fold.state.lastAt)
  const person = body.reporter && sealReporter(deps.keyring, body.reporter, now)
  if (person !== undefined) await insertReporterPeople(t, [person.row])
  await writeStep(
    t,
    { row, fold, policy, nowMs: now.getTime() },
    {
      action: 'comment',
      at,
      actor: eventActor(actor),
      data: {
        joined: true,
        source: body.source,
        ...(person === undefined ? {} : { reporterPersonId: person.row.id }),
      },
      note: body.description || null,
      attachments: body.attachments ?? [],
      place: null,
      personalHash: person?.hash ?? null,
    },
  )
  await repo.insertFurtherReport(t, {
    id: randomUUID(),
    caseId: id,
    version: row.version + 1,
    source: body.source,
    personId: person?.row.id ?? null,
    reporterId: forCitizens.includes(body.source) ? null : actor.id,
    at: new Date(at),
  })
  const after = await readRow(t, actor, id)
  await announce(t, after, 'comment', new Date(at))
  const judgedBy = await deps.policies.of(t, after.policyRevision)
  return { case: summaryOf(after, judgedBy, now.getTime()), reports: await repo.countReports(t, id) }
}

async function judge(t: Tx, actor: SessionActor, body: JoinBody): Promise<void> {
  const errors: FieldError[] = []
  const { source, reporter } = body
  if (!actor.roles.some((role) => SOURCES_OF_ROLE[role]?.includes(source)))
    errors.push({
      field: 'source',
      code: 'source-not-yours',
      detail: `Your role does not report from the source ${source}.`,
    })
  if (reporter !== undefined && !forCitizens.includes(source))
    errors.push({
      field: 'reporter',
      code: 'reporter-is-you',
      detail: `A report from the source ${source} is your own.`,
    })
  if (reporter?.phone && readPhone(reporter.phone) === null)
    errors.push({ field: 'reporter.phone', code: 'not-a-phone', detail: 'That is no phone number.' })
  const unusable = await unusableAttachments(t, body.attachments ?? [], actor.id)
  if (unusable.length > 0)
    errors.push({
      field: 'attachments',
      code: 'unusable-photo',
      detail: `Not a photo of yours that is still free: ${unusable.join(', ')}.`,
    })
  if (errors.length > 0) throw wrongContent(errors)
}

/** Every report of a problem; who told it only for the center's operators, masked. */
export async function readReports(
  db: Queryable,
  keyring: Keyring,
  actor: SessionActor,
  id: string,
): Promise<{ count: number; items: CaseReportLine[] }> {
  const rows = await repo.listReports(db, id)
  const maySee = actor.roles.some((role) => ['intake', 'supervisor', 'dispatcher'].includes(role))
  const items = rows.map(({ at, nameEnc, phoneMask, userName, ...row }) => ({
    ...row,
    at: at.toISOString(),
    reporter:
      !maySee || (nameEnc === null && phoneMask === null && userName === null)
        ? null
        : { name: nameEnc === null ? userName : maskName(keyring.decrypt(nameEnc)), phone: phoneMask },
  }))
  return { count: await repo.countReports(db, id), items }
}

/** Other rules from now on; spots of recurring problems are looked for anew. */
export async function reviseRules(
  t: Tx,
  now: Date,
  actor: SessionActor,
  given: { version: number; rules: readonly DuplicateRule[] },
): Promise<{ version: number; rules: DuplicateRule[] }> {
  const before = await repo.readRules(t)
  if (before.version !== given.version) throw stale()
  const faults = faultsOfRules(given.rules, await repo.listClassCodes(t))
  if (faults.length > 0) throw wrongContent(faults)
  const change = { ...given, at: now, by: actor.id, before: before.rules }
  if (!(await repo.replaceRules(t, change))) throw stale()
  if (recurringPart(before.rules) !== recurringPart(given.rules)) await restartSpots(t, given.rules, now)
  return repo.readRules(t)
}

const stale = () => conflict('stale-version', 'Somebody changed the rules since: load them again.')
const recurringPart = (rules: readonly DuplicateRule[]) =>
  JSON.stringify(
    rules
      .map(({ kind, code, family, recurring }) => [kind, code ?? '', family, recurring])
      .toSorted((a, b) => String(a).localeCompare(String(b))),
  )
