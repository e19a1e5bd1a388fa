import { type Box, boxOf } from '../../geodata/model/lattice.ts'
import type { LonLat } from '../../server/contract/common.ts'
import type { Queryable } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { GroundGoneError, openGround } from './ground.ts'

const findVertical = sql(import.meta.url, 'sql/find-vertical.sql')
/** Places asked for together: few enough that a slanting line unpacks no more than what lies beside it. */
const together = 8

/** The ground at places that follow one another. */
export interface GroundLine {
  /** What the elevation model counts its heights from. */
  readonly vertical: string
  /** Metres above the geoid, one a place; null beyond the elevation model. */
  readonly heightsM: readonly (number | null)[]
}

/** The heights of the ground along a line, as the elevation model says them; null where the city has none. */
export async function groundAlong(db: Queryable, places: readonly LonLat[]): Promise<GroundLine | null> {
  try {
    return await heightsAlong(db, places)
  } catch (error) {
    if (error instanceof GroundGoneError) return heightsAlong(db, places)
    throw error
  }
}

async function heightsAlong(db: Queryable, places: readonly LonLat[]): Promise<GroundLine | null> {
  const [said, ground] = [await db.oneOrNone<{ vertical: string }>(findVertical), await openGround(db)]
  if (said === null || ground === null) return null
  const model = boxOf(ground.lattice)
  const heightsM: (number | null)[] = []
  for (let from = 0; from < places.length; from += together) {
    const some = places.slice(from, from + together)
    const heightAt = await ground.over(around(some))
    for (const { lon, lat } of some)
      heightsM.push(isWithin(model, lon, lat) ? heightAt(lon, lat) - ground.undulation(lon, lat) : null)
  }
  return { vertical: said.vertical, heightsM }
}

function around(places: readonly LonLat[]): Box {
  const lons = places.map(({ lon }) => lon)
  const lats = places.map(({ lat }) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

const isWithin = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
