import { basename } from 'node:path'
import type { GroundVertical } from '../../server/contract/ground.ts'
import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { boxOf, type Lattice } from '../model/lattice.ts'
import { type GeoidChoice, geoidOver } from '../sources/dem/geoid.ts'
import { layGround } from '../sources/dem/lay-ground.ts'
import { type Raster, readRaster } from '../sources/dem/read-raster.ts'
import { SourceFileError } from '../sources/source-file-error.ts'
import { loadGround } from './load-ground.ts'

export interface GroundOptions {
  crs?: string | undefined
  /** What the ground is remembered by; else the names of the files. */
  source?: string
  /** Where neither this nor the files say it, heights are taken to be above the geoid. */
  vertical?: GroundVertical | undefined
  /** Nothing is taken to be so: the files say what they count heights from, or are refused. */
  mustSayVertical?: boolean
  /** One undulation for the district, or a file of them; else EGM96. */
  undulationM?: number | undefined
  geoidFile?: string | undefined
  stepM?: number | undefined
  /** How much of the way is gone, from 0 to 1; throws to call it off. From 1 on it is written, whole or not at all. */
  onShare?: (share: number) => void
}

/** What came in, and what was assumed. */
export interface GroundReport {
  version: string
  columns: number
  rows: number
  stepM: number
  lowestM: number
  highestM: number
  missingShare: number
  /** How much of the district it lies under; null where there is no district yet. */
  coveredShare: number | null
  isResampled: boolean
  crs: string
  vertical: GroundVertical
  verticalBy: 'option' | 'file' | 'assumed'
  geoidBy: GeoidChoice['by']
  undulationM: [least: number, most: number]
}

/** Takes elevation models in as the ground of the city. */
export async function importGround(
  db: Db,
  files: readonly string[],
  options: GroundOptions,
): Promise<GroundReport> {
  const rasters: Raster[] = []
  for (const [n, file] of files.entries()) {
    const onShare = (share: number) => options.onShare?.((READ_SHARE * (n + share)) / files.length)
    rasters.push(await readRaster(file, { crs: options.crs, onShare }))
  }
  const fromFile = verticalOf(rasters, options)
  const vertical = options.vertical ?? fromFile ?? 'egm96'
  const laid = layGround(rasters, options.stepM)
  options.onShare?.(LAID_SHARE)
  const coveredShare = await judgePlace(db, laid.lattice, files[0] ?? '')
  const choice = await geoidChoice(options)
  const geoid = geoidOver(laid.lattice, choice)
  const source = options.source ?? files.map((file) => basename(file)).join(', ')
  options.onShare?.(1)
  const loaded = await loadGround(db, laid, { source, vertical, geoid })
  return {
    ...loaded,
    coveredShare,
    columns: laid.lattice.columns,
    rows: laid.lattice.rows,
    stepM: laid.lattice.stepLat * 111_320,
    missingShare: laid.missingShare,
    isResampled: laid.isResampled,
    crs: [...new Set(rasters.map(({ crs }) => crs))].join(', '),
    vertical,
    verticalBy: options.vertical !== undefined ? 'option' : fromFile === undefined ? 'assumed' : 'file',
    geoidBy: choice.by,
    undulationM: [Math.min(...geoid.values), Math.max(...geoid.values)],
  }
}

const readsShare = sql(import.meta.url, 'sql/covered-share.sql')
const liesElsewhere = sql(import.meta.url, 'sql/lies-elsewhere.sql')
/** Of the whole way, reading is so much, and after laying the heights so much is gone. */
const [READ_SHARE, LAID_SHARE] = [0.7, 0.95]

/** What the files count heights from, where they say it and agree. */
function verticalOf(
  rasters: readonly Raster[],
  { vertical, mustSayVertical = false }: GroundOptions,
): GroundVertical | undefined {
  const said = new Set(rasters.flatMap((raster) => raster.vertical ?? []))
  const [fromFile] = said
  if (vertical !== undefined) return fromFile
  if (said.size > 1)
    throw new Error(
      `The files count heights from different levels (${[...said].join(', ')}): import them apart, or say one with --vertical.`,
    )
  if (fromFile !== undefined || !mustSayVertical) return fromFile
  const [raster] = rasters
  const code = raster?.verticalCode ?? null
  if (code === null)
    throw new SourceFileError(raster?.file ?? '', 'does not say what its heights are counted from', {
      parts: { code: 'no-vertical' },
    })
  throw new SourceFileError(
    raster?.file ?? '',
    `counts its heights from EPSG:${code}, which is not understood; say one that is`,
    { parts: { code: 'unknown-vertical', values: { epsg: code } } },
  )
}

/** Refuses a ground that lies nowhere under the district; answers how much of that it covers. */
async function judgePlace(db: Db, lattice: Lattice, file: string): Promise<number | null> {
  const [west, south, east, north] = boxOf(lattice)
  const box = { west, south, east, north }
  const { elsewhere } = await db.one<{ elsewhere: string | null }>(liesElsewhere, box)
  if (elsewhere === null) return (await db.one<{ share: number | null }>(readsShare, box)).share
  const place = [west, south, east, north].map((degrees) => degrees.toFixed(3)).join(', ')
  throw new SourceFileError(
    file,
    `lies at ${place}, outside ${elsewhere}, the district in this database. Nothing was changed.`,
    { parts: { code: 'elsewhere', values: { place, district: elsewhere } } },
  )
}

async function geoidChoice({ undulationM, geoidFile }: GroundOptions): Promise<GeoidChoice> {
  if (undulationM !== undefined) return { by: 'number', metres: undulationM }
  if (geoidFile !== undefined) return { by: 'file', file: await readRaster(geoidFile) }
  return { by: 'egm96' }
}
