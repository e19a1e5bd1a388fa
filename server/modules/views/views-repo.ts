import { z } from 'zod'
import { type MapView, mapView } from '../../contract/map-view.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-views'),
  count: file('count-views'),
  keep: file('keep-view'),
  remove: file('delete-view'),
}

export async function listViews(db: Queryable, me: string): Promise<MapView[]> {
  return z.array(mapView).parse(await db.any(files.list, { me }))
}

/** Beside the one of this name, which would be replaced. */
export async function countOtherViews(t: Tx, me: string, name: string): Promise<number> {
  return (await t.one<{ n: number }>(files.count, { me, name })).n
}

export async function keepView(t: Tx, view: MapView & { me: string; now: Date }): Promise<MapView> {
  return mapView.parse(await t.one(files.keep, view))
}

/** False where there is none of one's own. */
export async function deleteView(t: Tx, me: string, id: string): Promise<boolean> {
  return (await t.oneOrNone(files.remove, { me, id })) !== null
}
