import { z } from 'zod'
import { CASE_KINDS, caseSource } from './case.ts'
import { DESKS } from './case-queries.ts'
import { caseSummary } from './case-shape.ts'
import { instant, light, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import { type Role, role } from './role.ts'

/** Those who work at the desks of the center; presence, notes, filters and shifts are theirs. */
export const OPERATOR_ROLES = ['intake', 'dispatcher', 'supervisor'] as const satisfies readonly Role[]
export const isOperator = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((one) => (OPERATOR_ROLES as readonly Role[]).includes(one))

/** How often a screen says where it is, and after how long a silent one counts as gone. */
export const PRESENCE_BEAT_MS = 10_000
export const PRESENCE_LASTS_MS = 25_000

/** Who has a case open; `typing`: in a form on it. */
export const present = z.object({ userId: z.uuid(), name: z.string(), typing: z.boolean() })
export type Present = z.infer<typeof present>
export const casePresence = z.object({ caseId: z.uuid(), people: z.array(present) })
/** A `presence` event of the stream: who has this case open now, or (`sheets`) that a hand-over sheet was made or confirmed. */
export const streamPresence = z.union([casePresence, z.object({ sheets: z.literal(true) })])
export type StreamPresence = z.infer<typeof streamPresence>

/** What a queue can be narrowed to; every part is optional. `days`: reported within so many days. */
export const queueFilter = z.object({
  kind: z.enum(CASE_KINDS).optional(),
  class: z.string().max(10).optional(),
  source: caseSource.optional(),
  street: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  community: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  grid: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
  unit: z.string().max(40).optional(),
  light: light.optional(),
  urgent: z.literal(true).optional(),
  claim: z.enum(['mine', 'none']).optional(),
  days: z.int().min(1).max(366).optional(),
})
export type QueueFilter = z.infer<typeof queueFilter>

/** A filter somebody kept; `sharedWith`: a role whose operators see it too. */
export const savedFilter = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: queueFilter,
  desk: z.enum(DESKS).nullable(),
  sharedWith: role.nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
})
export type SavedFilter = z.infer<typeof savedFilter>
const filterBody = z.object({
  name: z.string().trim().min(1).max(40),
  filter: queueFilter,
  desk: z.enum(DESKS).nullable().default(null),
  sharedWith: z.enum(OPERATOR_ROLES).nullable().default(null),
})

/** How one operator wants his screen. */
export const operatorSettings = z.object({
  defaultFilter: z.uuid().nullable(),
  /** The filters in the order of the keys 1 to 9; those not named follow. */
  filterOrder: z.array(z.uuid()).max(200),
  sound: z.boolean(),
  /** Percent. */
  volume: z.int().min(0).max(100),
  /** After a step that takes the case from its desk the next of the queue opens. */
  autoAdvance: z.boolean(),
})
export type OperatorSettings = z.infer<typeof operatorSettings>
export const DEFAULT_SETTINGS: OperatorSettings = {
  defaultFilter: null,
  filterOrder: [],
  sound: true,
  volume: 40,
  autoAdvance: false,
}

/** A note of the desks: on a case (`caseId`), or in the log of the shift. Never part of a case's history. */
export const operatorNote = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  text: z.string(),
  shared: z.boolean(),
  at: instant,
  author: z.object({ id: z.uuid(), name: z.string() }),
})
export type OperatorNote = z.infer<typeof operatorNote>
const noteBody = z.object({ text: z.string().trim().min(1).max(2000), shared: z.boolean().default(true) })

const sheetCase = z.object({
  id: z.uuid(),
  number: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  status: caseSummary.shape.status,
  address: z.string().nullable(),
  urgent: z.boolean(),
  dueAt: instant.nullable(),
  unit: z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
})
/** What a shift hands on, as it was when the sheet was made; cases are lists of at most 100, `counts` knows all. */
export const sheetContent = z.object({
  at: instant,
  counts: z.object({
    open: z.int(),
    red: z.int(),
    redSoon: z.int(),
    urgent: z.int(),
    supervised: z.int(),
    byStatus: z.array(z.object({ status: caseSummary.shape.status, n: z.int() })),
  }),
  /** Claimed by who hands over. */
  mine: z.array(sheetCase),
  /** Red within the next hour, or red already. */
  redSoon: z.array(sheetCase),
  urgent: z.array(sheetCase),
  /** Units that cases wait for, those with most red ones first. */
  waitingOn: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      open: z.int(),
      red: z.int(),
    }),
  ),
  notes: z.array(operatorNote.extend({ caseNumber: z.string().nullable() })),
})
export type SheetContent = z.infer<typeof sheetContent>
export const shiftSheet = z.object({
  id: z.uuid(),
  madeAt: instant,
  from: z.object({ id: z.uuid(), name: z.string() }),
  /** Null: whoever comes. */
  to: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  words: z.string(),
  confirmedAt: instant.nullable(),
  confirmedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** How many cases it hands over. */
  handed: z.int(),
})
export type ShiftSheet = z.infer<typeof shiftSheet>

