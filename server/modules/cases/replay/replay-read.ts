import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { caseAction } from '../../../contract/case.ts'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { ImpossibleStep } from '../../../engine/fold.ts'
import { project } from '../../../engine/project.ts'
import { columnsOf } from '../case-columns.ts'
import { eventData, foldAll } from '../case-fold.ts'
import type { PolicySource } from '../case-policy.ts'

const file = sql(import.meta.url, 'sql/read-histories.sql')
const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

const chained = z.object({
  version: z.int(),
  at: z.string().transform((at) => Date.parse(at)),
  action: caseAction,
  actorId: z.uuid().nullable(),
  data: eventData,
  intact: z.boolean().nullable(),
})
const caseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  origin: z.string(),
  stored: z.record(z.string(), z.unknown()),
  events: z.array(chained),
})
type CaseRow = z.infer<typeof caseRow>

/** Something that is not as it was written. */
export interface Finding {
  /** The case's number, or the day of a broken root. */
  readonly of: string
  readonly event: number | null
  readonly what: string
}

export interface ReplayCount {
  cases: number
  events: number
}

/**
 * Folds every case's events anew and compares the row with it, column by column; checks each event's digest. Reads in short pages, so
 * that the embedded database serves others meanwhile. Yields what is wrong; counts as it goes.
 */
export async function* replayCases(
  db: Queryable,
  policies: PolicySource,
  count: ReplayCount,
  signal?: AbortSignal,
): AsyncGenerator<Finding> {
  for (let after = FIRST; signal?.aborted !== true; ) {
    const page = z.array(caseRow).parse(await db.any(file, { after, limit: PAGE }))
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
    for (const row of page) {
      yield* chainFindings(row)
      yield* await rowFindings(db, policies, row)
      count.events += row.events.length
    }
    count.cases += page.length
  }
}

function* chainFindings({ number, stored, events }: CaseRow): Generator<Finding> {
  for (const [i, { version, intact }] of events.entries()) {
    if (version !== i + 1) yield { of: number, event: i + 1, what: 'it is missing' }
    if (intact !== true) yield { of: number, event: version, what: 'it was changed after it was written' }
  }
  const last = events.at(-1)?.version ?? 0
  if (typeof stored.version === 'number' && last < stored.version)
    yield { of: number, event: last + 1, what: `it is missing: the case is at version ${stored.version}` }
}

async function rowFindings(
  db: Queryable,
  policies: PolicySource,
  { number, stored, events }: CaseRow,
): Promise<Finding[]> {
  if (events.length === 0) return []
  try {
    const fold = foldAll(events)
    const policy = await policies.of(db, z.int().parse(stored.policy_revision))
    // The worst light ever seen is of the moments it was looked at: it alone is no function of the events.
    const { worst_light: _, ...expected } = columnsOf(fold, project(fold.state, policy, fold.state.lastAt))
    return Object.entries(expected).flatMap(([column, value]): Finding[] => {
      if (isSame(value, stored[column])) return []
      const what = `${column} is ${brief(stored[column])}, its events give ${brief(value)}`
      return [{ of: number, event: null, what }]
    })
  } catch (error) {
    if (!(error instanceof ImpossibleStep)) throw error
    return [{ of: number, event: null, what: `its events do not make a life: ${error.message}` }]
  }
}

/** The database writes instants with its own offset, and what is undefined not at all. */
function isSame(expected: unknown, stored: unknown): boolean {
  if (typeof expected === 'string' && typeof stored === 'string' && /^\d{4}-\d\d-\d\dT/.test(expected))
    return Date.parse(expected) === Date.parse(stored)
  if (typeof expected === 'object' && expected !== null)
    return isDeepStrictEqual(JSON.parse(JSON.stringify(expected)), stored)
  return (expected ?? null) === (stored ?? null)
}

const brief = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
