import { z } from 'zod'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  district: sql(import.meta.url, 'sql/find-district.sql'),
  counts: sql(import.meta.url, 'sql/count-layers.sql'),
  sources: sql(import.meta.url, 'sql/list-sources.sql'),
}
const districtRow = z
  .object({
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    ...{ west: z.number(), south: z.number(), east: z.number(), north: z.number() },
    ...{ lon: z.number(), lat: z.number() },
    streets: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })),
  })
  .transform(({ west, south, east, north, lon, lat, ...district }) => ({
    ...district,
    bbox: [west, south, east, north] as [number, number, number, number],
    center: { lon, lat },
  }))
const countsRow = z.object({
  buildings: z.int(),
  components: z.int(),
  pipesKm: z.number(),
  cameras: z.int(),
  grids: z.int(),
  residents: z.int(),
  inspectors: z.int(),
})

/** The district and how much is in it; `at`: the day whose residents count. Null where no city was laid or imported. */
export async function readCity(db: Queryable, at: string) {
  const district = districtRow.nullable().parse(await db.oneOrNone(files.district))
  if (district === null) return null
  const sources = z.array(z.object({ source: z.string() })).parse(await db.any(files.sources))
  return {
    ...district,
    counts: countsRow.parse(await db.one(files.counts, { at })),
    sources: sources.map(({ source }) => source),
  }
}
