import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import { type BuildingCases, buildingCases, type GridCases, gridCases } from '../../contract/map-state.ts'
import { pgp, type Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { scopeConditions } from './case-filter.ts'

const files = {
  lights: sql(import.meta.url, 'sql/list-building-lights.sql'),
  grids: sql(import.meta.url, 'sql/list-grid-lights.sql'),
}
const row = z
  .object({ id: z.int(), open: z.int(), light: z.int() })
  .transform(({ id, light, open }): BuildingCases => buildingCases.parse([id, light, open]))
const cell = z
  .object({ code: z.string(), open: z.int(), light: z.int() })
  .transform(({ code, light, open }): GridCases => gridCases.parse([code, light, open]))

const isOpen = `c.status not in ('closed', 'rejected', 'voided', 'merged')`

/** What was written before an instant may be seen only after it: so much is read again. */
const OVERLAP_MS = 10_000

/**
 * Buildings by the worst light of their open cases within a scope; since an instant only those that changed, also to nothing. A light
 * that time alone turned is a change.
 */
export async function listBuildingLights(
  db: Queryable,
  scope: Scope,
  { now, since }: { now: Date; since: Date | null },
): Promise<BuildingCases[]> {
  const conditions = scopeConditions(scope, 'c').join(' and ') || 'true'
  const changed = since === null ? isOpen : changedSince(new Date(since.getTime() - OVERLAP_MS), now)
  return z.array(row).parse(await db.any(files.lights, { scope: conditions, changed, now }))
}

const changedSince = (since: Date, now: Date) =>
  pgp.as.format(
    `(c.updated_at >= $<since> or (${isOpen} and (c.yellow_at between $<since> and $<now> or c.red_at between $<since> and $<now>)))`,
    { since, now },
  )

/** Grids of a kind by the worst light of their open cases within a scope. */
export async function listGridLights(
  db: Queryable,
  scope: Scope,
  { kind, now }: { kind: 'unit' | 'responsibility'; now: Date },
): Promise<GridCases[]> {
  const conditions = scopeConditions(scope, 'c').join(' and ') || 'true'
  const isUnit = kind === 'unit'
  return z.array(cell).parse(await db.any(files.grids, { scope: conditions, isUnit, now }))
}