const id = z.object({ id: z.uuid() })
const operators = { roles: OPERATOR_ROLES, tag: 'shifts' }

/** Presence, saved filters, notes and hand-overs of the center's operators. */
export const shiftEndpoints = {
  presence: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/presence',
    summary: 'Which cases are open on whose screen',
    answer: z.object({ items: z.array(casePresence) }),
  }),
  beat: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/presence',
    summary: 'This screen shows this case, or none; to be said every 10 s',
    body: z.object({ screen: z.uuid(), caseId: z.uuid().nullable(), typing: z.boolean().default(false) }),
    answer: z.null(),
    status: 204,
    idempotency: 'never',
  }),
  filters: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/filters',
    summary: 'Filters of mine and those shared with my role',
    answer: z.object({ items: z.array(savedFilter) }),
  }),
  addFilter: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/shift/filters',
    summary: 'Keep a filter',
    body: filterBody,
    answer: savedFilter,
    status: 201,
  }),
  removeFilter: endpoint({
    ...operators,
    method: 'delete',
    path: '/api/v1/shift/filters/{id}',
    summary: 'Forget a filter of mine',
    params: id,
    answer: z.null(),
    status: 204,
  }),
  settings: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/settings',
    summary: 'How I want my screen',
    answer: operatorSettings,
  }),
  keepSettings: endpoint({
    ...operators,
    method: 'put',
    path: '/api/v1/shift/settings',
    summary: 'Keep how I want my screen',
    body: operatorSettings,
    answer: operatorSettings,
  }),
  // Whether the case exists for the caller is judged before the role.
  caseNotes: endpoint({
    tag: 'shifts',
    method: 'get',
    path: '/api/v1/cases/{id}/notes',
    summary: 'Notes of the desks on a case: the shared ones and mine',
    params: id,
    answer: z.object({ items: z.array(operatorNote) }),
  }),
  addCaseNote: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/cases/{id}/notes',
    summary: 'Pin a note to a case; no part of its history, not seen by units',
    params: id,
    body: noteBody,
    answer: operatorNote,
    status: 201,
  }),
  shiftNotes: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/notes',
    summary: 'The log of the shifts, newest first',
    query: pageQuery,
    answer: pageOf(operatorNote),
  }),
  addShiftNote: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/shift/notes',
    summary: 'Write into the log of the shift',
    body: noteBody,
    answer: operatorNote,
    status: 201,
  }),
  removeNote: endpoint({
    ...operators,
    method: 'delete',
    path: '/api/v1/shift/notes/{id}',
    summary: 'Take a note of mine away',
    params: id,
    answer: z.null(),
    status: 204,
  }),
  take: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/cases/take',
    summary: 'Claim the most urgent unclaimed cases of a desk; two operators never get the same',
    body: z.object({
      desk: z.enum(DESKS).exclude(['mine', 'done', 'supervised']),
      n: z.int().min(1).max(20),
    }),
    answer: z.object({ items: z.array(z.object({ id: z.uuid(), number: z.string() })) }),
    idempotency: 'required',
  }),
  sheetPreview: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/sheet',
    summary: 'What a hand-over sheet of mine would say now',
    answer: sheetContent,
  }),
  sheets: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/sheets',
    summary: 'Hand-over sheets, newest first, and how many wait for me',
    query: pageQuery,
    answer: pageOf(shiftSheet).extend({ waiting: z.int() }),
  }),
  makeSheet: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/shift/sheets',
    summary: 'Make the sheet of the moment; its cases change hands when it is confirmed',
    body: z.object({ words: z.string().trim().max(4000).default(''), to: z.uuid().nullable().default(null) }),
    answer: shiftSheet.extend({ content: sheetContent }),
    status: 201,
    idempotency: 'required',
  }),
  sheet: endpoint({
    ...operators,
    method: 'get',
    path: '/api/v1/shift/sheets/{id}',
    summary: 'A hand-over sheet as it was made',
    params: id,
    answer: shiftSheet.extend({ content: sheetContent }),
  }),
  confirmSheet: endpoint({
    ...operators,
    method: 'post',
    path: '/api/v1/shift/sheets/{id}/confirm',
    summary: 'Take over: its cases that are still claimed by who made it become mine',
    params: id,
    answer: shiftSheet.extend({ taken: z.int() }),
    idempotency: 'required',
  }),
} as const
