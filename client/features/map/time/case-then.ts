import type { CaseAt } from '../../../../server/contract/area.ts'
import type { Light } from '../../../../server/contract/common.ts'
import { MINUTE_MS } from './day-span.ts'

export const SPEEDS = [60, 120, 300, 600] as const
export type Speed = (typeof SPEEDS)[number]

/** A reading of the past holds until the next one; one lasts two seconds of the playing, and five minutes at least. */
export const stepMs = (speed: Speed): number => Math.max(5 * MINUTE_MS, speed * 2000)

/** The instant whose reading stands for another: the last before it on the grid of steps. */
export const readingOf = (ms: number, step: number): number => Math.floor(ms / step) * step

/** The light of a case at an instant, by the marks of the reading before it. */
export function lightThen(
  { light, yellowAt, redAt }: Pick<CaseAt, 'light' | 'yellowAt' | 'redAt'>,
  ms: number,
): Light | null {
  if (light === null) return null
  if (redAt !== null && ms > Date.parse(redAt)) return 'red'
  return yellowAt !== null && ms >= Date.parse(yellowAt) ? 'yellow' : light === 'red' ? 'red' : 'green'
}
