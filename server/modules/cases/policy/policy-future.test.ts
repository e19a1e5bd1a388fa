import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CENTER_CALENDAR_KEY, type PolicyDefinition } from '../../../contract/policy.ts'
import { project } from '../../../engine/project.ts'
import { DEFAULT_TERMS } from '../../../engine/stages.ts'
import { aCase, CENTER_CALENDAR } from '../../../testing/case-histories.ts'
import { clockColumnsOf } from '../case-columns.ts'
import { compilePolicy } from './policy-definition.ts'

const { timezone, seasons, restWeekdays, holidays, workdays } = CENTER_CALENDAR
const rules = { seasons: structuredClone(seasons) as Season[], restWeekdays: [...restWeekdays] }
type Season = PolicyDefinition['calendars'][number]['versions'][number]['seasons'][number]

const aDefinition = (more: PolicyDefinition['calendars'][number]['versions'] = []): PolicyDefinition => ({
  ...DEFAULT_TERMS,
  calendars: [
    {
      ...{ key: CENTER_CALENDAR_KEY, timezone, provisionalYears: [] },
      versions: [{ validFrom: null, ...rules }, ...more],
      holidays: [...holidays],
      workdays: [...workdays],
    },
  ],
  units: [],
})

/** Hours in order, from pairs of quarters of a day. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => {
    const times = quarters
      .slice(0, quarters.length - (quarters.length % 2))
      .sort((a, b) => a - b)
      .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`)
    return times.flatMap((time, i): [string, string][] =>
      i % 2 === 0 ? [[time, times[i + 1] ?? '24:00']] : [],
    )
  })
const november = fc.integer({ min: 2, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
const minute = fc.integer({ min: 0, max: 27 * 1440 })
const text = (minutes: number) =>
  new Date(Date.parse('2026-11-02T00:00:00Z') + minutes * 60_000).toISOString().slice(5, 16).replace('T', ' ')

/** Reported, filed and dispatched at some minutes, perhaps deferred for a while. */
const aLife = fc
  .uniqueArray(minute, { minLength: 6, maxLength: 6 })
  .chain((minutes) => fc.tuple(fc.constant(minutes.sort((a, b) => a - b)), fc.integer({ min: 1, max: 6 })))
  .map(([minutes, length]) => {
    const actions = ['report', 'file', 'dispatch WATER', 'request-deferral', 'approve-deferral', 'resume']
    return aCase(
      minutes
        .slice(0, length)
        .map((at, i) => `${text(at)} ${actions[i]}`)
        .join('/'),
    )
  })

test('hours that change from a date on leave every instant before it where it was', () => {
  const before = compilePolicy(aDefinition())
  let moved = 0
  fc.assert(
    fc.property(aLife, november, hours, (state, validFrom, changed) => {
      const rest = {
        validFrom,
        restWeekdays: [0, 6],
        seasons: [{ from: '01-01', to: '12-31', hours: changed }],
      }
      const after = compilePolicy(aDefinition([rest]))
      const change = Date.parse(`${validFrom}T00:00:00+08:00`)
      const old = Object.entries(clockColumnsOf(project(state, before, state.lastAt)))
      const now = new Map(Object.entries(clockColumnsOf(project(state, after, state.lastAt))))
      for (const [name, value] of old) {
        if (name === 'worst_light' || value === null) continue
        if (Date.parse(value) < change) expect(now.get(name), name).toBe(value)
        else if (now.get(name) !== value) moved += 1
      }
    }),
    { numRuns: 300, seed: 20_261_121 },
  )
  expect(moved, 'the change does something at all').toBeGreaterThan(100)
})
