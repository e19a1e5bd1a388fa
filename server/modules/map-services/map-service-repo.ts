import { z } from 'zod'
import type { LonLat } from '../../contract/common.ts'
import { type MapService, type MapServiceText, mapService } from '../../contract/map-service.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-map-services'),
  insert: file('insert-map-service'),
  update: file('update-map-service'),
  remove: file('delete-map-service'),
  audit: file('insert-map-service-audit'),
  middle: file('find-middle'),
  announce: file('announce-map-services'),
}

export async function listServices(db: Queryable): Promise<MapService[]> {
  return z.array(mapService).parse(await db.any(files.list))
}

export async function insertService(
  t: Tx,
  id: string,
  service: MapServiceText,
  at: Date,
): Promise<MapService> {
  return mapService.parse(await t.one(files.insert, { ...service, id, at }))
}

/** The middle of the city; of a district that is still to come, that of the country. */
export async function findMiddle(db: Queryable): Promise<LonLat> {
  return (await db.oneOrNone<LonLat>(files.middle)) ?? { lon: 104, lat: 35.8 }
}

/** Null where the version is not the newest. */
export async function updateService(
  t: Tx,
  id: string,
  service: MapServiceText & { version: number },
  at: Date,
): Promise<MapService | null> {
  return mapService.nullable().parse(await t.oneOrNone(files.update, { ...service, id, at }))
}

/** Null where there is none. */
export async function deleteService(t: Tx, id: string): Promise<MapService | null> {
  return mapService.nullable().parse(await t.oneOrNone(files.remove, { id }))
}

/** Written down who changed what, and told to open pages. */
export async function noteChange(
  t: Tx,
  line: { at: Date; actorId: string; action: string; objectId: string; detail: object },
): Promise<void> {
  await t.none(files.audit, line)
  await t.none(files.announce)
}
