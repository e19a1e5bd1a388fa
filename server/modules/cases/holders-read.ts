import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  tasks: sql(import.meta.url, 'sql/list-tasks-of-person.sql'),
  held: sql(import.meta.url, 'sql/count-open-cases-of-unit.sql'),
  scope: sql(import.meta.url, 'sql/count-cases-in-scope.sql'),
}
const cases = z.object({ count: z.int(), numbers: z.array(z.string()) })
const tasksRow = z.object({ verify: cases, check: cases, claimed: cases })
const scopeRow = z.object({ cases: z.int(), openCases: z.int() })

/** Counts by rows end here. */
export const MOST_COUNTED = 10_000

/** Cases that wait for a person: to verify, to check, claimed. */
export async function caseTasksOf(db: Queryable, userId: string): Promise<z.infer<typeof tasksRow>> {
  return tasksRow.parse(await db.one(files.tasks, { userId }))
}

/** How many open cases a unit holds. */
export async function openCasesOf(db: Queryable, unit: string): Promise<number> {
  return (await db.one<{ n: number }>(files.held, { unit })).n
}

/** How many cases a scope shows, and how many of them are open; at most one more than MOST_COUNTED. */
export async function countCasesIn(db: Queryable, scope: Scope): Promise<z.infer<typeof scopeRow>> {
  const { kind, area, unit } = scope
  return scopeRow.parse(await db.one(files.scope, { kind, area, unit, most: MOST_COUNTED + 1 }))
}
