import { z } from 'zod'
import { CASE_KINDS, CASE_SOURCES, caseStatus, LIMIT_UNITS, stageName } from '../../contract/case.ts'
import { type Actor, allowedActions, maySeeReporter } from '../../contract/case-rules.ts'
import type { CaseDetail, CaseSummary } from '../../contract/case-shape.ts'
import type { Light } from '../../contract/common.ts'
import { escalationLevel } from '../../contract/escalation.ts'
import { wallClock } from '../../engine/clock.ts'
import { project } from '../../engine/project.ts'
import type { AllowanceUse, CaseState, Policy, Projection } from '../../engine/types.ts'
import { type Keyring, maskName } from '../../platform/keyring.ts'
import { handOversOf } from './accounts/hand-overs.ts'
import { factsOf } from './case-columns.ts'

const time = z.coerce.date()
export const summaryRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  className: z.string().nullable(),
  classNameEn: z.string().nullable(),
  source: z.enum(CASE_SOURCES),
  status: caseStatus,
  version: z.int(),
  urgent: z.boolean(),
  special: z.boolean(),
  lon: z.number(),
  lat: z.number(),
  address: z.string().nullable(),
  gridCode: z.string(),
  streetCode: z.string(),
  streetName: z.string().nullable(),
  streetNameEn: z.string().nullable(),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  description: z.string(),
  reportedAt: time,
  updatedAt: time,
  closedAt: time.nullable(),
  stage: stageName.nullable(),
  yellowAt: time.nullable(),
  dueAt: time.nullable(),
  redAt: time.nullable(),
  supervised: z.boolean(),
  pending: z.enum(['extension', 'deferral']).nullable(),
  claimedBy: z.uuid().nullable(),
  claimedByName: z.string().nullable(),
  /** Absent from what the stream was told before there were revisions. */
  policyRevision: z.int().default(1),
})
export type SummaryRow = z.infer<typeof summaryRow>

export const detailRow = summaryRow.extend({
  edition: z.string(),
  communityCode: z.string(),
  communityName: z.string(),
  componentId: z.coerce.string().nullable(),
  componentCode: z.string().nullable(),
  ownerless: z.boolean(),
  provisional: z.boolean(),
  origin: z.enum(['live', 'demo', 'simulator', 'migrated']),
  limitUnit: z.enum(LIMIT_UNITS).nullable(),
  limitValue: z.number().nullable(),
  limitIsDefault: z.boolean(),
  mergedInto: z.uuid().nullable(),
  supervisionOf: z.string().nullable(),
  verifierId: z.uuid().nullable(),
  verifierName: z.string().nullable(),
  checkerId: z.uuid().nullable(),
  checkerName: z.string().nullable(),
  conditionId: z.string().nullable(),
  conditionText: z.string().nullable(),
  conditionTextEn: z.string().nullable(),
  reporterId: z.uuid().nullable(),
  reporterName: z.string().nullable(),
  personNameEnc: z.instanceof(Buffer).nullable(),
  personPhoneMask: z.string().nullable(),
  state: z.custom<CaseState>((value) => typeof value === 'object' && value !== null && 'visits' in value),
  attachments: z.array(
    z.object({
      id: z.uuid(),
      version: z.int(),
      width: z.int(),
      height: z.int(),
      takenAt: time.nullable(),
      uploadedAt: time,
    }),
  ),
  followers: z.array(z.object({ id: z.uuid(), number: z.string() })),
  handOvers: z.array(
    z.object({
      to: z.string(),
      name: z.string(),
      kind: z.enum(['operator', 'handler', 'team']),
      at: time.transform((at) => at.getTime()),
    }),
  ),
  escalations: z.array(
    z.object({
      stage: stageName,
      level: escalationLevel,
      at: time,
      card: z.enum(['yellow', 'red']).nullable(),
    }),
  ),
  baseDeadlineAt: time.nullable(),
  spendings: z.int(),
})
export type DetailRow = z.infer<typeof detailRow>

const iso = (at: Date | null) => (at === null ? null : at.toISOString())
const isoMs = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/** The light of the running stage at an instant; the same comparison as the list's filter makes in SQL. */
export function lightAt(
  row: { stage: string | null; yellowAt: Date | null; redAt: Date | null },
  nowMs: number,
): Light | null {
  if (row.stage === null) return null
  if (row.redAt !== null && nowMs > row.redAt.getTime()) return 'red'
  return row.yellowAt !== null && nowMs >= row.yellowAt.getTime() ? 'yellow' : 'green'
}

/** Time left on the stage's clock. A deferred case's clock stands still: then nobody can say by instants alone. */
function remainingSeconds(row: SummaryRow, policy: Policy, nowMs: number): number | null {
  if (row.dueAt === null || row.status === 'deferred') return null
  const own =
    row.stage === 'handle' && row.unitCode !== null ? policy.unitCalendars.get(row.unitCode) : undefined
  const clock = row.urgent ? wallClock : (own ?? policy.calendar)
  const due = row.dueAt.getTime()
  return (nowMs <= due ? clock.between(nowMs, due) : -clock.between(due, nowMs)) / 1000
}

