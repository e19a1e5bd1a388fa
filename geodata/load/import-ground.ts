import { basename } from 'node:path'
import type { Db } from '../../server/db/connect.ts'
import { type GeoidChoice, geoidOver, type Vertical } from '../sources/dem/geoid.ts'
import { layGround } from '../sources/dem/lay-ground.ts'
import { readRaster } from '../sources/dem/read-raster.ts'
import { loadGround } from './load-ground.ts'

export interface GroundOptions {
  crs?: string | undefined
  /** Where neither this nor the files say it, heights are taken to be above the geoid. */
  vertical?: Vertical | undefined
  /** One undulation for the district, or a file of them; else EGM96. */
  undulationM?: number | undefined
  geoidFile?: string | undefined
  stepM?: number | undefined
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
  isResampled: boolean
  crs: string
  vertical: Vertical
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
  const rasters = []
  for (const file of files) rasters.push(await readRaster(file, { crs: options.crs }))
  const said = new Set(rasters.map((raster) => raster.vertical).filter((name) => name !== null))
  if (options.vertical === undefined && said.size > 1)
    throw new Error(
      `The files count heights from different levels (${[...said].join(', ')}): import them apart, or say one with --vertical.`,
    )
  const [fromFile] = said
  const vertical = options.vertical ?? (fromFile as Vertical | undefined) ?? 'egm96'
  const laid = layGround(rasters, options.stepM)
  const choice = await geoidChoice(options)
  const geoid = geoidOver(laid.lattice, choice)
  const source = files.map((file) => basename(file)).join(', ')
  const loaded = await loadGround(db, laid, { source, vertical, geoid })
  return {
    ...loaded,
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

async function geoidChoice({ undulationM, geoidFile }: GroundOptions): Promise<GeoidChoice> {
  if (undulationM !== undefined) return { by: 'number', metres: undulationM }
  if (geoidFile !== undefined) return { by: 'file', file: await readRaster(geoidFile) }
  return { by: 'egm96' }
}
