import { z } from 'zod'
import { CENTER_CALENDAR_KEY, type PolicyCalendar, type PolicyDefinition } from '../../../contract/policy.ts'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { type CalendarVersion, compileCalendar } from '../../../engine/calendar.ts'
import { DEFAULT_TERMS } from '../../../engine/stages.ts'
import type { Policy, WorkingClock } from '../../../engine/types.ts'

const tables = sql(import.meta.url, 'sql/read-tables.sql')

const calendarRow = z.object({
  key: z.string(),
  validFrom: z.string(),
  provisional: z.boolean(),
  definition: z.object({
    timezone: z.string(),
    seasons: z.array(
      z.object({ from: z.string(), to: z.string(), hours: z.array(z.tuple([z.string(), z.string()])) }),
    ),
    restWeekdays: z.array(z.int()),
    holidays: z.array(z.string()),
    workdays: z.array(z.string()),
  }),
})
type CalendarRow = z.infer<typeof calendarRow>
const minutes = z.number().optional()
const share = z.number().optional()
const tablesRow = z.object({
  calendars: z.array(calendarRow),
  units: z.array(z.object({ code: z.string(), commandDuty: z.boolean(), calendar: z.string().nullable() })),
  clocks: z
    .object({
      budgets: z
        .object({
          ...{ verify: minutes, file: minutes, dispatch: minutes, 'send-check': minutes },
          ...{ check: minutes, close: minutes, supervise: minutes },
        })
        .optional(),
      yellowShare: share,
      quotas: z.object({ repeat: share, extension: share, deferral: share }).optional(),
    })
    .nullable(),
})

/** The policy that the catalog's tables hold: what the first revision says. */
export async function readTables(db: Queryable, timeZone: string): Promise<PolicyDefinition> {
  const { calendars, units, clocks } = tablesRow.parse(await db.one(tables))
  const byKey = [...Map.groupBy(calendars, ({ key }) => key)].map(([key, rows]) => calendarOf(key, rows))
  const known = new Set(byKey.map(({ key }) => key))
  return {
    calendars: known.has(CENTER_CALENDAR_KEY) ? byKey : [regulationCalendar(timeZone), ...byKey],
    units: units
      .map((unit) => ({ ...unit, calendar: known.has(unit.calendar ?? '') ? unit.calendar : null }))
      .filter((unit) => unit.commandDuty || unit.calendar !== null),
    budgets: { ...DEFAULT_TERMS.budgets, ...definedOnly(clocks?.budgets) },
    yellowShare: clocks?.yellowShare ?? DEFAULT_TERMS.yellowShare,
    quotas: { ...DEFAULT_TERMS.quotas, ...definedOnly(clocks?.quotas) },
  }
}

const definedOnly = <T extends object>(values: T | undefined): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** Each row rules its days until the next one: of its dates only those count, and rows alike in all else are one version. */
function calendarOf(key: string, rows: readonly CalendarRow[]): PolicyCalendar {
  const datesOf = (name: 'holidays' | 'workdays') =>
    rows.flatMap(({ definition, validFrom }, i) => {
      const from = i === 0 ? '' : validFrom
      const until = rows[i + 1]?.validFrom ?? '~'
      return definition[name].filter((date) => date >= from && date < until)
    })
  const versions = rows.map(({ definition: { seasons, restWeekdays }, validFrom }, i) => ({
    validFrom: i === 0 ? null : validFrom,
    seasons,
    restWeekdays,
  }))
  const rulesOf = ({ seasons, restWeekdays }: (typeof versions)[number]) =>
    JSON.stringify([seasons, restWeekdays])
  return {
    key,
    timezone: rows[0]?.definition.timezone ?? '',
    versions: versions.filter((version, i) => {
      const before = versions[i - 1]
      return before === undefined || rulesOf(before) !== rulesOf(version)
    }),
    holidays: datesOf('holidays'),
    workdays: datesOf('workdays'),
    provisionalYears: rows.flatMap((row) => (row.provisional ? [Number(row.validFrom.slice(0, 4))] : [])),
  }
}

/** The regulation's hours (accounting.md 1) without holidays: until a calendar was loaded. */
const regulationCalendar = (timezone: string): PolicyCalendar => ({
  key: CENTER_CALENDAR_KEY,
  timezone,
  versions: [
    {
      validFrom: null,
      seasons: [
        { from: '05-01', to: '09-30', hours: [...morning, ['14:00', '17:30']] },
        { from: '10-01', to: '04-30', hours: [...morning, ['13:30', '17:00']] },
      ],
      restWeekdays: [0],
    },
  ],
  ...{ holidays: [], workdays: [], provisionalYears: [] },
})
const morning: [string, string][] = [['08:30', '11:30']]

/** The clocks of a definition. Throws CalendarError where one cannot be worked by. */
export function compilePolicy(definition: PolicyDefinition): Policy {
  const { budgets, yellowShare, quotas } = definition
  const clocks = new Map(definition.calendars.map((calendar) => [calendar.key, compileClock(calendar)]))
  const center = clocks.get(CENTER_CALENDAR_KEY)
  if (center === undefined) throw new Error('A policy without the calendar of the center.')
  const unitCalendars = new Map<string, WorkingClock>()
  for (const { code, calendar } of definition.units) {
    const clock = calendar === null ? undefined : clocks.get(calendar)
    if (clock !== undefined) unitCalendars.set(code, clock)
  }
  const commandDuty = new Set(definition.units.filter((u) => u.commandDuty).map((u) => u.code))
  return { calendar: center, unitCalendars, commandDuty, budgets, yellowShare, quotas }
}

export const compileClock = (calendar: PolicyCalendar): WorkingClock => compileCalendar(versionsOf(calendar))

function versionsOf({ versions, timezone, holidays, workdays }: PolicyCalendar): CalendarVersion[] {
  return versions.map(({ validFrom, seasons, restWeekdays }) => ({
    validFrom,
    calendar: { timezone, seasons, restWeekdays, holidays, workdays },
  }))
}
