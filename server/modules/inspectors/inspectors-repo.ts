import { z } from 'zod'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { Fix } from './position-rules.ts'

const files = {
  known: sql(import.meta.url, 'sql/list-known.sql'),
  insert: sql(import.meta.url, 'sql/insert-positions.sql'),
  moveLast: sql(import.meta.url, 'sql/move-last.sql'),
}
const knownRow = z
  .object({ at: z.date(), lon: z.number(), lat: z.number(), accuracy: z.number().nullable() })
  .transform(({ at, accuracy, ...place }): Fix => ({ atMs: at.getTime(), accuracyM: accuracy, ...place }))

export async function listKnown(
  db: Queryable,
  userId: string,
  span: { from: Date; to: Date },
): Promise<Fix[]> {
  return z.array(knownRow).parse(await db.any(files.known, { userId, ...span }))
}

export async function insertPositions(t: Tx, userId: string, fixes: readonly Fix[]): Promise<void> {
  const rows = fixes.map(({ atMs, accuracyM, ...place }) => ({
    at: new Date(atMs),
    accuracy: accuracyM,
    ...place,
  }))
  await t.none(files.insert, { userId, rows: JSON.stringify(rows) })
}

/** `payload` is what the stream sends (contract, streamPosition). */
export async function moveLast(
  t: Tx,
  move: { userId: string; fix: Fix; now: Date; payload: unknown },
): Promise<void> {
  const { atMs, lon, lat, accuracyM } = move.fix
  await t.none(files.moveLast, {
    userId: move.userId,
    at: new Date(atMs),
    ...{ lon, lat },
    accuracy: accuracyM,
    now: move.now,
    payload: JSON.stringify(move.payload),
  })
}
