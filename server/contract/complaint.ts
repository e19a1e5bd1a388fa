import { z } from 'zod'
import { instant, light, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { User } from './identity.ts'

/** A complaint about handling (效能投诉): registered, given to somebody above, answered, closed. */
export const COMPLAINT_STATUSES = ['registered', 'assigned', 'answered', 'closed'] as const
export const complaintStatus = z.enum(COMPLAINT_STATUSES)
export type ComplaintStatus = z.infer<typeof complaintStatus>

export const COMPLAINT_TOPICS = [
  'slow',
  'not-solved',
  'false-feedback',
  'attitude',
  'unfair',
  'other',
] as const
export const COMPLAINT_ACTIONS = ['register', 'assign', 'answer', 'send-back', 'close', 'comment'] as const
export const complaintAction = z.enum(COMPLAINT_ACTIONS)
export type ComplaintAction = z.infer<typeof complaintAction>

/** From where a step leads where; `stays` keeps the status. */
export const COMPLAINT_STEPS: Readonly<
  Record<
    Exclude<ComplaintAction, 'register'>,
    { from: readonly ComplaintStatus[]; to: ComplaintStatus | 'stays' }
  >
> = {
  assign: { from: ['registered', 'assigned'], to: 'assigned' },
  answer: { from: ['assigned'], to: 'answered' },
  'send-back': { from: ['answered'], to: 'assigned' },
  close: { from: ['answered'], to: 'closed' },
  comment: { from: ['registered', 'assigned', 'answered'], to: 'stays' },
}

/** Of the center, the district's eyes: who hears of every complaint but those about the own organisation and about the center. */
const CENTER_ROLES = ['intake', 'supervisor', 'leader', 'assessor']
type Person = Pick<User, 'roles' | 'scope'>
/** What decides which complaints a person may see. Leaders stand above the center: a complaint about it is theirs alone. */
export const complaintReader = ({ roles, scope }: Person) => ({
  org: scope.org,
  isCenter: scope.kind === 'district' && roles.some((role) => CENTER_ROLES.includes(role)),
  isLeader: scope.kind === 'district' && roles.includes('leader'),
})

/** To whom a change may be told. The queries judge the same by the rows. */
export const complaintAddress = z.object({
  aboutCenter: z.boolean(),
  handler: z.string().nullable(),
  /** The organisation complained of and all within it. */
  notFor: z.array(z.string()),
})
export function mayHearOfComplaint(person: Person, told: z.infer<typeof complaintAddress>): boolean {
  const { org, isCenter, isLeader } = complaintReader(person)
  const isHandler = told.handler === org
  if (told.aboutCenter) return isLeader || isHandler
  return !told.notFor.includes(org) && (isCenter || isHandler)
}

const text = z.string().trim().max(2000)
const words = text.min(1)
const org = z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })
const named = z.object({ id: z.uuid(), number: z.string() })

/**
 * A complaint as lists show it. It exists for the center and for whom it was given to; never for the unit complained of. One about the
 * center itself exists for the leading group and the leaders alone.
 */
export const complaintSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  status: complaintStatus,
  version: z.int(),
  topic: z.enum(COMPLAINT_TOPICS),
  unit: org,
  case: named.nullable(),
  handler: org.nullable(),
  description: z.string(),
  registeredAt: instant,
  dueAt: instant,
  answeredAt: instant.nullable(),
  closedAt: instant.nullable(),
  upheld: z.boolean().nullable(),
  /** Of the time to answer, frozen by the answer. */
  light,
  /** Working seconds left to answer, negative: over; null once answered. */
  remainingSeconds: z.number().nullable(),
  limitDays: z.number(),
})
export type ComplaintSummary = z.infer<typeof complaintSummary>

export const complaintEvent = z.object({
  version: z.int(),
  at: instant,
  action: complaintAction,
  actor: z.object({ name: z.string(), role: z.string(), org: z.string().nullable() }),
  fromStatus: complaintStatus.nullable(),
  toStatus: complaintStatus,
  words: z.string().nullable(),
  handler: org.nullable(),
  upheld: z.boolean().nullable(),
})
/** The whole complaint. `complainant` is masked and only for intake and supervisors; of one about the center, for leaders. */
export const complaintDetail = complaintSummary.extend({
  source: z.enum(['hotline', 'web', 'government', 'visit']),
  complainant: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  events: z.array(complaintEvent),
  /** Whom it may be given to: never the unit complained of, nor anybody within it. */
  handlers: z.array(org.extend({ why: z.enum(['center', 'leading-group', 'superior']) })),
  allowedActions: z.array(complaintAction),
  /** False where it went out of the hands of who registered it: about the center, it is the leading group's. */
  mayRead: z.boolean(),
})
export type ComplaintDetail = z.infer<typeof complaintDetail>

