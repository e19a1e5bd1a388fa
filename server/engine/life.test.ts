import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MIGRATED_TRANSITIONS } from '../contract/case-rules.ts'
import { aPolicy, at } from '../testing/case-histories.ts'
import { clockTime, plainlyCharged, stretches, urgentFrom } from '../testing/plain-account.ts'
import { historyAndNow, lawfulHistory } from '../testing/random-history.ts'
import type { Confirmed } from './charge.ts'
import { caseClock } from './clock.ts'
import { explain } from './explain.ts'
import { apply, replay } from './fold.ts'
import { project } from './project.ts'
import { stageSeconds } from './stages.ts'
import type { CaseState, EngineEvent, Policy } from './types.ts'

const plain = aPolicy()
const policies = [plain, aPolicy({ commandDuty: new Set(['WATER', 'NIGHT']) })]
const policy = fc.constantFrom<Policy>(...policies)
const RUNS = { numRuns: 300 }
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

const ENDED = ['closed', 'rejected', 'voided', 'merged']
/** The last instant of a case's life: until its end, else until now. */
const endOf = (state: CaseState, events: readonly EngineEvent[], now: number) =>
  ENDED.includes(state.status)
    ? (events.findLast(({ action }) => ['close', 'reject', 'void', 'merge'].includes(action))?.at ?? now)
    : now

const reopenings = (events: readonly EngineEvent[]) =>
  new Set(events.filter(({ action }) => action === 'reopen').map(({ at }) => at))

describe('For every lawful history', () => {
  test('no second is lost: stages and deferrals make up all of the case’s clock from report to close', () => {
    fc.assert(
      fc.property(historyAndNow, ({ state, events, facts, now }) => {
        const clock = caseClock(plain.calendar, urgentFrom(events, facts))
        const life = clock.between(state.reportedAt, endOf(state, events, now))
        const closed = stretches(events, 'close', 'reopen', now).filter(({ to }) =>
          reopenings(events).has(to),
        )
        const deferred = stretches(events, 'approve-deferral', 'resume', now)
        const stages = sum(Object.values(stageSeconds(state, plain, now))) * 1000
        expect(stages + clockTime(clock, deferred)).toBe(life - clockTime(clock, closed))
      }),
      RUNS,
    )
  })

  test('what is charged is what the words of the rules give', () => {
    fc.assert(
      fc.property(historyAndNow, policy, ({ state, events, facts, now }, by) => {
        const { unit, chargedSeconds } = project(state, by, now)
        const plainly = plainlyCharged(events, facts, by, now)
        expect([unit, chargedSeconds]).toEqual([
          plainly?.unit ?? null,
          plainly === null ? null : plainly.charged / 1000,
        ])
      }),
      RUNS,
    )
  })

  test('the explanation covers report to now without a gap, and what it counts is what is charged', () => {
    fc.assert(
      fc.property(historyAndNow, policy, fc.nat(7), ({ state, now }, by, bits) => {
        const confirmed: Confirmed = {
          extension: ({ seq }) => (bits & (1 << (seq % 3))) !== 0,
          deferral: ({ from }) => (bits & (1 << ((from / 1000) % 3))) !== 0,
        }
        for (const which of [undefined, confirmed]) {
          const { segments, chargedSeconds } = explain(state, by, now, which)
          let covered = state.reportedAt
          for (const { from, to } of segments) {
            expect(from).toBe(covered)
            expect(to).toBeGreaterThan(from)
            covered = to
          }
          expect(covered).toBe(now)
          const counted = segments.filter((segment) => segment.counted)
          expect(sum(counted.map(({ seconds }) => seconds * 1000))).toBe(chargedSeconds * 1000)
        }
        const { unit, chargedSeconds } = explain(state, by, now)
        const projected = project(state, by, now)
        expect([unit, chargedSeconds]).toEqual([projected.unit, projected.chargedSeconds ?? 0])
      }),
      RUNS,
    )
  })

  test('the explanation gives each stage what the assessment gives it, and says why each stretch counts or not', () => {
    fc.assert(
      fc.property(historyAndNow, policy, ({ state, events, facts, now }, by) => {
        const clock = caseClock(by.calendar, urgentFrom(events, facts))
        const { segments } = explain(state, by, now)
        for (const [stage, seconds] of Object.entries(stageSeconds(state, by, now))) {
          const own = segments.filter((segment) => segment.stage === stage)
          expect(sum(own.map(({ from, to }) => clock.between(from, to)))).toBe(seconds * 1000)
        }
        const urgentAt = urgentFrom(events, facts) ?? Number.POSITIVE_INFINITY
        for (const segment of segments) {
          expect(['handling', 'whole-span', 'command-duty'].includes(segment.rule)).toBe(segment.counted)
          expect(segment.clock === 'wall').toBe(segment.to > urgentAt)
          if (segment.clock === 'wall') expect(segment.seconds).toBe((segment.to - segment.from) / 1000)
        }
      }),
      RUNS,
    )
  })

  test('the marks a row keeps give at any later instant the light that is worked out anew', () => {
    fc.assert(
      fc.property(historyAndNow, policy, ({ state, now }, by) => {
        const open = state.visits.at(-1)?.pauses.at(-1)
        // A planned end is what people are told; the clock waits for the resumption itself.
        fc.pre(state.status !== 'deferred' || open?.until === null)
        const row = project(state, by, state.lastAt)
        const seen = project(state, by, now)
        const light = (redAt: number | null, yellowAt: number | null) =>
          redAt !== null && now > redAt ? 'red' : yellowAt !== null && now >= yellowAt ? 'yellow' : 'green'
        if (seen.light !== null) expect(light(row.redAt, row.yellowAt)).toBe(seen.light)
        expect(light(row.processRedAt, row.processYellowAt)).toBe(seen.processLight)
        expect(row.deadline).toBe(seen.deadline)
      }),
      RUNS,
    )
  })

  test('folding it event by event, stored in between, gives what folding it at once gives', () => {
    fc.assert(
      fc.property(lawfulHistory, ({ events, facts, state }) => {
        expect(replay(events, facts, MIGRATED_TRANSITIONS)).toEqual(state)
        let grown: CaseState | null = null
        for (const event of events)
          grown =
            grown === null
              ? replay([event], facts, MIGRATED_TRANSITIONS)
              : apply(JSON.parse(JSON.stringify(grown)), event, MIGRATED_TRANSITIONS)
        expect(grown).toEqual(state)
      }),
      { numRuns: 100 },
    )
  })

  test('random walks meet every action of the loop', () => {
    const walks = fc.sample(lawfulHistory, { numRuns: 2000, seed: 20_261_014 })
    const met = new Set(walks.flatMap(({ events }) => events.map((e) => e.action)))
    expect([...met].sort()).toEqual(Object.keys(MIGRATED_TRANSITIONS).sort())
  })
})

