import { z } from 'zod'
import { policyDefinition } from '../../contract/policy.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { Policy } from '../../engine/types.ts'
import { compilePolicy, readTables } from './policy/policy-definition.ts'

const files = {
  newest: sql(import.meta.url, 'policy/sql/newest-revision.sql'),
  definition: sql(import.meta.url, 'policy/sql/read-definition.sql'),
  insert: sql(import.meta.url, 'policy/sql/insert-revision.sql'),
}
const newestRow = z.object({ number: z.int().nullable() })
const definitionRow = z.object({ definition: policyDefinition })

/** A policy and the number of the revision that says it. */
export interface NumberedPolicy extends Policy {
  readonly revision: number
}

/**
 * What the clocks depend on. A step is judged by the newest revision, a reading by the case's own: a closed case never moves.
 * Both take the connection of a running transaction: the embedded database has no other to give.
 */
export interface PolicySource {
  /** Of the district's local dates and nights. */
  readonly timeZone: string
  /** The newest revision, asked for each time: another server may have made it. Within a step, after the case was locked. */
  get(db: Queryable): Promise<NumberedPolicy>
  /** A revision, remembered. */
  of(db: Queryable, revision: number): Promise<NumberedPolicy>
  /** The revisions of a page of cases. */
  ofEach(db: Queryable, rows: readonly Judged[]): Promise<(row: Judged) => NumberedPolicy>
}
interface Judged {
  readonly policyRevision: number
}

export function createPolicySource(timeZone: string): PolicySource {
  const known = new Map<number, NumberedPolicy>()
  const of = async (db: Queryable, revision: number) => {
    const remembered = known.get(revision)
    if (remembered !== undefined) return remembered
    const row = definitionRow.nullable().parse(await db.oneOrNone(files.definition, { number: revision }))
    if (row === null && revision !== FIRST) throw new Error(`There is no policy revision ${revision}.`)
    const policy = { revision, ...compilePolicy(row?.definition ?? (await makeFirst(db, timeZone))) }
    // The first one may be undone with the transaction that made it.
    if (row !== null) known.set(revision, policy)
    return policy
  }
  return {
    timeZone,
    of,
    get: async (db) => of(db, newestRow.parse(await db.one(files.newest)).number ?? FIRST),
    async ofEach(db, rows) {
      const policies = new Map<number, NumberedPolicy>()
      for (const revision of new Set(rows.map((row) => row.policyRevision)))
        policies.set(revision, await of(db, revision))
      return ({ policyRevision }) => {
        const policy = policies.get(policyRevision)
        if (policy === undefined) throw new Error(`Policy revision ${policyRevision} was not asked for.`)
        return policy
      }
    },
  }
}

const FIRST = 1

/** Revision 1: what the catalog's tables hold when it is first asked for. */
async function makeFirst(db: Queryable, timeZone: string) {
  const definition = await readTables(db, timeZone)
  const row = { number: FIRST, at: new Date(), by: null, reason: '', definition: JSON.stringify(definition) }
  await db.any(files.insert, row)
  return definition
}
