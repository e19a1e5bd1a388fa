import type { LonLat } from '../../../scene/scene-port.ts'

/** Northing and easting of CGCS2000 in a zone of three degrees; the easting with its 500 km and without the zone in front. */
export interface GaussKruger {
  readonly zone: number
  readonly meridianDeg: number
  readonly northM: number
  readonly eastM: number
}

const load = () => import('proj4')
let asked: ReturnType<typeof load> | undefined

/** Loaded when the first place is shown. CGCS2000's ellipsoid differs from WGS 84's by 0.1 mm here. */
export async function gaussKruger({ lon, lat }: LonLat): Promise<GaussKruger> {
  // A network that is lost for a moment costs these figures until the next place.
  asked ??= load().catch((error: unknown) => {
    asked = undefined
    throw error
  })
  const { default: proj4 } = await asked
  const zone = Math.round(lon / 3)
  const meridianDeg = zone * 3
  const [eastM = Number.NaN, northM = Number.NaN] = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridianDeg} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
    [lon, lat],
  )
  return { zone, meridianDeg, northM, eastM }
}
