import { fromFile, type GeoTIFFImage } from 'geotiff'
import { gridCrs } from '../crs.ts'
import { SourceFileError } from '../source-file-error.ts'

/** Heights of a file as they lie in it: rows from north to south, NaN where it says that there is none. */
export interface Raster {
  readonly file: string
  readonly crs: string
  readonly vertical: string | null
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
const verticals: Readonly<Record<number, string>> = {
  5773: 'egm96',
  5171: 'egm96',
  3855: 'egm2008',
  5737: 'cn1985',
  5030: 'ellipsoid',
  4979: 'ellipsoid',
}
/** More values than this are not held in memory: 600 MB. */
const mostValues = 150_000_000
/** Lower or higher is no ground on Earth. */
const [lowestM, highestM] = [-500, 9000]

/** Reads a GeoTIFF of one band. Whatever is not as it must be is said in one line. */
export async function readRaster(file: string, { crs }: { crs?: string | undefined } = {}): Promise<Raster> {
  const wrong = (problem: string) => new SourceFileError(file, problem)
  const image = await openImage(file)
  const [columns, rows] = [image.getWidth(), image.getHeight()]
  if (columns === 0 || rows === 0) throw wrong('is not a GeoTIFF, or is cut off')
  if (columns < 2 || rows < 2) throw wrong('has fewer than 2 × 2 values')
  if (columns * rows > mostValues)
    throw wrong(
      `has ${(columns * rows).toLocaleString('en')} values, more than ${mostValues.toLocaleString('en')}: make it coarser or cut it`,
    )
  if (image.getSamplesPerPixel() !== 1)
    throw wrong('is a picture, no elevation model: it has more than one band')
  const keys = image.getGeoKeys() ?? {}
  const name = crs ?? crsOf(keys)
  if (name === null) throw wrong('does not say its CRS; say it with --crs EPSG:…')
  const known = gridCrs(name)
  if (known === null)
    throw wrong(
      `is in ${name}, which is not understood for heights; say another with --crs, or turn the file into WGS 84`,
    )
  const { x0, y0, stepX, stepY } = placing(image, wrong)
  const values = await readValues(image, wrong, unitOf(keys))
  return {
    ...{
      file,
      crs: name,
      vertical: verticals[Number(keys.VerticalCSTypeGeoKey)] ?? null,
    },
    ...{ isGeographic: known.isGeographic, toWgs84: known.toWgs84, fromWgs84: known.fromWgs84 },
    ...{ columns, rows, x0, y0, stepX, stepY, values },
  }
}

async function openImage(file: string): Promise<GeoTIFFImage> {
  try {
    return await (await fromFile(file)).getImage()
  } catch (error) {
    throw new SourceFileError(file, 'is not a GeoTIFF, or is cut off', { cause: error })
  }
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

/** Metres a unit of height: feet are the other unit in use. */
function unitOf(keys: Keys): number {
  const code = Number(keys.VerticalUnitsGeoKey ?? 9001)
  return code === 9002 ? 0.3048 : code === 9003 ? 1200 / 3937 : 1
}

function placing(image: GeoTIFFImage, wrong: (problem: string) => Error) {
  const turned = image.fileDirectory.getValue('ModelTransformation') as ArrayLike<number> | undefined
  if (turned !== undefined && ((turned[1] ?? 0) !== 0 || (turned[4] ?? 0) !== 0))
    throw wrong('lies askew on the map; straighten it (gdalwarp) first')
  try {
    const [originX = 0, originY = 0] = image.getOrigin()
    const [stepX = 0, stepY = 0] = image.getResolution()
    if (!(stepX > 0 && stepY < 0)) throw wrong('does not run from north-west to south-east')
    // A value stands for its whole cell, or for the point at the corner: the file says which.
    const half = image.pixelIsArea() ? 0.5 : 0
    return { x0: originX + half * stepX, y0: originY + half * stepY, stepX, stepY }
  } catch (error) {
    if (error instanceof SourceFileError) throw error
    throw wrong('does not say where it lies')
  }
}

async function readValues(
  image: GeoTIFFImage,
  wrong: (problem: string) => Error,
  metresPerUnit: number,
): Promise<Float32Array> {
  // Some writers pad the text with more zeros or blanks than the reader takes away.
  const said = image.fileDirectory.getValue('GDAL_NODATA') as string | undefined
  const noData = said === undefined ? null : Number(said.replaceAll('\0', ''))
  let found: ArrayLike<number>
  try {
    ;[found] = (await image.readRasters({ samples: [0] })) as unknown as [ArrayLike<number>]
  } catch (error) {
    throw wrong(`could not be read to its end: ${(error as Error).message}`)
  }
  const values = new Float32Array(found.length)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < found.length; i++) {
    const value = found[i] as number
    // Files that forget to say so use the least value of their type for "none".
    const isNone = value === noData || !Number.isFinite(value) || value <= -32767 || value > 1e30
    values[i] = isNone ? Number.NaN : value * metresPerUnit
    if (isNone) continue
    low = Math.min(low, value * metresPerUnit)
    high = Math.max(high, value * metresPerUnit)
  }
  if (low > high) throw wrong('holds no height at all: every value is missing')
  if (low < lowestM || high > highestM)
    throw wrong(`has heights from ${low} to ${high} m, which is no ground on Earth: is it in metres?`)
  return values
}
