import { statSync } from 'node:fs'
import { fromFile, type GeoTIFFImage } from 'geotiff'
import type { GroundVertical } from '../../../server/contract/ground.ts'
import { gridCrs } from '../crs.ts'
import { type ProblemParts, SourceFileError } from '../source-file-error.ts'

/** Heights of a file as they lie in it: rows from north to south, NaN where it says that there is none. */
export interface Raster {
  readonly file: string
  readonly crs: string
  /** What it says that its heights are counted from; null: it does not, or by a code that we do not know. */
  readonly vertical: GroundVertical | null
  /** The code of EPSG that it says, known or not. */
  readonly verticalCode: number | null
  readonly isGeographic: boolean
  readonly columns: number
  readonly rows: number
  /** Where the middle of the first value lies, and the way to the next one; the second is negative. */
  readonly x0: number
  readonly y0: number
  readonly stepX: number
  readonly stepY: number
  readonly toWgs84: (x: number, y: number) => [number, number]
  readonly fromWgs84: (lon: number, lat: number) => [number, number]
  readonly values: Float32Array
}

/** What a GeoTIFF says of heights, by the code of EPSG. */
const verticals: Readonly<Record<number, GroundVertical>> = {
  5773: 'egm96',
  5171: 'egm96',
  3855: 'egm2008',
  5737: 'cn1985',
  5030: 'ellipsoid',
  4979: 'ellipsoid',
}
/** More values than this are not held in memory: 600 MB. */
const mostValues = 150_000_000
/** About so many values are read at a time. */
const stripeValues = 2_000_000
/** Lower or higher is no ground on Earth. */
const [lowestM, highestM] = [-500, 9000]

/** Reads a GeoTIFF of one band. Whatever is not as it must be is said in one line. */
export async function readRaster(
  file: string,
  { crs, onShare = () => undefined }: { crs?: string | undefined; onShare?: (share: number) => void } = {},
): Promise<Raster> {
  const wrong: Wrong = (problem, code, values = {}) =>
    new SourceFileError(file, problem, { parts: { code, values } })
  const image = await openImage(file)
  const [columns, rows] = [image.getWidth(), image.getHeight()]
  if (columns === 0 || rows === 0) throw wrong(NO_GEOTIFF, 'not-geotiff')
  if (columns < 2 || rows < 2) throw wrong('has fewer than 2 × 2 values', 'too-small')
  if (columns * rows > mostValues)
    throw wrong(
      `has ${(columns * rows).toLocaleString('en')} values, more than ${mostValues.toLocaleString('en')}: make it coarser or cut it`,
      'too-many-heights',
      { columns, rows, most: mostValues },
    )
  if (image.getSamplesPerPixel() !== 1)
    throw wrong('is a picture, no elevation model: it has more than one band', 'picture')
  const keys = image.getGeoKeys() ?? {}
  const name = crs ?? crsOf(keys)
  if (name === null) throw wrong('does not say its CRS; say it with --crs EPSG:…', 'no-crs')
  const known = gridCrs(name)
  if (known === null)
    throw wrong(
      `is in ${name}, which is not understood for heights; say another with --crs, or turn the file into WGS 84`,
      'unknown-crs',
      { crs: name },
    )
  const { x0, y0, stepX, stepY } = placing(image, wrong)
  const corners = [x0, x0 + (columns - 1) * stepX].flatMap((x) =>
    [y0, y0 + (rows - 1) * stepY].map((y) => [x, y] as const),
  )
  if (!corners.every(([x, y]) => isOnEarth(known, x, y, stepX)))
    throw wrong(`does not lie on the Earth, read in ${name}: is that its CRS?`, 'off-earth', { crs: name })
  if (!(await isWhole(image, statSync(file).size)))
    throw wrong('is cut off: some of its heights lie beyond its end', 'not-geotiff')
  const values = await readValues(image, { wrong, onShare, metresPerUnit: unitOf(keys) })
  const verticalCode = Number(keys.VerticalCSTypeGeoKey ?? 0)
  return {
    ...{
      file,
      crs: name,
      vertical: verticals[verticalCode] ?? null,
      // 32767 means "as described elsewhere".
      verticalCode: verticalCode > 0 && verticalCode !== 32767 ? verticalCode : null,
    },
    ...{ isGeographic: known.isGeographic, toWgs84: known.toWgs84, fromWgs84: known.fromWgs84 },
    ...{ columns, rows, x0, y0, stepX, stepY, values },
  }
}

const NO_GEOTIFF = 'is not a GeoTIFF, or is cut off'
type Wrong = (problem: string, code: string, values?: ProblemParts['values']) => Error

async function openImage(file: string): Promise<GeoTIFFImage> {
  try {
    return await (await fromFile(file)).getImage()
  } catch (error) {
    throw new SourceFileError(file, NO_GEOTIFF, { cause: error, parts: { code: 'not-geotiff' } })
  }
}

