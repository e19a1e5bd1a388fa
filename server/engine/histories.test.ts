import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CASE_ACTIONS, type CaseAction } from '../contract/case.ts'
import { TRANSITIONS } from '../contract/case-rules.ts'
import { aPolicy, at } from '../testing/case-histories.ts'
import { ALL_CONFIRMED, NONE_CONFIRMED, presentRun, RunAccount } from './charge.ts'
import { caseClock } from './clock.ts'
import { explain } from './explain.ts'
import { advance, ImpossibleStep, start } from './fold.ts'
import { project } from './project.ts'
import { stageSeconds } from './stages.ts'
import type { CaseState, EngineEvent } from './types.ts'

const policy = aPolicy()
const MINUTE = 60_000
/** Actions that end a case or leave it as it is would make most walks short or dull. */
const actions = CASE_ACTIONS.filter(
  (a) => !['report', 'reject', 'void', 'comment', 'urge', 'attach'].includes(a),
)

interface Walk {
  readonly state: CaseState
  readonly events: readonly EngineEvent[]
  readonly now: number
}

/** Lawful random histories: each number picks among what is possible, each wait passes before it. */
const walk = fc
  .record({
    steps: fc.array(
      fc.record({
        pick: fc.nat(1000),
        wait: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(2000)),
        size: fc.nat(3),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    urgent: fc.boolean(),
    special: fc.boolean(),
    from: fc.integer({ min: at('09-25 00:00') / MINUTE, max: at('10-20 00:00') / MINUTE }),
    rest: fc.nat(4000),
  })
  .map(({ steps, urgent, special, from, rest }): Walk => {
    const report: EngineEvent = { at: from * MINUTE, action: 'report' }
    const limit = { unit: urgent ? ('hours' as const) : ('work-hours' as const), value: 4 }
    const state = start(report, { urgent, special, limit })
    const events = [report]
    for (const { pick, wait, size } of steps) {
      const possible = actions.filter((a) => TRANSITIONS[a].from.includes(state.status))
      const action = possible[pick % possible.length]
      if (action === undefined) break
      const event = fill(action, state.lastAt + wait * MINUTE, size)
      try {
        advance(state, event, TRANSITIONS)
        events.push(event)
      } catch (error) {
        if (!(error instanceof ImpossibleStep)) throw error
        break
      }
    }
    return { state, events, now: state.lastAt + rest * MINUTE }
  })

function fill(action: CaseAction, instant: number, size: number): EngineEvent {
  const units = ['WATER', 'POWER', 'STREET', 'NIGHT']
  if (action === 'dispatch') return { at: instant, action, unit: units[size] }
  if (action === 'approve-extension') return { at: instant, action, minutes: 30 * (size + 1) }
  if (action === 'mark-urgent') return { at: instant, action, hours: size + 1 }
  return { at: instant, action }
}

fc.sample(walk, 2000).reduce((m, w) => m.set(w.events.length + ' ' , (m.get(w.events.length + ' ') ?? 0) + 1), new Map()).forEach((v, k) => console.log(k, v)); const st = new Map(); for (const w of fc.sample(walk, 2000)) { st.set(w.state.status, (st.get(w.state.status) ?? 0) + 1); st.set('ep' + w.state.episodes.length, (st.get('ep' + w.state.episodes.length) ?? 0) + 1) } console.log(st)
const check = (holds: (walk: Walk) => void) => fc.assert(fc.property(walk, holds), { numRuns: Number(process.env.RUNS ?? 400) })

describe('In every history', () => {
  test('each second of the case clock belongs to one stage, a deferral, or the time it was closed or merged', () => {
    check(({ state, now }) => {
      const clock = caseClock(policy.calendar, state.urgentAt)
      const outside = explain(state, policy, now).segments.filter((s) => s.stage === null)
      const stages = Object.values(stageSeconds(state, policy, now)).reduce((a, b) => a + b)
      const rest = outside.map((s) => clock.between(s.from, s.to)).reduce((a, b) => a + b, 0)
      expect(stages * 1000 + rest).toBeCloseTo(clock.between(state.reportedAt, now), 3)
    })
  })

  test('an explanation has no gap, and what it counts is what is charged', () => {
    check(({ state, now }) => {
      const { segments, chargedSeconds, unit } = explain(state, policy, now)
      expect(segments[0]?.from ?? now).toBe(state.reportedAt)
      expect(segments.at(-1)?.to ?? now).toBe(now)
      for (const [i, segment] of segments.slice(1).entries()) expect(segment.from).toBe(segments[i]?.to)
      const counted = segments.filter((s) => s.counted).map((s) => s.seconds)
      expect(counted.reduce((a, b) => a + b, 0)).toBeCloseTo(chargedSeconds, 6)
      expect(project(state, policy, now)).toMatchObject({
        unit,
        chargedSeconds: unit === null ? null : chargedSeconds,
      })
    })
  })

  test('the marks kept in a row give the light at any later instant', () => {
    check(({ state, now }) => {
      const kept = project(state, policy, state.lastAt)
      const later = project(state, policy, now)
      const fromRow = (yellowAt: number | null, redAt: number | null) =>
        redAt !== null && now > redAt ? 'red' : yellowAt !== null && now >= yellowAt ? 'yellow' : 'green'
      if (later.stage !== null) expect(fromRow(kept.yellowAt, kept.redAt)).toBe(later.light)
      expect(fromRow(kept.processYellowAt, kept.processRedAt)).toBe(later.processLight)
      expect([later.yellowAt, later.dueAt, later.redAt]).toEqual([kept.yellowAt, kept.dueAt, kept.redAt])
    })
  })

  test('the case is beyond its limit just when the deadline of the unit that holds it is past', () => {
    check(({ state, now }) => {
      const p = project(state, policy, now)
      if (state.status !== 'dispatched' || p.deadline === null) return
      const { chargedSeconds, limitSeconds, deadline } = p
      if (chargedSeconds === null || limitSeconds === null) return
      expect(chargedSeconds >= limitSeconds).toBe(now >= deadline)
    })
  })

  test('without approvals the deadline never lies later than with them', () => {
    check(({ state, now }) => {
      const run = presentRun(state, now)
      if (run === null || state.urgentMarks.length > 0) return
      const account = new RunAccount(state, run, policy, { seq: state.seq, now })
      const [base, full] = [account.deadline(NONE_CONFIRMED), account.deadline(ALL_CONFIRMED)]
      if (full !== null) expect(base).toBeLessThanOrEqual(full)
    })
  })

  test('the worst light is never better than one that was shown', () => {
    check(({ state, now }) => {
      const p = project(state, policy, now)
      const order = ['green', 'yellow', 'red']
      for (const s of p.stages)
        expect(order.indexOf(p.worstLight)).toBeGreaterThanOrEqual(order.indexOf(s.light))
    })
  })
})

test('A pause of some working time moves the deadline by exactly that', () => {
  const day = at('10-14 00:00') / MINUTE
  const minutes = fc.tuple(fc.nat(200), fc.nat(6000), fc.integer({ min: 0, max: 14 * 1440 }))
  fc.assert(
    fc.property(minutes, ([before, pause, offset]) => {
      const from = (day + offset) * MINUTE
      const paused = policy.calendar.add(from, before * MINUTE)
      const resumed = paused + pause * MINUTE
      const state = start(
        { at: from, action: 'report' },
        { urgent: false, special: false, limit: { unit: 'work-hours', value: 4 } },
      )
      for (const action of ['accept', 'file'] as const) advance(state, { at: from, action }, TRANSITIONS)
      advance(state, { at: from, action: 'dispatch', unit: 'WATER' }, TRANSITIONS)
      const due = project(state, policy, from).deadline ?? 0
      advance(state, { at: paused, action: 'approve-deferral' }, TRANSITIONS)
      advance(state, { at: resumed, action: 'resume' }, TRANSITIONS)
      const moved = project(state, policy, resumed).deadline ?? 0
      expect(policy.calendar.between(due, moved)).toBe(policy.calendar.between(paused, resumed))
      expect(policy.calendar.between(from, moved)).toBe(
        4 * 60 * MINUTE + policy.calendar.between(paused, resumed),
      )
    }),
  )
})
