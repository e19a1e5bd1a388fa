import { z } from 'zod'
import { caseAction } from '../../contract/case.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { Period } from '../../engine/period.ts'
import type { CaseState, Policy } from '../../engine/types.ts'
import { eventData, foldAll } from './case-fold.ts'
import type { PolicySource } from './case-policy.ts'

const files = {
  candidates: sql(import.meta.url, 'sql/list-assessable.sql'),
  states: sql(import.meta.url, 'sql/read-states.sql'),
}
const PAGE = 500

const stateRow = z.object({
  id: z.uuid(),
  number: z.string(),
  policyRevision: z.int(),
  /** Null where the case went on after the instant: then its events up to it are folded. */
  state: z
    .custom<CaseState>((value) => typeof value === 'object' && value !== null && 'visits' in value)
    .nullable(),
  events: z.array(
    z.object({
      at: z.string().transform((at) => Date.parse(at)),
      action: caseAction,
      actorId: z.uuid().nullable(),
      data: eventData,
    }),
  ),
})

/** A case as it stood at an instant. */
export interface CaseThen {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly policy: Policy
}

/**
 * The cases that an assessment of a period may have to look at, as they stood at an instant, in the order of their numbers: those whose
 * base deadline lies in it, and all that went on after the instant. In short pages: the embedded database serves others meanwhile.
 */
export async function* readStates(
  db: Queryable,
  policies: PolicySource,
  asked: { period: Period; asOf: Date; unit: string | null },
): AsyncGenerator<CaseThen> {
  const { period, asOf, unit } = asked
  const between = { from: new Date(period.from), to: new Date(period.to) }
  const found = await db.any<{ id: string }>(files.candidates, { ...between, asOf, unit })
  for (let i = 0; i < found.length; i += PAGE) {
    const ids = found.slice(i, i + PAGE).map(({ id }) => id)
    const rows = z.array(stateRow).parse(await db.any(files.states, { ids, asOf }))
    const policyOf = await policies.ofEach(db, rows)
    for (const row of rows) {
      const state = row.state ?? (row.events.length > 0 ? foldAll(row.events).state : null)
      if (state !== null) yield { id: row.id, number: row.number, state, policy: policyOf(row) }
    }
  }
}

export type { PolicySource }
