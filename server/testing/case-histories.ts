import type { CaseAction } from '../contract/case.ts'
import { MIGRATED_TRANSITIONS } from '../contract/case-rules.ts'
import { type Calendar, compileCalendar } from '../engine/calendar.ts'
import { replay } from '../engine/fold.ts'
import { DEFAULT_TERMS } from '../engine/stages.ts'
import type { CaseFacts, CaseState, EngineEvent, Policy } from '../engine/types.ts'

/** The regulation's working calendar with the holidays around October 2026. */
export const CENTER_CALENDAR: Calendar = {
  timezone: 'Asia/Shanghai',
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
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-04'],
}

/** Day and night, every day. */
export const ROUND_THE_CLOCK: Calendar = {
  timezone: 'Asia/Shanghai',
  seasons: [{ from: '01-01', to: '12-31', hours: [['00:00', '24:00']] }],
  restWeekdays: [],
  holidays: [],
  workdays: [],
}

/** STREET has command duty, NIGHT a calendar of its own that never rests. */
export function aPolicy(over: Partial<Policy> = {}): Policy {
  return {
    ...DEFAULT_TERMS,
    calendar: compileCalendar(CENTER_CALENDAR),
    unitCalendars: new Map([['NIGHT', compileCalendar(ROUND_THE_CLOCK)]]),
    commandDuty: new Set(['STREET']),
    ...over,
  }
}

/** `10-14 10:00` or `10-14 10:00:30` of 2026 in Shanghai, as epoch milliseconds. */
export function at(text: string): number {
  const [day, time] = text.split(' ')
  return Date.parse(`2026-${day}T${time?.length === 5 ? `${time}:00` : time}+08:00`)
}

/**
 * Events from lines such as `10-14 10:20 dispatch WATER`, parted by slashes; a line without a date is on the day before it.
 * An argument is a unit (dispatch), minutes (…-extension), hours (mark-urgent) or, written `10-16_09:00`, an instant (…-deferral).
 */
export function history(text: string): EngineEvent[] {
  let day = '10-14'
  return text
    .split('/')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.split(/\s+/)
      if (/^\d\d-\d\d$/.test(words[0] ?? '')) day = words.shift() ?? day
      const [time, action, argument] = words
      return {
        at: at(`${day} ${time}`),
        action: action as CaseAction,
        ...argumentOf(action as CaseAction, argument),
      }
    })
}

function argumentOf(action: CaseAction, argument: string | undefined): Partial<EngineEvent> {
  if (argument === undefined) return {}
  if (action === 'dispatch') return { unit: argument }
  if (action === 'mark-urgent') return { hours: Number(argument) }
  if (action.endsWith('-extension')) return { minutes: Number(argument) }
  if (action.endsWith('-deferral')) return { until: at(argument.replace('_', ' ')) }
  return {}
}

/** The fold of a history; four working hours unless said otherwise. */
export function aCase(text: string, facts: Partial<CaseFacts> = {}): CaseState {
  return replay(
    history(text),
    { urgent: false, special: false, limit: { unit: 'work-hours', value: 4 }, ...facts },
    MIGRATED_TRANSITIONS,
  )
}
