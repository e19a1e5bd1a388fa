import { z } from 'zod'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { type Calendar, compileCalendar } from '../../engine/calendar.ts'
import { DEFAULT_TERMS } from '../../engine/stages.ts'
import type { Policy, WorkingClock } from '../../engine/types.ts'

const file = sql(import.meta.url, 'sql/read-policy.sql')
const centerKey = 'center'
const rememberMs = 60_000

const definition = z.object({
  timezone: z.string(),
  seasons: z.array(
    z.object({ from: z.string(), to: z.string(), hours: z.array(z.tuple([z.string(), z.string()])) }),
  ),
  restWeekdays: z.array(z.int()),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()),
})
const budgets = z.object({
  verify: z.number(),
  file: z.number(),
  dispatch: z.number(),
  'send-check': z.number(),
  check: z.number(),
  close: z.number(),
  supervise: z.number(),
})
const quotas = z.object({ repeat: z.number(), extension: z.number(), deferral: z.number() })
const policyRow = z.object({
  calendars: z.array(z.object({ key: z.string(), validFrom: z.string(), definition })),
  units: z.array(
    z.object({ code: z.string(), commandDuty: z.boolean(), calendarKey: z.string().nullable() }),
  ),
  clocks: z
    .object({
      budgets: budgets.partial().optional(),
      yellowShare: z.number().optional(),
      quotas: quotas.partial().optional(),
    })
    .nullable(),
})
type PolicyRow = z.infer<typeof policyRow>

/** What the clocks depend on, read once a minute: asked for in every step. The setting `case-clocks` changes single terms. */
export interface PolicySource {
  /** Of the district's local dates and nights. */
  readonly timeZone: string
  /** Takes the connection of a running transaction: the embedded database has no other to give. */
  get(db: Queryable): Promise<Policy>
  /** After an administrator's change. */
  forget(): void
}

export function createPolicySource(timeZone: string, now: () => number = Date.now): PolicySource {
  let known: { policy: Policy; until: number } | undefined
  return {
    timeZone,
    async get(db) {
      if (known !== undefined && known.until > now()) return known.policy
      const policy = compile(policyRow.parse(await db.one(file)), timeZone)
      known = { policy, until: now() + rememberMs }
      return policy
    },
    forget: () => {
      known = undefined
    },
  }
}

function compile({ calendars, units, clocks }: PolicyRow, timeZone: string): Policy {
  const byKey = new Map<string, WorkingClock>()
  for (const [key, versions] of Map.groupBy(calendars, (c) => c.key))
    byKey.set(
      key,
      compileCalendar(
        versions.map((v, i) => ({ validFrom: i === 0 ? null : v.validFrom, calendar: v.definition })),
      ),
    )
  const unitCalendars = new Map<string, WorkingClock>()
  for (const { code, calendarKey } of units) {
    const calendar = calendarKey === null ? undefined : byKey.get(calendarKey)
    if (calendar !== undefined) unitCalendars.set(code, calendar)
  }
  return {
    calendar: byKey.get(centerKey) ?? compileCalendar(regulationCalendar(timeZone)),
    unitCalendars,
    commandDuty: new Set(units.filter((u) => u.commandDuty).map((u) => u.code)),
    budgets: { ...DEFAULT_TERMS.budgets, ...definedOnly(clocks?.budgets) },
    yellowShare: clocks?.yellowShare ?? DEFAULT_TERMS.yellowShare,
    quotas: { ...DEFAULT_TERMS.quotas, ...definedOnly(clocks?.quotas) },
  }
}

const definedOnly = <T extends object>(values: T | undefined): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** The regulation's hours (accounting.md 1) without holidays: until a calendar was loaded. */
const regulationCalendar = (timezone: string): Calendar => ({
  timezone,
  seasons: [
    {
      from: '05-01',
      to: '09-30',
      hours: [
        ['08:30', '11:30'],
        ['14:00', '17:30'],
      ],
    },
    {
      from: '10-01',
      to: '04-30',
      hours: [
        ['08:30', '11:30'],
        ['13:30', '17:00'],
      ],
    },
  ],
  restWeekdays: [0],
  holidays: [],
  workdays: [],
})
