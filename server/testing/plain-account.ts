import { caseClock } from '../engine/clock.ts'
import type { CaseFacts, EngineEvent, Policy, WorkingClock } from '../engine/types.ts'

/** A span of epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Since when a history runs on the wall clock, read off its events. */
export function urgentFrom(events: readonly EngineEvent[], facts: CaseFacts): number | null {
  if (facts.urgent) return events[0]?.at ?? null
  const urgent = events.find(({ action, urgent }) => action === 'mark-urgent' || urgent === true)
  return urgent?.at ?? null
}

/** Stretches from one action to another; the last one, where it is open, until now. */
export function stretches(events: readonly EngineEvent[], from: string, to: string, now: number): Stretch[] {
  const found: Stretch[] = []
  let open: number | null = null
  for (const { at, action } of events) {
    if (action === from) open = at
    if (action !== to || open === null) continue
    found.push({ from: open, to: at })
    open = null
  }
  return open === null ? found : [...found, { from: open, to: now }]
}

/** Clock time of stretches. */
export const clockTime = (clock: WorkingClock, spans: readonly Stretch[]) =>
  spans.reduce((sum, { from, to }) => sum + clock.between(from, to), 0)

interface Handling extends Stretch {
  readonly desk: number
  readonly end: string
  failed: boolean
}

const TO_THE_DESK = [
  'file',
  'return',
  'refuse-feedback',
  'check-fail',
  'refuse-close',
  'assign-owner',
  'reopen',
]

/**
 * What is charged to the present unit by now, with every approval honoured: accounting.md 3, rules 1 to 4, word by word from the events,
 * knowing nothing of folds and spans. Null where no unit has the case.
 */
export function plainlyCharged(
  events: readonly EngineEvent[],
  facts: CaseFacts,
  policy: Policy,
  now: number,
): { unit: string; charged: number } | null {
  const { unit, run } = presentRunOf(events, now)
  const [first, last] = [run[0], run.at(-1)]
  if (unit === null || first === undefined || last === undefined) return null
  const own = policy.unitCalendars.get(unit) ?? policy.calendar
  const clock = caseClock(own, urgentFrom(events, facts))
  const repeats = run.filter((_, i) => run[i - 1]?.failed === true).length
  const held = repeats >= 2 ? [{ from: first.from, to: last.to }] : run
  const deferred = stretches(events, 'approve-deferral', 'resume', now).filter(
    ({ from }) => from >= first.from,
  )
  const duty = policy.commandDuty.has(unit) ? clock.between(first.desk, first.from) : 0
  return { unit, charged: duty + clockTime(clock, held) - clockTime(clock, deferred) }
}

/** The handlings that count against the unit which has the case now. */
function presentRunOf(events: readonly EngineEvent[], now: number): { unit: string | null; run: Handling[] } {
  let [unit, runUnit, desk]: [string | null, string | null, number] = [null, null, 0]
  let run: Handling[] = []
  let merged = false
  for (const { at, action, unit: to } of events) {
    const last = run.at(-1)
    if (action === 'dispatch' && to !== undefined) {
      if (to !== runUnit) run = []
      unit = to
      runUnit = to
      run.push({ desk, from: at, to: now, end: '', failed: false })
    }
    if ((action === 'return' || action === 'complete') && last !== undefined)
      run[run.length - 1] = { ...last, to: at, end: action }
    if ((action === 'check-fail' || action === 'refuse-close') && last !== undefined) last.failed = true
    if (action === 'return') unit = null
    if (action === 'reopen') [unit, runUnit, run] = [null, null, []]
    if (action === 'merge' || action === 'unmerge') merged = action === 'merge'
    if (TO_THE_DESK.includes(action)) desk = at
  }
  return { unit: merged ? null : unit, run }
}
