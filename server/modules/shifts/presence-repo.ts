import { z } from 'zod'
import { type casePresence, present } from '../../contract/shift.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  screen: file('read-screen'),
  lock: file('lock-presence'),
  beat: file('beat'),
  seen: file('seen'),
  tell: file('tell-presence'),
  list: file('list-presence'),
  expired: file('list-expired'),
  forget: file('delete-expired'),
}

const screenRow = z.object({ caseId: z.uuid().nullable(), typing: z.boolean(), expiresAt: z.date() })
export async function readScreen(t: Queryable, screen: string) {
  return screenRow.nullable().parse(await t.oneOrNone(files.screen, { screen }))
}

/** In one order for all, so that two that lock the same cases never wait for each other. */
export async function lockPresence(t: Tx, ids: readonly string[]): Promise<void> {
  await t.any(files.lock, { ids: [...new Set(ids)].toSorted() })
}

export async function writeBeat(
  t: Tx,
  beat: { screen: string; userId: string; caseId: string | null; typing: boolean; expiresAt: Date },
): Promise<void> {
  await t.none(files.beat, beat)
}

export async function markSeen(t: Tx, userId: string, now: Date): Promise<void> {
  await t.none(files.seen, { userId, now })
}

export async function tellPresence(t: Tx, ids: readonly string[], now: Date): Promise<void> {
  await t.none(files.tell, { ids: [...new Set(ids)], now })
}

const presenceRow = z.object({ caseId: z.uuid(), people: z.array(present) })
export async function listPresence(db: Queryable, now: Date): Promise<z.infer<typeof casePresence>[]> {
  return z.array(presenceRow).parse(await db.any(files.list, { now }))
}

const expiredRow = z.object({ screen: z.uuid(), caseId: z.uuid().nullable() })
export async function listExpired(db: Queryable, now: Date) {
  return z.array(expiredRow).parse(await db.any(files.expired, { now }))
}

export async function forgetExpired(t: Tx, screens: readonly string[], now: Date): Promise<void> {
  await t.none(files.forget, { screens: [...screens], now })
}
