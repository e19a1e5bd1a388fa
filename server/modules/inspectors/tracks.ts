import { z } from 'zod'
import type { inspectorTrack } from '../../contract/geography.ts'
import type { InspectorView } from '../../contract/inspector-view.ts'
import type { Db, Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { type GridRange, gridRange } from '../../http/map-filter.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Job } from '../../platform/jobs.ts'
import { listInspectors } from './inspectors-read.ts'

const files = {
  tracks: sql(import.meta.url, 'sql/list-tracks.sql'),
  look: sql(import.meta.url, 'sql/insert-look.sql'),
  forget: sql(import.meta.url, 'sql/forget-positions.sql'),
}
const row = z.object({ id: z.uuid(), seconds: z.number(), lon: z.number(), lat: z.number() })
const MOST_ROWS = 200_000
const degrees = (value: number) => Math.round(value * 1e6) / 1e6

/** Where those whom the view shows were, one position a step; of each three lists as long as each other. */
export async function readTracks(
  db: Queryable,
  actor: SessionActor,
  view: InspectorView,
  { from, to, step }: { from: string; to: string; step: number },
): Promise<z.infer<typeof inspectorTrack>[]> {
  const people = await listInspectors(db, actor, view)
  const seen = people.filter(({ id }) => view.of !== 'self' || view.id === id)
  const given = { ids: seen.map(({ id }) => id), from, to, step, limit: MOST_ROWS, ...rangeOf(actor, view) }
  const rows = z.array(row).parse(await db.any(files.tracks, given))
  const byPerson = Map.groupBy(rows, ({ id }) => id)
  return seen.flatMap(({ id, name }) => {
    const track = byPerson.get(id)
    if (track === undefined) return []
    return [
      {
        id,
        name,
        seconds: track.map(({ seconds }) => Math.round(seconds)),
        lon: track.map(({ lon }) => degrees(lon)),
        lat: track.map(({ lat }) => degrees(lat)),
      },
    ]
  })
}

const rangeOf = (actor: SessionActor, view: InspectorView): GridRange =>
  view.of === 'area' ? gridRange(actor.scope) : { gridFrom: null, gridTo: null }

/** Whoever looks at where another person was leaves a line of audit: of all, or of one. */
export async function auditLook(
  db: Queryable,
  look: { at: Date; actorId: string; of: string | null; day: string },
): Promise<void> {
  if (look.of === look.actorId) return
  await db.none(files.look, {
    at: look.at,
    actorId: look.actorId,
    objectId: look.of,
    action: look.of === null ? 'tracks-replayed' : 'track-read',
    day: look.day,
  })
}

const FORGET_EVERY_MS = 600_000
const FORGET_AT_ONCE = 5000

/** Positions are kept as long as the setting `positions.keepDays` says, then they are gone. */
export const forgetPositions = (db: Db, now: () => Date): Job => ({
  name: 'forget positions',
  everyMs: FORGET_EVERY_MS,
  run: async (signal) => {
    let gone = FORGET_AT_ONCE
    while (gone === FORGET_AT_ONCE && !signal.aborted)
      gone = (await db.one<{ n: number }>(files.forget, { now: now(), limit: FORGET_AT_ONCE })).n
  },
})
