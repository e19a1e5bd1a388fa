import { z } from 'zod'
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

export const writeAudit = (
  t: Tx,
  line: { at: Date; actorId: string; action: string; objectId: string; detail: object },
): Promise<null> => t.none(files.audit, line)
