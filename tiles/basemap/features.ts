import type { RoadClass } from '../../geodata/model/city.ts'
import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { radians } from '../geometry/geodesy.ts'
import { tilePx, type View, viewBounds } from './view.ts'

/** A row of the base map. `geom` is well-known binary; the label's place is set only where a name is to be written at a point. */
export interface MapFeature {
  layer: 'district' | 'land' | 'waterway' | 'building' | 'road' | 'street' | 'community'
  kind: string | null
  main: boolean
  name: string | null
  geom: Uint8Array | null
  labelLon: number | null
  labelLat: number | null
  /** The area on the picture, square pixels; 0 for lines. */
  sizePx2: number
}

/** From which zoom on a class of road is drawn. */
const roadFrom: Record<RoadClass, number> = {
  motorway: 0,
  trunk: 0,
  primary: 0,
  secondary: 11,
  tertiary: 12,
  residential: 13,
  rail: 13,
  service: 15,
  footway: 16,
}

const listFeatures = sql(import.meta.url, 'sql/list-map-features.sql')
const findBounds = sql(import.meta.url, 'sql/find-map-bounds.sql')

/** Everything in a picture, in one query, simplified to half a pixel. */
export function readFeatures(db: Db, view: View): Promise<MapFeature[]> {
  const [west, south, east, north] = viewBounds(view, 64)
  const pixelDeg = 360 / (2 ** view.z * tilePx)
  const classes = Object.entries(roadFrom).filter(([, from]) => view.z >= from)
  return db.any<MapFeature>(listFeatures, {
    west,
    south,
    east,
    north,
    tolerance: pixelDeg / 2,
    pixelArea: pixelDeg * pixelDeg * Math.cos(radians((south + north) / 2)),
    zoom: view.z,
    roadClasses: classes.map(([name]) => name),
  })
}

export interface MapBounds {
  west: number | null
  south: number
  east: number
  north: number
}

/** What lies outside of this is empty. `west` is null where there is nothing at all. */
export const readBounds = (db: Db): Promise<MapBounds> => db.one<MapBounds>(findBounds)
