import { z } from 'zod'
import type { AreaPolygon } from '../../contract/area.ts'
import { openRing, ringFault } from '../../contract/area-rules.ts'
import type { LonLat } from '../../contract/common.ts'
import { metresPerDegree, ringAreaM2 } from '../../contract/geodesy.ts'
import type { Scope } from '../../contract/identity.ts'
import {
  buriedThing,
  type DigConflict,
  type SectionCut,
  type SectionGround,
  UNDERGROUND_LIMITS,
  type UnderPlace,
} from '../../contract/underground.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'
import { wrongField } from '../../http/problem.ts'
import { cutRow, cutsOf, legsOf, piecesOf } from './section-cuts.ts'
import { type GroundAlong, withGround } from './section-ground.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  under: file('list-under-place'),
  section: file('list-section'),
  dig: file('list-near-dig'),
}
const { items: MOST } = UNDERGROUND_LIMITS
/** The widest pipe there is, so that one whose axis is farther than its wall is found too. */
const WIDEST_M = 10

const centimetres = z.number().transform((metres) => Math.round(metres * 100) / 100)
const located = <T extends LonLat>({ lon, lat, ...row }: T) => ({ ...row, location: { lon, lat } })
const thing = buriedThing.omit({ location: true }).extend({ lon: z.number(), lat: z.number() })
const underRow = thing.extend({ distanceM: centimetres }).transform(located)
const conflictRow = thing
  .extend({ besideM: centimetres, belowM: centimetres.nullable(), clearanceM: centimetres })
  .transform(located)

/** As many as are shown; one more than that says that there are others. */
const listOf = <T>(rows: readonly T[]) => ({ items: rows.slice(0, MOST), isAll: rows.length <= MOST })

/** What lies under a place within a radius, as far as the scope reaches. */
export async function readUnder(
  db: Queryable,
  scope: Scope,
  asked: LonLat & { radius: number },
): Promise<{ items: UnderPlace[]; isAll: boolean }> {
  const { lon, lat, radius } = asked
  const rows = await db.any(files.under, { lon, lat, radius, limit: MOST + 1, ...gridRange(scope) })
  return listOf(z.array(underRow).parse(rows))
}

const lineRow = (n: number, from: LonLat, to: LonLat) => ({ n, ...from, to_lon: to.lon, to_lat: to.lat })

/** The pipes that a line crosses, in their order along it, and the ground above. */
export async function readSection(
  db: Queryable,
  scope: Scope,
  { places, groundAlong }: { places: readonly LonLat[]; groundAlong: GroundAlong },
): Promise<{ lengthM: number; items: SectionCut[]; isAll: boolean; ground: SectionGround | null }> {
  const { legs, lengthM } = legsOf(places)
  if (lengthM < 1) throw wrongField('line', 'too-short', 'A section is at least 1 m long.')
  if (lengthM > UNDERGROUND_LIMITS.lineM)
    throw wrongField('line', 'too-long', `A section is at most ${UNDERGROUND_LIMITS.lineM} m long.`)
  const rows = await db.any(files.section, {
    legs: legs.map(({ from, to }, n) => lineRow(n, from, to)),
    pieces: legs.flatMap((leg, n) => piecesOf(leg).map(({ from, to }) => lineRow(n, from, to))),
    limit: MOST + 1,
    ...gridRange(scope),
  })
  const { items, isAll } = listOf(z.array(cutRow).parse(rows))
  const told = await withGround(cutsOf(items, legs), { legs, lengthM }, groundAlong)
  return { lengthM: Math.round(lengthM * 100) / 100, ...told, isAll }
}

export interface Dig {
  readonly polygon: AreaPolygon
  readonly depthM: number
  readonly withinM: number
}

/** The pipes that a planned dig cuts or comes near to. */
export async function readConflicts(
  db: Queryable,
  scope: Scope,
  { polygon, depthM, withinM }: Dig,
): Promise<{ areaM2: number; items: DigConflict[]; isAll: boolean }> {
  const ring = openRing(polygon.coordinates[0].map(([lon, lat]) => ({ lon, lat })))
  const fault = ringFault(ring, { vertices: 500, km2: UNDERGROUND_LIMITS.digKm2 })
  if (fault !== null) {
    const isWhole = fault.code === 'area-too-large' || fault.code === 'no-area'
    const field = isWhole ? 'polygon' : `polygon.coordinates.0.${fault.vertex}`
    throw wrongField(field, fault.code, 'The outline of the dig is not one that can be dug.')
  }
  const closed = [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat])
  const perDegree = metresPerDegree(ring[0]?.lat ?? 0)
  const rows = await db.any(files.dig, {
    polygon: JSON.stringify({ type: 'Polygon', coordinates: [closed] }),
    ...{ depthM, withinM, reach: withinM + WIDEST_M, limit: MOST + 1 },
    eastM: perDegree.east,
    northM: perDegree.north,
    ...gridRange(scope),
  })
  return { areaM2: Math.round(ringAreaM2(ring)), ...listOf(z.array(conflictRow).parse(rows)) }
}