export const complaintBody = z.object({
  source: z.enum(['hotline', 'web', 'government', 'visit']),
  topic: z.enum(COMPLAINT_TOPICS),
  description: words,
  /** The case it is about; its unit is complained of unless another is named. */
  caseId: z.uuid().optional(),
  unit: z.string().max(60).optional(),
  callId: z.uuid().optional(),
  complainant: z
    .object({
      name: z.string().trim().max(50).optional(),
      phone: z.string().trim().max(20).optional(),
      /** The number of the call, which the clerk himself took: it needs not be told again, nor leave the server. */
      callerNumber: z.boolean().optional(),
    })
    .optional(),
})
export type ComplaintBody = z.infer<typeof complaintBody>

const act = <A extends ComplaintAction, S extends z.ZodRawShape>(action: A, shape: S) =>
  z.object({ action: z.literal(action), version: z.int().min(1), ...shape })
export const complaintStep = z.discriminatedUnion('action', [
  act('assign', { to: z.string().max(60), note: text.optional() }),
  act('answer', { answer: words }),
  act('send-back', { reason: words }),
  act('close', { upheld: z.boolean(), note: text.optional() }),
  act('comment', { note: words }),
])
export type ComplaintStep = z.infer<typeof complaintStep>

export const complaintSettings = z.object({
  version: z.int(),
  /** Working days of the center's calendar within which a complaint is answered; rules those registered from now on. */
  answerDays: z.number().min(0.5).max(60),
})

/** Complaints registered in a period about a unit: all, found right, answered late or not at all in time. */
export const complaintCounts = z.object({ received: z.int(), upheld: z.int(), overdue: z.int() })
export type ComplaintCounts = z.infer<typeof complaintCounts>

const params = z.object({ id: z.uuid() })
export const complaintEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/v1/complaints',
    tag: 'complaints',
    summary:
      'Complaints about handling that I may see: open ones by when they are due, others the newest first',
    query: pageQuery.extend({
      state: z.enum(['open', 'answered', 'closed', 'all']).default('open'),
      unit: z.string().max(60).optional(),
      case: z.uuid().optional(),
    }),
    answer: pageOf(complaintSummary),
  }),
  register: endpoint({
    method: 'post',
    path: '/api/v1/complaints',
    tag: 'complaints',
    summary: 'Register a complaint about the handling of a case, or about a unit',
    body: complaintBody,
    answer: complaintDetail,
    status: 201,
    idempotency: 'required',
    roles: ['intake', 'supervisor'],
  }),
  units: endpoint({
    method: 'get',
    path: '/api/v1/complaints/units',
    tag: 'complaints',
    summary: 'Who may be complained of: the handling units, and the center itself',
    answer: z.object({ items: z.array(org.extend({ isCenter: z.boolean() })) }),
    roles: ['intake', 'supervisor'],
  }),
  settings: endpoint({
    method: 'get',
    path: '/api/v1/complaints/settings',
    tag: 'complaints',
    summary: 'Within how many working days complaints are answered',
    answer: complaintSettings,
    roles: ['intake', 'supervisor', 'leader', 'assessor', 'admin'],
  }),
  revise: endpoint({
    method: 'put',
    path: '/api/v1/complaints/settings',
    tag: 'complaints',
    summary: 'Set within how many working days complaints are answered',
    body: complaintSettings,
    answer: complaintSettings,
    roles: ['supervisor', 'admin'],
  }),
  one: endpoint({
    method: 'get',
    path: '/api/v1/complaints/{id}',
    tag: 'complaints',
    summary: 'A complaint with its history and what I may do',
    params,
    answer: complaintDetail,
  }),
  act: endpoint({
    method: 'post',
    path: '/api/v1/complaints/{id}/actions',
    tag: 'complaints',
    summary: 'Give it to somebody above, answer it, send the answer back, close it, comment',
    params,
    body: complaintStep,
    answer: complaintDetail,
    idempotency: 'required',
  }),
} as const
