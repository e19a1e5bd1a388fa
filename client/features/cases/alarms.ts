import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { lightNow } from '../../lib/light-now.ts'
import { isOpenCase } from './queue-filter.ts'

/** Something an operator must look at now. */
export interface Alarm {
  readonly theCase: CaseSummary
  readonly why: 'urgent' | 'red-soon'
}
export const RED_SOON_MS = 10 * 60_000

/** Each case alarms once for each reason on a screen. */
export const alarmKey = ({ theCase, why }: Alarm) => `${why} ${theCase.id}`

/** Whether its turning red is somebody's at the desks to prevent: what a unit has in hand is, unless urgent or watched, the unit's. */
const isOurs = (one: CaseSummary, me: string) =>
  one.stage !== 'handle' || one.urgent || one.supervised || one.claimedBy?.id === me

/** Will be red within ten minutes and is not yet. */
export function isRedSoon(one: CaseSummary, me: string, nowMs: number): boolean {
  if (one.dueAt === null || one.stage === null || !isOpenCase(one) || !isOurs(one, me)) return false
  const left = Date.parse(one.dueAt) - nowMs
  return left > 0 && left <= RED_SOON_MS && lightNow(one, nowMs) !== 'red'
}

/** Steps that make a case urgent, or bring an urgent one. */
export const urgentAlarms = (steps: readonly StreamCase[]): Alarm[] =>
  steps
    .filter(({ action, case: one }) => one.urgent && (action === 'report' || action === 'mark-urgent'))
    .map(({ case: theCase }) => ({ theCase, why: 'urgent' as const }))

/** A gate for sounds: true at most once in `gapMs`. */
export function createCalm(gapMs: number): (nowMs: number) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (nowMs) => {
    if (nowMs - last < gapMs) return false
    last = nowMs
    return true
  }
}
