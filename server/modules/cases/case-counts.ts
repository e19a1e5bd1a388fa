import { z } from 'zod'
import {
  type CaseCounts,
  type CaseStatus,
  caseStatus,
  DESK_STATUSES,
  type Desk,
} from '../../contract/case.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { offsetAt } from '../../engine/local-time.ts'
import { scopeConditions } from './case-filter.ts'

const files = {
  desks: sql(import.meta.url, 'sql/count-desks.sql'),
  statuses: sql(import.meta.url, 'sql/count-statuses.sql'),
  open: sql(import.meta.url, 'sql/count-open.sql'),
  today: sql(import.meta.url, 'sql/count-today.sql'),
}
const statusRows = z.array(z.object({ status: caseStatus, n: z.int() }))
const openRow = z.object({
  red: z.int(),
  yellow: z.int(),
  green: z.int(),
  supervised: z.int(),
  mine: z.int(),
})
const todayRow = z.object({ reported: z.int(), filed: z.int(), closed: z.int() })

/** Desks, lights and the day's figures of a scope. Without a user, as for a whole scope, nothing is "mine". */
export async function readCounts(
  db: Queryable,
  asked: { scope: Scope; userId: string | null; now: Date; timeZone: string },
): Promise<CaseCounts> {
  const { scope, userId, now, timeZone } = asked
  const conditions = scopeConditions(scope, 'c').join(' and ') || 'true'
  const midnight = startOfDay(now, timeZone)
  const byStatus = await countStatuses(db, scope, conditions)
  const open = openRow.parse(await db.one(files.open, { now, userId, scope: conditions }))
  const today = todayRow.parse(await db.one(files.today, { midnight, scope: conditions }))
  const desk = (statuses: readonly CaseStatus[]) =>
    statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
  const desks = Object.fromEntries(
    Object.entries(DESK_STATUSES).map(([name, statuses]) => [name, desk(statuses)]),
  ) as Record<keyof typeof DESK_STATUSES, number>
  const { red, yellow, green, supervised, mine } = open
  return {
    desks: { ...desks, supervised, mine } satisfies Record<Desk, number>,
    lights: { green, yellow, red },
    today,
  }
}

const isOpen = `c.status not in ('closed', 'rejected', 'voided', 'merged')`

/**
 * The district and its done cases come from the counters. A street's team and a unit also see what they held once: their open
 * cases are counted as they are. A community, which has no counter, is small enough to count whole.
 */
async function countStatuses(db: Queryable, scope: Scope, conditions: string) {
  const { kind, area, unit } = scope
  const isCommunity = area?.length === 12
  const given = { everything: kind === 'district', area, unit }
  const kept = isCommunity ? [] : statusRows.parse(await db.any(files.desks, given))
  const counted = new Map(kept.map(({ status, n }) => [status, n]))
  if (kind === 'district') return counted
  for (const status of counted.keys()) if (!DESK_STATUSES.done.includes(status)) counted.delete(status)
  const asked = { which: isCommunity ? 'true' : isOpen, scope: conditions }
  for (const { status, n } of statusRows.parse(await db.any(files.statuses, asked))) counted.set(status, n)
  return counted
}

function startOfDay(now: Date, timeZone: string): Date {
  const offset = offsetAt(timeZone, now.getTime())
  const local = now.getTime() + offset
  return new Date(local - (local % 86_400_000) - offset)
}
