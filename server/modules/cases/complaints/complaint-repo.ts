import { z } from 'zod'
import {
  COMPLAINT_TOPICS,
  complaintAction,
  complaintReader,
  complaintStatus,
} from '../../../contract/complaint.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { SessionActor } from '../../../http/session.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-complaints'),
  one: file('read-complaint'),
  lock: file('lock-complaint'),
  events: file('list-complaint-events'),
  handlers: file('list-handlers'),
  insert: file('insert-complaint'),
  update: file('update-complaint'),
  insertEvent: file('insert-complaint-event'),
  target: file('find-complaint-target'),
  units: file('list-complaint-units'),
  setting: file('read-complaint-setting'),
  updateSetting: file('update-complaint-setting'),
  overdue: file('take-overdue-complaints'),
}

const summaryRow = z.object({
  id: z.uuid(),
  number: z.string(),
  status: complaintStatus,
  version: z.int(),
  topic: z.enum(COMPLAINT_TOPICS),
  description: z.string(),
  registeredAt: z.date(),
  yellowAt: z.date(),
  dueAt: z.date(),
  redAt: z.date(),
  answeredAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  upheld: z.boolean().nullable(),
  limitDays: z.number(),
  unitCode: z.string(),
  unitName: z.string(),
  unitNameEn: z.string().nullable(),
  aboutCenter: z.boolean(),
  handlerOrg: z.string().nullable(),
  handlerName: z.string().nullable(),
  handlerNameEn: z.string().nullable(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
})
export type ComplaintRow = z.infer<typeof summaryRow>
const detailRow = summaryRow.extend({
  source: z.enum(['hotline', 'web', 'government', 'visit']),
  nameEnc: z.instanceof(Buffer).nullable(),
  phoneMask: z.string().nullable(),
})
export type ComplaintDetailRow = z.infer<typeof detailRow>

export async function listComplaints(
  db: Queryable,
  actor: SessionActor,
  asked: { conditions: string; order: string; limit: number },
): Promise<ComplaintRow[]> {
  return z.array(summaryRow).parse(await db.any(files.list, { ...complaintReader(actor), ...asked }))
}

export async function findComplaint(db: Queryable, actor: SessionActor, id: string) {
  return detailRow.nullable().parse(await db.oneOrNone(files.one, { ...complaintReader(actor), id }))
}

/** For who registered it, and only in the answer to that. */
export async function findRegistered(t: Tx, id: string) {
  return detailRow.parse(await t.one(files.one, { org: '', isCenter: true, isLeader: true, id }))
}

const lockedRow = summaryRow.pick({
  id: true,
  number: true,
  status: true,
  version: true,
  unitCode: true,
  handlerOrg: true,
  aboutCenter: true,
})
export type LockedComplaint = z.infer<typeof lockedRow>
export async function lockComplaint(t: Tx, actor: SessionActor, id: string) {
  return lockedRow.nullable().parse(await t.oneOrNone(files.lock, { ...complaintReader(actor), id }))
}

const eventRow = z.object({
  version: z.int(),
  at: z.date(),
  action: complaintAction,
  actorName: z.string(),
  actorRole: z.string(),
  orgCode: z.string().nullable(),
  fromStatus: complaintStatus.nullable(),
  toStatus: complaintStatus,
  words: z.string().nullable(),
  upheld: z.boolean().nullable(),
  handlerOrg: z.string().nullable(),
  handlerName: z.string().nullable(),
  handlerNameEn: z.string().nullable(),
})
export async function listEvents(db: Queryable, id: string) {
  return z.array(eventRow).parse(await db.any(files.events, { id }))
}

const handlerRow = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  why: z.enum(['center', 'leading-group', 'superior']),
})
export type Handler = z.infer<typeof handlerRow>
export async function listHandlers(db: Queryable, unit: string): Promise<Handler[]> {
  return z.array(handlerRow).parse(await db.any(files.handlers, { unit }))
}

export async function insertComplaint(t: Tx, row: object): Promise<void> {
  await t.none(files.insert, row)
}

export async function updateComplaint(t: Tx, row: object): Promise<void> {
  await t.none(files.update, row)
}

export async function insertEvent(t: Tx, event: object): Promise<void> {
  await t.none(files.insertEvent, event)
}

const targetRow = z.object({
  caseId: z.uuid().nullable(),
  unit: z.string().nullable(),
  isUnit: z.boolean(),
  aboutCenter: z.boolean(),
  hasCall: z.boolean(),
  numberEnc: z.instanceof(Buffer).nullable(),
})
export async function findTarget(
  db: Queryable,
  asked: { caseId: string | null; unit: string | null; callId: string | null; actorId: string },
) {
  return targetRow.parse(await db.one(files.target, asked))
}

const unitRow = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  isCenter: z.boolean(),
})
export async function listUnits(db: Queryable) {
  return z.array(unitRow).parse(await db.any(files.units))
}

const settingRow = z.object({ version: z.int(), answerDays: z.number() })
export async function readSetting(db: Queryable) {
  return settingRow.parse(await db.one(files.setting))
}

/** Null where somebody else changed it since. */
export async function updateSetting(
  t: Tx,
  change: { version: number; answerDays: number; at: Date; by: string },
) {
  return settingRow.nullable().parse(await t.oneOrNone(files.updateSetting, change))
}

const overdueRow = z.object({
  number: z.string(),
  handlerOrg: z.string().nullable(),
  isWithUnit: z.boolean().nullable(),
  aboutCenter: z.boolean(),
})
export async function takeOverdue(t: Tx, now: Date) {
  return z.array(overdueRow).parse(await t.any(files.overdue, { now }))
}
