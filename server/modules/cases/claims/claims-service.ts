import { z } from 'zod'
import { DESK_STATUSES } from '../../../contract/case-queries.ts'
import type { Db, Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { tx } from '../../../db/tx.ts'
import type { SessionActor } from '../../../http/session.ts'
import { givenStep } from '../case-body.ts'
import { scopeConditions } from '../case-filter.ts'
import type { ReadDeps } from '../case-read.ts'
import { act, releaseClaim } from '../case-service.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  unclaimed: file('list-unclaimed'),
  claimed: file('lock-claimed'),
  left: file('list-left'),
  minutes: file('read-release-minutes'),
}
const lockedRow = z.object({ id: z.uuid(), version: z.int() })
type Locked = z.infer<typeof lockedRow>

/** Claims the most urgent cases of a desk that nobody has; two who take at once never get the same. */
export async function takeNext(
  t: Tx,
  deps: ReadDeps,
  actor: SessionActor,
  { desk, n }: { desk: keyof typeof DESK_STATUSES; n: number },
): Promise<{ id: string; number: string }[]> {
  const scope = scopeConditions(actor.scope).join(' and ') || 'true'
  const found = await t.any(files.unclaimed, { statuses: [...DESK_STATUSES[desk]], scope, n })
  return claimEach(t, deps, actor, z.array(lockedRow).parse(found))
}

/** What one still has claimed of these becomes another's; what went on meanwhile stays where it is. */
export async function handClaims(
  t: Tx,
  deps: ReadDeps,
  actor: SessionActor,
  { from, ids }: { from: string; ids: readonly string[] },
): Promise<number> {
  const found = z.array(lockedRow).parse(await t.any(files.claimed, { from, ids: [...ids] }))
  return (await claimEach(t, deps, actor, found)).length
}

async function claimEach(t: Tx, deps: ReadDeps, actor: SessionActor, cases: readonly Locked[]) {
  const taken: { id: string; number: string }[] = []
  for (const { id, version } of cases) {
    const { number } = await act(t, deps, actor, id, givenStep.parse({ action: 'claim', version }))
    taken.push({ id, number })
  }
  return taken
}

/** Claims of those who are away go back to the desk; every screen hears of it, and the case's history says so. */
export async function releaseLeft(db: Db, deps: ReadDeps): Promise<number> {
  const minutes = await readMinutes(db)
  if (minutes === null) return 0
  const before = new Date(deps.clock.now().getTime() - minutes * 60_000)
  const left = await db.any<{ id: string; claimedBy: string }>(files.left, { before })
  let released = 0
  for (const { id, claimedBy } of left)
    if (await tx(db, (t) => releaseClaim(t, deps, id, claimedBy))) released += 1
  return released
}

async function readMinutes(db: Queryable): Promise<number | null> {
  return (await db.oneOrNone<{ minutes: number }>(files.minutes))?.minutes ?? null
}