/** Whether the file goes on as far as it says that heights lie: what is not there would be read as zeros. */
async function isWhole(image: GeoTIFFImage, bytes: number): Promise<boolean> {
  const { fileDirectory, isTiled } = image
  const listed = async (tag: 'TileOffsets' | 'TileByteCounts' | 'StripOffsets' | 'StripByteCounts') =>
    fileDirectory.hasTag(tag) ? ((await fileDirectory.loadValue(tag)) as ArrayLike<number>) : []
  const offsets = await listed(isTiled ? 'TileOffsets' : 'StripOffsets')
  const counts = await listed(isTiled ? 'TileByteCounts' : 'StripByteCounts')
  return Array.from(offsets).every((offset, i) => Number(offset) + Number(counts[i] ?? 0) <= bytes)
}

type Keys = Partial<Record<string, unknown>>

/** 32767 means "as described elsewhere", which we do not read. */
function crsOf(keys: Keys): string | null {
  for (const key of ['ProjectedCSTypeGeoKey', 'GeographicTypeGeoKey']) {
    const code = Number(keys[key])
    if (code > 0 && code !== 32767) return `EPSG:${code}`
  }
  return null
}

/** Whether a place comes back from longitude and latitude as it was: beyond its zone a projection answers anything. */
function isOnEarth(
  { toWgs84, fromWgs84 }: Pick<Raster, 'toWgs84' | 'fromWgs84'>,
  x: number,
  y: number,
  step: number,
): boolean {
  const [lon, lat] = toWgs84(x, y)
  if (!(Math.abs(lon) <= 180 + 1e-9 && Math.abs(lat) <= 90 + 1e-9)) return false
  const [backX, backY] = fromWgs84(lon, lat)
  return Math.abs(backX - x) < step && Math.abs(backY - y) < step
}

/** Metres a unit of height: feet are the other unit in use. */
function unitOf(keys: Keys): number {
  const code = Number(keys.VerticalUnitsGeoKey ?? 9001)
  return code === 9002 ? 0.3048 : code === 9003 ? 1200 / 3937 : 1
}

function placing(image: GeoTIFFImage, wrong: Wrong) {
  const turned = image.fileDirectory.getValue('ModelTransformation') as ArrayLike<number> | undefined
  if (turned !== undefined && ((turned[1] ?? 0) !== 0 || (turned[4] ?? 0) !== 0))
    throw wrong('lies askew on the map; straighten it (gdalwarp) first', 'askew')
  try {
    const [originX = 0, originY = 0] = image.getOrigin()
    const [stepX = 0, stepY = 0] = image.getResolution()
    if (!(stepX > 0 && stepY < 0)) throw wrong('does not run from north-west to south-east', 'askew')
    // A value stands for its whole cell, or for the point at the corner: the file says which.
    const half = image.pixelIsArea() ? 0.5 : 0
    return { x0: originX + half * stepX, y0: originY + half * stepY, stepX, stepY }
  } catch (error) {
    if (error instanceof SourceFileError) throw error
    throw wrong('does not say where it lies', 'no-place')
  }
}

async function readValues(
  image: GeoTIFFImage,
  {
    wrong,
    onShare,
    metresPerUnit,
  }: { wrong: Wrong; onShare: (share: number) => void; metresPerUnit: number },
): Promise<Float32Array> {
  // Some writers pad the text with more zeros or blanks than the reader takes away.
  const said = image.fileDirectory.getValue('GDAL_NODATA') as string | undefined
  const noData = said === undefined ? null : Number(said.replaceAll('\0', ''))
  const [columns, rows] = [image.getWidth(), image.getHeight()]
  const values = new Float32Array(columns * rows)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for await (const { from, found } of stripesOf(image, wrong)) {
    for (let i = 0; i < found.length; i++) {
      const value = found[i] as number
      // Files that forget to say so use the least value of their type for "none".
      const isNone = value === noData || !Number.isFinite(value) || value <= -32767 || value > 1e30
      values[from * columns + i] = isNone ? Number.NaN : value * metresPerUnit
      if (isNone) continue
      low = Math.min(low, value * metresPerUnit)
      high = Math.max(high, value * metresPerUnit)
    }
    onShare((from + found.length / columns) / rows)
  }
  if (low > high) throw wrong('holds no height at all: every value is missing', 'no-heights')
  if (low < lowestM || high > highestM)
    throw wrong(
      `has heights from ${low} to ${high} m, which is no ground on Earth: is it in metres?`,
      'no-ground',
      {
        low: Math.round(low),
        high: Math.round(high),
      },
    )
  return values
}

/** The values some rows at a time: whole tiles of the file, so that none is unpacked twice. */
async function* stripesOf(
  image: GeoTIFFImage,
  wrong: Wrong,
): AsyncGenerator<{ from: number; found: ArrayLike<number> }> {
  const [columns, rows, tall] = [image.getWidth(), image.getHeight(), Math.max(1, image.getTileHeight())]
  const step = tall * Math.max(1, Math.ceil(stripeValues / (columns * tall)))
  for (let from = 0; from < rows; from += step) {
    const window = [0, from, columns, Math.min(rows, from + step)]
    let found: ArrayLike<number>
    try {
      ;[found] = (await image.readRasters({ samples: [0], window })) as unknown as [ArrayLike<number>]
    } catch (error) {
      throw wrong(
        `could not be read to its end: ${(error as Error).message || 'its heights are damaged'}`,
        'not-geotiff',
      )
    }
    yield { from, found }
  }
}