describe('A deferral of any clock', () => {
  const second = 1000
  const gap = fc.integer({ min: 0, max: 6 * 24 * 3600 }).map((seconds) => seconds * second)
  const dispatched = fc.record({
    unit: fc.constantFrom('WATER', 'STREET', 'NIGHT'),
    urgent: fc.boolean(),
    hours: fc.integer({ min: 1, max: 30 }),
    from: gap,
    desk: gap,
  })
  type Dispatched = typeof dispatched extends fc.Arbitrary<infer T> ? T : never

  const historyOf = ({ unit, from, desk }: Dispatched, pauses: readonly EngineEvent[]): EngineEvent[] => [
    { at: at('09-26 09:00') + from, action: 'report' },
    { at: at('09-26 09:00') + from, action: 'file' },
    { at: at('09-26 09:00') + from + desk, action: 'dispatch', unit },
    ...pauses,
  ]
  const deadlineOf = (sent: Dispatched, pauses: readonly EngineEvent[] = []) => {
    const limit = { unit: sent.urgent ? ('hours' as const) : ('work-hours' as const), value: sent.hours }
    const state = replay(
      historyOf(sent, pauses),
      { urgent: sent.urgent, special: false, limit },
      MIGRATED_TRANSITIONS,
    )
    return project(state, plain, state.lastAt).deadline ?? Number.NaN
  }
  const clockOf = ({ unit, urgent }: Dispatched) =>
    caseClock(plain.unitCalendars.get(unit) ?? plain.calendar, urgent ? 0 : null)

  test('moves the deadline by exactly its own time on the unit’s clock, and not at all once the limit was reached', () => {
    fc.assert(
      fc.property(dispatched, gap, gap, (sent, before, length) => {
        const start = (historyOf(sent, []).at(-1)?.at ?? 0) + before
        const pause: EngineEvent[] = [
          { at: start, action: 'approve-deferral' },
          { at: start + length, action: 'resume' },
        ]
        const [unmoved, moved] = [deadlineOf(sent), deadlineOf(sent, pause)]
        const clock = clockOf(sent)
        if (start >= unmoved) expect(moved).toBe(unmoved)
        else expect(clock.between(unmoved, moved)).toBe(clock.between(start, start + length))
      }),
      RUNS,
    )
  })

  test('adds up with others: the sum of all that began before the deadline moves it', () => {
    fc.assert(
      fc.property(dispatched, fc.array(fc.tuple(gap, gap), { maxLength: 4 }), (sent, gaps) => {
        const pauses: EngineEvent[] = []
        let now = historyOf(sent, []).at(-1)?.at ?? 0
        for (const [before, length] of gaps) {
          pauses.push({ at: now + before, action: 'approve-deferral' })
          now += before + length
          pauses.push({ at: now, action: 'resume' })
        }
        const due = deadlineOf(sent, pauses)
        const clock = clockOf(sent)
        const counted = stretches(pauses, 'approve-deferral', 'resume', now).filter(({ from }) => from < due)
        expect(clock.between(deadlineOf(sent), due)).toBe(clockTime(clock, counted))
      }),
      RUNS,
    )
  })
})
