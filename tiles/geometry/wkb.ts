/** A closed or open chain of positions as flat longitude, latitude pairs. */
export type FlatLine = Float64Array
/** Outer ring, then holes; each closed as in the database. */
export type FlatPolygon = FlatLine[]

export type WkbGeometry =
  | { type: 'point'; lon: number; lat: number }
  | { type: 'line'; lines: FlatLine[] }
  | { type: 'polygon'; polygons: FlatPolygon[] }

/**
 * Reads OGC well-known binary (2D, as ST_AsBinary of PostGIS writes it). Multi-geometries and collections are flattened:
 * of a collection the kind that comes first wins. Null for an empty geometry.
 */
export function readWkb(bytes: Uint8Array): WkbGeometry | null {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 }
  return readGeometry(cursor)
}

interface Cursor {
  view: DataView
  at: number
}

function readGeometry(cursor: Cursor): WkbGeometry | null {
  const little = cursor.view.getUint8(cursor.at) === 1
  const type = cursor.view.getUint32(cursor.at + 1, little)
  cursor.at += 5
  switch (type) {
    case 1: {
      const [lon, lat] = readPositions(cursor, 1, little)
      return lon === undefined || lat === undefined || Number.isNaN(lon) ? null : { type: 'point', lon, lat }
    }
    case 2: {
      const line = readPositions(cursor, readCount(cursor, little), little)
      return line.length === 0 ? null : { type: 'line', lines: [line] }
    }
    case 3: {
      const rings = readRings(cursor, little)
      return rings.length === 0 ? null : { type: 'polygon', polygons: [rings] }
    }
    case 4:
    case 5:
    case 6:
    case 7:
      return readMany(cursor, little)
    default:
      throw new Error(`Well-known binary of type ${type} is not expected here.`)
  }
}

function readMany(cursor: Cursor, little: boolean): WkbGeometry | null {
  const count = readCount(cursor, little)
  let all: WkbGeometry | null = null
  for (let i = 0; i < count; i++) {
    const part = readGeometry(cursor)
    if (part === null) continue
    if (all === null) all = part
    else if (all.type === 'line' && part.type === 'line') all.lines.push(...part.lines)
    else if (all.type === 'polygon' && part.type === 'polygon') all.polygons.push(...part.polygons)
  }
  return all
}

function readRings(cursor: Cursor, little: boolean): FlatPolygon {
  const rings: FlatPolygon = []
  const count = readCount(cursor, little)
  for (let i = 0; i < count; i++) rings.push(readPositions(cursor, readCount(cursor, little), little))
  return rings
}

function readCount(cursor: Cursor, little: boolean): number {
  const count = cursor.view.getUint32(cursor.at, little)
  cursor.at += 4
  return count
}

function readPositions(cursor: Cursor, count: number, little: boolean): FlatLine {
  const line = new Float64Array(count * 2)
  for (let i = 0; i < line.length; i++) {
    line[i] = cursor.view.getFloat64(cursor.at, little)
    cursor.at += 8
  }
  return line
}