export function summaryOf(row: SummaryRow, policy: Policy, nowMs: number): CaseSummary {
  const { id, number, kind, classCode, source, status, version, urgent, special, address, gridCode } = row
  const { description, supervised, pending, stage, lon, lat } = row
  return {
    ...{ id, number, kind, classCode, source, status, version, urgent, special, address, gridCode },
    ...{ description, supervised, pending, stage },
    className: row.className ?? classCode,
    classNameEn: row.classNameEn ?? classCode,
    location: { lon, lat },
    street: { code: row.streetCode, name: row.streetName ?? row.streetCode, nameEn: row.streetNameEn },
    unit:
      row.unitCode === null
        ? null
        : { code: row.unitCode, name: row.unitName ?? row.unitCode, nameEn: row.unitNameEn },
    reportedAt: row.reportedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: iso(row.closedAt),
    light: lightAt(row, nowMs),
    yellowAt: iso(row.yellowAt),
    dueAt: iso(row.dueAt),
    remainingSeconds: remainingSeconds(row, policy, nowMs),
    clock: urgent ? 'wall' : 'working',
    claimedBy: person(row.claimedBy, row.claimedByName),
  }
}

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

/** The whole case for one reader: clocks of this instant, the reader's own actions, the reporter only where he may be seen. */
export function detailOf(
  row: DetailRow,
  suggestedUnits: CaseDetail['suggestedUnits'],
  reader: {
    actor: Actor
    keyring: Keyring
    policy: Policy
    nowMs: number
    /** What the case's unit has spent elsewhere; null where this case spends nothing. */
    allowance: AllowanceUse | null
  },
): CaseDetail {
  const { actor, policy, nowMs } = reader
  const clocks = project(row.state, policy, nowMs, reader.allowance)
  const { edition, communityCode, communityName, componentId, componentCode } = row
  const { ownerless, provisional, origin, mergedInto, limitIsDefault } = row
  return {
    ...summaryOf(row, policy, nowMs),
    ...clocksOf(clocks),
    ...{ edition, communityCode, communityName, componentId, componentCode },
    ...{ ownerless, provisional, origin, mergedInto, limitIsDefault, suggestedUnits },
    limit:
      row.limitUnit === null || row.limitValue === null
        ? null
        : { unit: row.limitUnit, value: row.limitValue },
    condition:
      row.conditionId === null
        ? null
        : { id: row.conditionId, text: row.conditionText ?? '', textEn: row.conditionTextEn ?? '' },
    reporter: maySeeReporter(actor, row) ? reporterOf(row, reader.keyring) : null,
    verifier: person(row.verifierId, row.verifierName),
    checker: person(row.checkerId, row.checkerName),
    attachments: row.attachments.map(({ takenAt, uploadedAt, ...rest }) => ({
      ...rest,
      takenAt: iso(takenAt),
      uploadedAt: uploadedAt.toISOString(),
    })),
    followers: row.followers,
    handOvers: handOversOf(row.handOvers, row.state, policy, nowMs),
    escalations: row.escalations.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    allowedActions: allowedActions(actor, factsOf(foldParts(row), clocks, row.reporterId), nowMs),
  }
}

/** The few marks that the rules ask for. */
const foldParts = ({ state, verifierId, checkerId, claimedBy, supervisionOf }: DetailRow) => ({
  state,
  marks: { verifierId, checkerId, claimedBy, supervisionOf },
})

function clocksOf(clocks: Projection) {
  return {
    stage: clocks.stage,
    light: clocks.light,
    yellowAt: isoMs(clocks.yellowAt),
    dueAt: isoMs(clocks.dueAt),
    remainingSeconds: clocks.remainingSeconds,
    clock: clocks.clock,
    stages: clocks.stages.map(({ stage, from, to, usedSeconds, budgetSeconds, light, clock }) => ({
      ...{ stage, usedSeconds, budgetSeconds, light, clock },
      from: new Date(from).toISOString(),
      to: isoMs(to),
    })),
    processLight: clocks.processLight,
    processUsedSeconds: clocks.processUsedSeconds,
    processBudgetSeconds: clocks.processBudgetSeconds,
    deadline: isoMs(clocks.deadline),
    chargedSeconds: clocks.chargedSeconds,
    limitSeconds: clocks.limitSeconds,
    beyondAllowance: clocks.beyondAllowance,
    worstLight: clocks.worstLight,
  }
}

function reporterOf(row: DetailRow, keyring: Keyring): CaseDetail['reporter'] {
  if (row.reporterId !== null) return { name: row.reporterName, phone: null, userId: row.reporterId }
  if (row.personNameEnc === null && row.personPhoneMask === null) return null
  const name = row.personNameEnc === null ? null : maskName(keyring.decrypt(row.personNameEnc))
  return { name, phone: row.personPhoneMask, userId: null }
}
