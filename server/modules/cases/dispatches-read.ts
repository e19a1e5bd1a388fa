import { z } from 'zod'
import type { RoutingFacts } from '../../contract/routing-rules.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { PolicySource } from './case-policy.ts'
import { factsRow, isWorking } from './case-routing.ts'

export type { PolicySource } from './case-policy.ts'

const listDispatches = sql(import.meta.url, 'sql/list-dispatches.sql')
const dispatchRow = factsRow.extend({
  id: z.uuid(),
  number: z.string(),
  at: z.date(),
  chosen: z.string(),
})

/** The first dispatch of a case, with what the routing rules asked of it then. */
export interface PastDispatch {
  readonly id: string
  readonly number: string
  readonly at: Date
  readonly chosen: string
  readonly facts: RoutingFacts
}

/** First dispatches from newest to oldest, after a place in that order. */
export async function listPastDispatches(
  db: Queryable,
  policies: PolicySource,
  asked: {
    since: Date
    before: { at: Date; id: string }
    limit: number
    /** Classes of which it matters whether the place is on a carriageway, as patterns: `event 09%`. */
    roadClasses: readonly string[]
  },
): Promise<PastDispatch[]> {
  const { since, before, limit, roadClasses } = asked
  const policy = await policies.get(db)
  const rows = await db.any(listDispatches, {
    ...{ since, limit, roadClasses, at: before.at, caseId: before.id },
    roadAsked: roadClasses.length > 0,
    timeZone: policies.timeZone,
  })
  return z
    .array(dispatchRow)
    .parse(rows)
    .map(({ id, number, at, chosen, ...facts }) => ({
      ...{ id, number, at, chosen },
      facts: { ...facts, working: isWorking(policy, at.getTime()) },
    }))
}
