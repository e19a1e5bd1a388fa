import gcoord from 'gcoord'
import type { Geometry, Position } from 'geojson'
import proj4 from 'proj4'

/** Turns a position of some CRS into WGS 84 longitude and latitude; a height is left off. */
export type ToWgs84 = (position: Position) => Position

/** 1e-9 degrees are a tenth of a millimetre. */
const round = (degrees: number) => Math.round(degrees * 1e9) / 1e9
const placed = ([lon = Number.NaN, lat = Number.NaN]: Position): Position => [round(lon), round(lat)]

const geographic: ToWgs84 = ([lon = Number.NaN, lat = Number.NaN]) => [lon, lat]

const named: Readonly<Record<string, ToWgs84>> = {
  WGS84: geographic,
  CRS84: geographic,
  // CGCS2000 and ETRS89 differ from WGS 84 by less than the data's own accuracy.
  CGCS2000: geographic,
  GCJ02: shifted(gcoord.GCJ02),
  BD09: shifted(gcoord.BD09),
}
const geographicCodes = new Set([4326, 4490, 4258, 4979, 4480])

const cgcs2000 = '+ellps=GRS80 +towgs84=0,0,0 +units=m'
/** Rijksdriehoek with the official seven parameters to ETRS89 (good to a quarter of a metre). */
const dutch =
  '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.877402,4.0725 +units=m'

/**
 * The way from a CRS to WGS 84, or null for a name that is not understood. Understood are WGS84, CGCS2000, GCJ-02, BD-09,
 * EPSG codes (as `EPSG:4546`, a URN or a URL) of the table in the README, and PROJ strings (`+proj=…`).
 */
export function toWgs84From(name: string): ToWgs84 | null {
  const text = name.trim()
  if (text.startsWith('+proj=')) return projected(text)
  const word = text
    .toUpperCase()
    .replace(/^URN:OGC:DEF:CRS:OGC:.*:/, '')
    .replace(/[-_ ]/g, '')
  const byName = named[word]
  if (byName !== undefined) return byName
  const code = epsgCode(text)
  if (code === null) return null
  if (geographicCodes.has(code)) return geographic
  const definition = definitionOf(code)
  return definition === null ? null : projected(definition)
}

/** A grid's coordinates and longitude, latitude, both ways; null where the CRS is none of ours or no grid is measured in it (GCJ-02, BD-09). */
export function gridCrs(name: string): { toWgs84: Turn; fromWgs84: Turn; isGeographic: boolean } | null {
  const text = name.trim()
  const code = epsgCode(text)
  const isGeographic =
    /^(wgs-?84|crs84|cgcs2000)$/i.test(text) || (code !== null && geographicCodes.has(code))
  if (isGeographic) return { toWgs84: (x, y) => [x, y], fromWgs84: (lon, lat) => [lon, lat], isGeographic }
  const definition = text.startsWith('+proj=') ? text : code === null ? null : definitionOf(code)
  const converter = definition === null ? null : converterOf(definition)
  if (converter === null) return null
  return {
    toWgs84: (x, y) => converter.forward([x, y]) as [number, number],
    fromWgs84: (lon, lat) => converter.inverse([lon, lat]) as [number, number],
    isGeographic,
  }
}

type Turn = (x: number, y: number) => [number, number]

/** The code in `EPSG:7415`, `7415`, `urn:ogc:def:crs:EPSG::7415` or `https://www.opengis.net/def/crs/EPSG/0/7415`. */
function epsgCode(text: string): number | null {
  const found = /^(?:EPSG:{1,2}|urn:ogc:def:crs:EPSG:[^:]*:|https?:\/\/.*\/EPSG\/[^/]+\/)?(\d{4,5})$/i.exec(
    text,
  )
  return found === null ? null : Number(found[1])
}

function definitionOf(code: number): string | null {
  const between = (from: number, to: number) => code >= from && code <= to
  // Gauss-Krüger zones of CGCS2000: six degrees wide, then three; each with the zone's number in the easting, then without.
  if (between(4491, 4501)) return gaussKruger(75 + 6 * (code - 4491), 13 + code - 4491)
  if (between(4502, 4512)) return gaussKruger(75 + 6 * (code - 4502), 0)
  if (between(4513, 4533)) return gaussKruger(75 + 3 * (code - 4513), 25 + code - 4513)
  if (between(4534, 4554)) return gaussKruger(75 + 3 * (code - 4534), 0)
  if (between(32601, 32660)) return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m`
  if (between(32701, 32760)) return `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +units=m`
  if (between(25828, 25838)) return `+proj=utm +zone=${code - 25800} ${cgcs2000}`
  if (code === 3067) return `+proj=utm +zone=35 ${cgcs2000}`
  if (code === 28992 || code === 7415) return dutch
  if (code === 3857)
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'
  return null
}

const gaussKruger = (meridian: number, zone: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${zone * 1_000_000 + 500_000} +y_0=0 ${cgcs2000}`

function projected(definition: string): ToWgs84 | null {
  const converter = converterOf(definition)
  if (converter === null) return null
  return ([x = Number.NaN, y = Number.NaN]) =>
    Number.isFinite(x) && Number.isFinite(y) ? placed(converter.forward([x, y])) : [Number.NaN, Number.NaN]
}

function converterOf(definition: string) {
  try {
    return proj4(definition, '+proj=longlat +datum=WGS84 +no_defs')
  } catch {
    return null
  }
}

/**
 * The Chinese shifts have no exact inverse and gcoord's is up to 0.3 m off (BD-09): what is left over when its answer is
 * shifted again is taken off, until nothing is.
 */
function shifted(crs: typeof gcoord.GCJ02 | typeof gcoord.BD09): ToWgs84 {
  return ([lon = Number.NaN, lat = Number.NaN]) => {
    let [x, y] = gcoord.transform([lon, lat], crs, gcoord.WGS84)
    for (let round = 0; round < 3; round++) {
      const [backX, backY] = gcoord.transform([x, y], gcoord.WGS84, crs)
      x += lon - backX
      y += lat - backY
    }
    return placed([x, y])
  }
}

/** A geometry with every position converted. */
export function convertGeometry(geometry: Geometry, toWgs84: ToWgs84): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: toWgs84(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(toWgs84) }
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => line.map(toWgs84)) }
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(toWgs84))),
      }
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((part) => convertGeometry(part, toWgs84)) }
  }
}
