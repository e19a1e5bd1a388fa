import type { Db, Tx } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { PolicySource } from '../case-policy.ts'
import { moveOf } from './policy-moves.ts'
import * as repo from './policy-repo.ts'

export interface PolicyJobDeps {
  readonly clock: Clock
  readonly policies: PolicySource
}

const EVERY_MS = 2000
/** Cases moved in one short transaction. */
const BATCH = 200

/** Looks for what a changed policy has left to move; `wake` hurries the live line. */
export const policyJob = (db: Db, deps: PolicyJobDeps, wake: () => void): Job => ({
  name: 'move cases to the policy',
  everyMs: EVERY_MS,
  run: async (signal) => {
    if (await movePolicy(db, deps, signal)) wake()
  },
})

/**
 * Brings every open case under the newest revision, a batch a transaction. What is left is asked of the cases themselves: a
 * server goes on where another one stopped, two at once take different cases, and a case reported under the old revision while the
 * new one came is found by the next look. Answers whether a job ended here.
 */
export async function movePolicy(db: Db, deps: PolicyJobDeps, signal?: AbortSignal): Promise<boolean> {
  if (!(await repo.isUnfinished(db))) return false
  while (signal?.aborted !== true) if ((await moveBatch(db, deps)) === 0) break
  return tx(db, (t) => finish(t, deps))
}

/** Moves some cases; answers how many. */
export async function moveBatch(db: Db, deps: PolicyJobDeps, size = BATCH): Promise<number> {
  return tx(db, async (t) => {
    const policy = await deps.policies.get(t)
    const rows = await repo.lockOpenCases(t, policy.revision, size)
    if (rows.length === 0) return 0
    const moves = rows.map((row) => ({ id: row.id, ...moveOf(row, policy) }))
    await repo.moveCases(
      t,
      policy.revision,
      moves.map(({ id, columns }) => ({ id, ...columns })),
    )
    const moved = moves.filter(({ isMoved }) => isMoved).length
    await repo.countMoved(t, { revision: policy.revision, judged: rows.length, moved })
    return rows.length
  })
}

async function finish(t: Tx, deps: PolicyJobDeps): Promise<boolean> {
  const at = deps.clock.now()
  const { revision } = await deps.policies.get(t)
  const ended = await repo.finishJob(t, revision, at)
  if (ended === null) return false
  const { judged, moved } = ended
  await repo.insertAudit(t, { at, action: 'policy-applied', revision, detail: { judged, moved } })
  await repo.tellScreens(t, revision, at)
  return true
}
