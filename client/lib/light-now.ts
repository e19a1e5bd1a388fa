import type { CaseSummary } from '../../server/contract/case-shape.ts'
import type { Light } from '../../server/contract/common.ts'

/** The light of the running stage now: it changes by time alone, between two answers of the server. Null: no stage runs. */
export function lightNow(
  { stage, light, yellowAt, dueAt }: Pick<CaseSummary, 'stage' | 'light' | 'yellowAt' | 'dueAt'>,
  nowMs: number,
): Light | null {
  if (stage === null) return light
  if (light === 'red' || (dueAt !== null && nowMs > Date.parse(dueAt))) return 'red'
  return yellowAt !== null && nowMs >= Date.parse(yellowAt) ? 'yellow' : 'green'
}
