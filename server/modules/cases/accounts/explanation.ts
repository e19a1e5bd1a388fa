import type { Explanation } from '../../../contract/case-accounts.ts'
import { ALL_CONFIRMED, NONE_CONFIRMED, presentRun, RunAccount } from '../../../engine/charge.ts'
import { explain } from '../../../engine/explain.ts'
import type { CaseState, Policy } from '../../../engine/types.ts'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** The engine's explanation as it leaves the server, with the unit's limit and deadlines. `nowMs`: epoch milliseconds. */
export function explanationOf(state: CaseState, policy: Policy, nowMs: number): Explanation {
  const at = Math.max(nowMs, state.lastAt)
  const { unit, chargedSeconds, segments } = explain(state, policy, at)
  const run = presentRun(state, at)
  const account = run === null ? null : new RunAccount(state, run, policy, { seq: state.seq, now: at })
  const limit = account?.limit(ALL_CONFIRMED) ?? null
  return {
    at: new Date(at).toISOString(),
    unit,
    chargedSeconds,
    limit:
      limit === null
        ? null
        : {
            totalSeconds: limit.totalMs / 1000,
            baseSeconds: limit.baseMs / 1000,
            extensionSeconds: limit.extensionMs / 1000,
            dutySeconds: limit.dutyMs / 1000,
          },
    deadline: iso(account?.deadline(ALL_CONFIRMED) ?? null),
    baseDeadline: iso(account?.deadline(NONE_CONFIRMED) ?? null),
    segments: segments.map(({ from, to, ...rest }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...rest,
    })),
  }
}
