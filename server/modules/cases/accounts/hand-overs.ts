import type { CaseDetail } from '../../../contract/case-shape.ts'
import { caseClock } from '../../../engine/clock.ts'
import type { CaseState, Policy } from '../../../engine/types.ts'

/** A hand-over as its event tells it. */
export interface HandOverEvent {
  readonly to: string
  readonly name: string
  readonly kind: 'operator' | 'handler' | 'team'
  readonly at: number
}

/**
 * Who had the case and for how long: until it was handed on, or its stay at the desk or with the unit ended. The clock runs on meanwhile
 * (domain.md, "hand-over"): the times are for the street's own account and change nobody's charge.
 */
export function handOversOf(
  events: readonly HandOverEvent[],
  state: CaseState,
  policy: Policy,
  nowMs: number,
): CaseDetail['handOvers'] {
  const clock = caseClock(policy.calendar, state.urgentAt)
  return events.map((event, i) => {
    const next = events.slice(i + 1).find((e) => isClaim(e) === isClaim(event))
    const stay = state.visits.find((v) => v.from <= event.at && (v.to === null || v.to > event.at))
    const ends = [next?.at, stay?.to ?? undefined].filter((at) => at !== undefined)
    const until = ends.length === 0 ? null : Math.min(...ends)
    return {
      to: event.to,
      name: event.name,
      kind: event.kind,
      from: new Date(event.at).toISOString(),
      until: until === null ? null : new Date(until).toISOString(),
      seconds: clock.between(event.at, until ?? Math.max(nowMs, event.at)) / 1000,
    }
  })
}

const isClaim = ({ kind }: HandOverEvent) => kind === 'operator'
