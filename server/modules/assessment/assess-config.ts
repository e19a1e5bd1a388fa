import { z } from 'zod'
import { CalendarError, compileCalendar } from '../../engine/calendar.ts'
import { DEFAULT_TERMS } from '../../engine/stages.ts'
import type { Policy } from '../../engine/types.ts'
import { BadFile } from '../cases/case-file-read.ts'

const calendar = z.object({
  timezone: z.string(),
  seasons: z.array(
    z.object({ from: z.string(), to: z.string(), hours: z.array(z.tuple([z.string(), z.string()])) }),
  ),
  restWeekdays: z.array(z.int().min(0).max(6)),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()),
})
const share = z.number().min(0)
const config = z.object({
  calendar,
  units: z.record(
    z.string(),
    z.object({ commandDuty: z.boolean().default(false), calendar: calendar.optional() }),
  ),
  quotas: z
    .object({ repeat: share.optional(), extension: share.optional(), deferral: share.optional() })
    .default({}),
})

/** What the stateless command works by. */
export interface AssessConfig {
  readonly policy: Policy
  readonly timezone: string
  /** Codes of the units to list. */
  readonly units: readonly string[]
}

/** Parses the configuration of accounting.md 6; throws BadFile. */
export function parseConfig(text: string, path: string): AssessConfig {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadFile(`${path}: not JSON`)
  }
  const parsed = config.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new BadFile(`${path}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { data } = parsed
  const quota = (kind: 'repeat' | 'extension' | 'deferral') => data.quotas[kind] ?? DEFAULT_TERMS.quotas[kind]
  const units = Object.entries(data.units)
  try {
    const own = units.flatMap(([code, unit]) =>
      unit.calendar === undefined ? [] : [[code, compileCalendar(unit.calendar)] as const],
    )
    const policy: Policy = {
      ...DEFAULT_TERMS,
      calendar: compileCalendar(data.calendar),
      unitCalendars: new Map(own),
      commandDuty: new Set(units.filter(([, unit]) => unit.commandDuty).map(([code]) => code)),
      quotas: { repeat: quota('repeat'), extension: quota('extension'), deferral: quota('deferral') },
    }
    return { policy, timezone: data.calendar.timezone, units: units.map(([code]) => code) }
  } catch (error) {
    if (error instanceof CalendarError) throw new BadFile(`${path}: ${error.message}`)
    throw error
  }
}
