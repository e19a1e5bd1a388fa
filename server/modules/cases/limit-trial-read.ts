import { z } from 'zod'
import type { CaseKind, Limit } from '../../contract/case.ts'
import { LIMIT_TRIAL_CASES, type LimitTrial } from '../../contract/catalog-edit.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { project } from '../../engine/project.ts'
import type { CaseState, Policy } from '../../engine/types.ts'
import type { PolicySource } from './case-policy.ts'

const files = {
  closed: sql(import.meta.url, 'sql/list-closed-of-condition.sql'),
  open: sql(import.meta.url, 'sql/count-open-of-class.sql'),
}
const closedRow = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.unknown().transform((state) => state as CaseState),
  policyRevision: z.int(),
})

/** A condition whose limit would change. */
export interface LimitChange {
  readonly id: string
  readonly before: Limit
  readonly after: Limit
}
const EXAMPLES = 10

/** Judges the newest closed cases of each condition anew, by the engine itself, with the limit exchanged and all else as it was. */
export async function tryLimits(
  db: Queryable,
  policies: PolicySource,
  of: { kind: CaseKind; code: string },
  changes: readonly LimitChange[],
): Promise<LimitTrial> {
  const conditions: LimitTrial['conditions'] = []
  for (const change of changes) conditions.push(await tryLimit(db, policies, change))
  const { n } = z.object({ n: z.int() }).parse(await db.one(files.open, of))
  return { conditions, openCases: n }
}

async function tryLimit(db: Queryable, policies: PolicySource, change: LimitChange) {
  const { id: conditionId, after } = change
  const rows = z.array(closedRow).parse(await db.any(files.closed, { conditionId, limit: LIMIT_TRIAL_CASES }))
  const policyOf = await policies.ofEach(db, rows)
  const tried = rows.map((row) => {
    const policy = policyOf(row)
    const state = { ...row.state, limits: row.state.limits.map((one) => ({ ...one, limit: after })) }
    return { ...row, was: isLate(row.state, policy), late: isLate(state, policy) }
  })
  return {
    ...change,
    cases: tried.length,
    lateBefore: tried.filter(({ was }) => was).length,
    lateAfter: tried.filter(({ late }) => late).length,
    examples: tried
      .filter(({ was, late }) => was !== late)
      .slice(0, EXAMPLES)
      .map(({ id, number, late }) => ({ id, number, late })),
  }
}

/** Whether a unit was over its limit in any of its handlings. */
const isLate = (state: CaseState, policy: Policy) =>
  project(state, policy, state.lastAt).stages.some(
    ({ stage, worstLight }) => stage === 'handle' && worstLight === 'red',
  )
