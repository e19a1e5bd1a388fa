import { z } from 'zod'
import type { Db, Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { startOfLocalDay } from '../../../engine/local-time.ts'

const files = {
  unsealed: sql(import.meta.url, 'sql/list-unsealed-days.sql'),
  root: sql(import.meta.url, 'sql/day-root.sql'),
  seal: sql(import.meta.url, 'sql/seal-day.sql'),
  list: sql(import.meta.url, 'sql/list-seals.sql'),
}
const dayRow = z.object({ day: z.string() })
const rootRow = z.object({ events: z.int(), root: z.string() })
const sealRow = dayRow.extend(rootRow.shape)
export type Seal = z.infer<typeof sealRow>

/** The day's root as the events give it now. */
async function rootOf(db: Queryable, day: string, timeZone: string) {
  return rootRow.parse(await db.one(files.root, { day, timeZone }))
}

/** Seals every day before the given instant's, in order; answers how many. Days are the district's. */
export async function sealDays(db: Db, asked: { now: Date; timeZone: string }): Promise<number> {
  const { now, timeZone } = asked
  const today = startOfDay(now, timeZone)
  const days = z.array(dayRow).parse(await db.any(files.unsealed, { timeZone, today }))
  for (const { day } of days)
    await db.none(files.seal, { day, at: now, ...(await rootOf(db, day, timeZone)) })
  return days.length
}

/** The seals that hold, and those that no longer follow from the events. */
export async function checkSeals(db: Db, timeZone: string): Promise<{ seals: Seal[]; broken: Seal[] }> {
  const seals = z.array(sealRow).parse(await db.any(files.list))
  const broken: Seal[] = []
  for (const seal of seals) {
    const { events, root } = await rootOf(db, seal.day, timeZone)
    if (events !== seal.events || root !== seal.root) broken.push(seal)
  }
  return { seals, broken }
}

function startOfDay(now: Date, timeZone: string): Date {
  const day = dayOf(now, timeZone)
  return new Date(startOfLocalDay(timeZone, Date.parse(`${day}T00:00:00Z`) / 86_400_000))
}
export const dayOf = (at: Date, timeZone: string) => at.toLocaleDateString('sv-SE', { timeZone })
