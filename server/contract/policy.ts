import { z } from 'zod'
import { instant, light } from './common.ts'
import { endpoint } from './endpoint.ts'

/** The calendar by which all work that has none of its own. */
export const CENTER_CALENDAR_KEY = 'center'

const hours = z.tuple([z.string().max(8), z.string().max(8)])
const season = z.object({ from: z.string().max(5), to: z.string().max(5), hours: z.array(hours).max(12) })
/** Seasons, hours and rest days that rule from a local date on; the one with `null` from ever. */
export const calendarVersion = z.object({
  validFrom: z.string().max(10).nullable(),
  seasons: z.array(season).max(24),
  restWeekdays: z.array(z.int().min(0).max(6)).max(7),
})

/** A calendar as an administrator edits it: its rules by date, and the days that break them. */
export const policyCalendar = z.object({
  key: z.string().min(1).max(60),
  timezone: z.string().max(60),
  versions: z.array(calendarVersion).max(60),
  holidays: z.array(z.string().max(10)).max(4000),
  /** Make-up working days (调休): they override holidays and rest weekdays. */
  workdays: z.array(z.string().max(10)).max(4000),
  /** Years whose holidays were not published when they were entered. */
  provisionalYears: z.array(z.int().min(1900).max(9999)).max(200),
})
export type PolicyCalendar = z.infer<typeof policyCalendar>

/** Minutes of the clock. */
export const policyBudgets = z.object({
  verify: z.number(),
  file: z.number(),
  dispatch: z.number(),
  'send-check': z.number(),
  check: z.number(),
  close: z.number(),
  supervise: z.number(),
})
export const policyQuotas = z.object({ repeat: z.number(), extension: z.number(), deferral: z.number() })

/** All that an administrator may set and the clocks depend on. Shapes only: whether it can be worked by is judged with 422. */
export const policyDefinition = z.object({
  calendars: z.array(policyCalendar).min(1).max(100),
  /** Units with a duty or a calendar of their own. */
  units: z
    .array(
      z.object({
        code: z.string().max(60),
        commandDuty: z.boolean(),
        calendar: z.string().max(60).nullable(),
      }),
    )
    .max(2000),
  budgets: policyBudgets,
  yellowShare: z.number(),
  quotas: policyQuotas,
})
export type PolicyDefinition = z.infer<typeof policyDefinition>

const job = z.object({
  state: z.enum(['running', 'done', 'superseded']),
  /** Open cases there were when the revision was made. */
  openCases: z.int(),
  /** Open cases not judged by it yet. */
  remaining: z.int(),
  judged: z.int(),
  /** Those of the judged whose clocks moved. */
  moved: z.int(),
  startedAt: instant,
  endedAt: instant.nullable(),
})
/** A revision without what it says. `by` is null for the one made of what the installation brought. */
export const policyRevisionSummary = z.object({
  number: z.int(),
  at: instant,
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  reason: z.string(),
  job: job.nullable(),
})
export type PolicyRevisionSummary = z.infer<typeof policyRevisionSummary>
/** A numbered, immutable revision of the policy. */
export const policyRevision = policyRevisionSummary.extend({ definition: policyDefinition })
export type PolicyRevision = z.infer<typeof policyRevision>

const shift = z.object({
  earlier: z.int(),
  later: z.int(),
  /** Cases that get such an instant, or lose it. */
  set: z.int(),
  unset: z.int(),
  largestEarlierSeconds: z.number(),
  largestLaterSeconds: z.number(),
})
const movedInstant = z.object({ before: instant.nullable(), after: instant.nullable() })
/** What a definition would do to the open cases; the very comparison that the job makes. */
export const policyPreview = z.object({
  openCases: z.int(),
  moved: z.int(),
  /** When the running stage is due. */
  due: shift,
  /** When the unit's limit is reached. */
  deadline: shift,
  lights: z.array(z.object({ from: light.nullable(), to: light.nullable(), cases: z.int() })),
  /** The cases that move furthest. */
  examples: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      unitCode: z.string().nullable(),
      due: movedInstant,
      deadline: movedInstant,
      light: z.object({ before: light.nullable(), after: light.nullable() }),
    }),
  ),
})
export type PolicyPreview = z.infer<typeof policyPreview>

const namedDay = z.object({ date: z.string(), name: z.string(), nameEn: z.string() })
/** Holidays and make-up days of a year as the installed library has them. */
export const yearHolidays = z.object({
  year: z.int(),
  /** False: not arranged yet; the days are those that the law itself names, where they are known. */
  published: z.boolean(),
  holidays: z.array(namedDay),
  workdays: z.array(namedDay),
})

const admin = ['admin'] as const
export const policyEndpoints = {
  policy: endpoint({
    method: 'get',
    path: '/api/v1/policy',
    tag: 'policy',
    summary: 'The calendars, budgets and shares in force, and the revisions before them',
    roles: admin,
    answer: z.object({
      current: policyRevision,
      revisions: z.array(policyRevisionSummary),
      /** Of the center's calendar, this year or later. */
      provisionalYears: z.array(z.int()),
    }),
  }),
  preview: endpoint({
    method: 'post',
    path: '/api/v1/policy/preview',
    tag: 'policy',
    summary: 'What a changed policy would do to the open cases',
    idempotency: 'never',
    roles: admin,
    body: z.object({ definition: policyDefinition }),
    answer: policyPreview,
  }),
  revise: endpoint({
    method: 'post',
    path: '/api/v1/policy/revisions',
    tag: 'policy',
    summary: 'Put a changed policy in force; a job moves the open cases',
    status: 201,
    idempotency: 'required',
    roles: admin,
    body: z.object({
      definition: policyDefinition,
      reason: z.string().trim().min(1).max(500),
      /** The revision that was edited: 409 where another one came since. */
      basedOn: z.int(),
    }),
    answer: policyRevision,
  }),
  revision: endpoint({
    method: 'get',
    path: '/api/v1/policy/revisions/{number}',
    tag: 'policy',
    summary: 'A revision, and how far its job is',
    roles: admin,
    params: z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }),
    answer: policyRevision,
  }),
  holidays: endpoint({
    method: 'get',
    path: '/api/v1/policy/holidays/{year}',
    tag: 'policy',
    summary: 'Holidays and make-up days of a year, to be taken over',
    roles: admin,
    params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    answer: yearHolidays,
  }),
} as const
