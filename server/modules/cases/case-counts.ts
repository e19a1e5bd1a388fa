import { z } from 'zod'
import { type CaseStatus, caseStatus } from '../../contract/case.ts'
import { type CaseCounts, DESK_STATUSES, type Desk } from '../../contract/case-queries.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { offsetAt } from '../../engine/local-time.ts'
import { scopeConditions } from './case-filter.ts'

const files = {
  open: sql(import.meta.url, 'sql/count-open.sql'),
  done: sql(import.meta.url, 'sql/count-done.sql'),
  doneKept: sql(import.meta.url, 'sql/count-done-kept.sql'),
  today: sql(import.meta.url, 'sql/count-today.sql'),
}
const statusRow = z.object({ status: caseStatus, n: z.int() })
const openRow = statusRow.extend({ red: z.int(), yellow: z.int(), supervised: z.int(), mine: z.int() })
const todayRow = z.object({ reported: z.int(), filed: z.int(), closed: z.int() })

/** Desks, lights and the day's figures of a scope. Without a user, as for a whole scope, nothing is "mine". */
export async function readCounts(
  db: Queryable,
  asked: { scope: Scope; userId: string | null; now: Date; timeZone: string },
): Promise<CaseCounts> {
  const { scope, userId, now, timeZone } = asked
  const conditions = scopeConditions(scope, 'c').join(' and ') || 'true'
  const midnight = startOfDay(now, timeZone)
  const open = z.array(openRow).parse(await db.any(files.open, { now, userId, scope: conditions }))
  const done = await countDone(db, scope, conditions)
  const today = todayRow.parse(await db.one(files.today, { midnight, scope: conditions }))
  const sum = (key: 'n' | 'red' | 'yellow' | 'supervised' | 'mine') =>
    open.reduce((total, row) => total + row[key], 0)
  const { red, yellow } = { red: sum('red'), yellow: sum('yellow') }
  return {
    desks: { ...desksOf([...open, ...done]), supervised: sum('supervised'), mine: sum('mine') },
    lights: { green: sum('n') - red - yellow, yellow, red },
    today,
  }
}

function desksOf(rows: readonly z.infer<typeof statusRow>[]) {
  const counted = new Map(rows.map(({ status, n }) => [status, n]))
  const desk = (statuses: readonly CaseStatus[]) =>
    statuses.reduce((sum, status) => sum + (counted.get(status) ?? 0), 0)
  return Object.fromEntries(
    Object.entries(DESK_STATUSES).map(([name, statuses]) => [name, desk(statuses)]),
  ) as Record<Exclude<Desk, 'supervised' | 'mine'>, number>
}

/** Done cases only grow: the counters know them. A community, which has no counter, is small enough to count. */
async function countDone(db: Queryable, { kind, area, unit }: Scope, conditions: string) {
  const isCommunity = area?.length === 12
  const found = isCommunity
    ? await db.any(files.done, { scope: conditions })
    : await db.any(files.doneKept, { everything: kind === 'district', area, unit })
  return z.array(statusRow).parse(found)
}

function startOfDay(now: Date, timeZone: string): Date {
  const offset = offsetAt(timeZone, now.getTime())
  const local = now.getTime() + offset
  return new Date(local - (local % 86_400_000) - offset)
}
