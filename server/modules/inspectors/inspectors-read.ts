import { z } from 'zod'
import type { Inspector } from '../../contract/geography.ts'
import type { InspectorView } from '../../contract/inspector-view.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { type GridRange, gridRange } from '../../http/map-filter.ts'
import type { SessionActor } from '../../http/session.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-inspectors.sql'),
  track: sql(import.meta.url, 'sql/list-track.sql'),
}
const row = z.object({
  id: z.uuid(),
  name: z.string(),
  onDuty: z.boolean(),
  responsibilityGrid: z.string().nullable(),
  at: z.date().nullable(),
  accuracyM: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  isInside: z.boolean().nullable(),
})
const trackRow = z
  .object({ at: z.date(), lon: z.number(), lat: z.number(), accuracy: z.number().nullable() })
  .transform(({ at, accuracy, ...place }) => ({
    at: at.toISOString(),
    ...place,
    ...(accuracy === null ? {} : { accuracy }),
  }))
const longestTrack = 20_000

/** Inspectors as the view shows them: a position that it does not cover is left out, the name stays. */
export async function listInspectors(
  db: Queryable,
  actor: SessionActor,
  view: InspectorView,
): Promise<Inspector[]> {
  const org = view.of === 'organisation' ? view.org : null
  const rows = z.array(row).parse(await db.any(files.list, { org, ...rangeOf(actor, view) }))
  return rows.map(({ at, lon, lat, accuracyM, isInside, ...inspector }) => {
    const isShown = view.of === 'self' ? view.id === inspector.id : isInside !== false
    if (!isShown || at === null || lon === null || lat === null)
      return { ...inspector, location: null, at: null, accuracyM: null }
    return { ...inspector, location: { lon, lat }, at: at.toISOString(), accuracyM }
  })
}

export async function readTrack(
  db: Queryable,
  actor: SessionActor,
  view: InspectorView,
  { id, from, to }: { id: string; from: string; to: string },
) {
  const given = { id, from, to, limit: longestTrack, ...rangeOf(actor, view) }
  return z.array(trackRow).parse(await db.any(files.track, given))
}

const rangeOf = (actor: SessionActor, view: InspectorView): GridRange =>
  view.of === 'area' ? gridRange(actor.scope) : { gridFrom: null, gridTo: null }
