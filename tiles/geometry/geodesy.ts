/** Metres east, north, up of a frame's origin; or Earth-centred X, Y, Z (ECEF). */
export type Vec3 = [number, number, number]

const semiMajorM = 6378137
const flattening = 1 / 298.257223563
const e2 = flattening * (2 - flattening)

export const radians = (deg: number): number => (deg * Math.PI) / 180
export const degrees = (rad: number): number => (rad * 180) / Math.PI

/** WGS 84 longitude, latitude (degrees) and ellipsoidal height (metres) to Earth-centred X, Y, Z in metres. */
export function toEcef(lon: number, lat: number, heightM: number): Vec3 {
  const phi = radians(lat)
  const lambda = radians(lon)
  const sinPhi = Math.sin(phi)
  const n = semiMajorM / Math.sqrt(1 - e2 * sinPhi * sinPhi)
  const r = (n + heightM) * Math.cos(phi)
  return [r * Math.cos(lambda), r * Math.sin(lambda), (n * (1 - e2) + heightM) * sinPhi]
}

/** The inverse of `toEcef`, to well under a millimetre near the ground (Bowring's start, then iterated). */
export function fromEcef([x, y, z]: Vec3): { lon: number; lat: number; heightM: number } {
  const p = Math.hypot(x, y)
  let phi = Math.atan2(z, p * (1 - e2))
  let n = semiMajorM
  for (let i = 0; i < 6; i++) {
    const sin = Math.sin(phi)
    n = semiMajorM / Math.sqrt(1 - e2 * sin * sin)
    phi = Math.atan2(z + e2 * n * sin, p)
  }
  const sin = Math.sin(phi)
  const heightM = p * Math.cos(phi) + z * sin - (semiMajorM * semiMajorM) / n
  return { lon: degrees(Math.atan2(y, x)), lat: degrees(phi), heightM }
}

/** A flat frame that touches the ellipsoid at its origin: x east, y north, z up, in metres. */
export interface LocalFrame {
  readonly lon: number
  readonly lat: number
  /** The origin, Earth-centred. */
  readonly origin: Vec3
  readonly east: Vec3
  readonly north: Vec3
  readonly up: Vec3
}

export function localFrame(lon: number, lat: number): LocalFrame {
  const phi = radians(lat)
  const lambda = radians(lon)
  const [sinPhi, cosPhi, sinLambda, cosLambda] = [
    Math.sin(phi),
    Math.cos(phi),
    Math.sin(lambda),
    Math.cos(lambda),
  ]
  return {
    lon,
    lat,
    origin: toEcef(lon, lat, 0),
    east: [-sinLambda, cosLambda, 0],
    north: [-sinPhi * cosLambda, -sinPhi * sinLambda, cosPhi],
    up: [cosPhi * cosLambda, cosPhi * sinLambda, sinPhi],
  }
}

/** A place in the frame. Exact (through ECEF): the ellipsoid curves away below the frame's plane. */
export function toLocal(frame: LocalFrame, lon: number, lat: number, heightM: number): Vec3 {
  const [x, y, z] = toEcef(lon, lat, heightM)
  const d: Vec3 = [x - frame.origin[0], y - frame.origin[1], z - frame.origin[2]]
  return [dot(d, frame.east), dot(d, frame.north), dot(d, frame.up)]
}

/**
 * The matrix of a glTF node, column by column, that puts vertices given as (east, up, south) × `scale` + offset at their
 * Earth-centred place. glTF is y-up and 3D Tiles z-up: clients turn (x, y, z) into (x, −z, y), which is undone here.
 */
export function nodeMatrix(frame: LocalFrame, scale: number, offset: Vec3): number[] {
  const yUp = ([x, y, z]: Vec3): Vec3 => [x, z, -y]
  const { east, north, up, origin } = frame
  const south: Vec3 = [-north[0], -north[1], -north[2]]
  const at = (i: 0 | 1 | 2) => origin[i] + east[i] * offset[0] + north[i] * offset[1] + up[i] * offset[2]
  const column = (v: Vec3) => [...yUp(v).map((c) => c * scale + 0), 0]
  return [
    ...column(east),
    ...column(up),
    ...column(south),
    ...yUp([at(0), at(1), at(2)]).map((c) => c + 0),
    1,
  ]
}

const dot = (a: Vec3, b: Vec3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
