import { type Command, InvalidArgumentError, Option } from 'commander'
import { GROUND_VERTICALS, type GroundVertical } from '../server/contract/ground.ts'
import type { Db } from '../server/db/connect.ts'
import { type GroundOptions, type GroundReport, importGround } from './load/import-ground.ts'
import { dropGround } from './load/load-ground.ts'
import { checkFile } from './sources/check-file.ts'

interface DemOptions {
  crs?: string
  vertical?: GroundVertical
  undulation?: number
  geoid?: string
  step?: number
  remove?: true
}

/** `npm run import -- dem FILE…`: the ground under the city. */
export function addGroundImport(
  importing: Command,
  withDatabase: (work: (db: Db) => Promise<void>) => Promise<void>,
): void {
  importing
    .command('dem')
    .description('Takes elevation models (GeoTIFF) as the ground, in place of the ground before.')
    .argument('[files...]', 'GeoTIFF; of files that overlap the first counts')
    .option('--crs <name>', 'CGCS2000, EPSG:… or +proj=…, in place of what the files say')
    .addOption(
      new Option(
        '--vertical <datum>',
        'what heights are counted from, in place of what the files say',
      ).choices(GROUND_VERTICALS),
    )
    .option(
      '--undulation <metres>',
      'one height of the geoid above the ellipsoid for all; else EGM96',
      parseMetres,
    )
    .option('--geoid <file>', 'a GeoTIFF of the heights of the geoid above the ellipsoid')
    .option('--step <metres>', 'a coarser or finer net than that of the files', parseMetres)
    .option('--remove', 'takes the ground away')
    .action((files: string[], { remove, undulation, geoid, step, ...options }: DemOptions) => {
      if (remove)
        return withDatabase(async (db) =>
          console.log(
            (await dropGround(db)) ? 'The city has no ground of its own any more.' : 'There was no ground.',
          ),
        )
      if (files.length === 0) throw new InvalidArgumentError('Name one GeoTIFF or more.')
      for (const file of files) checkFile(file)
      if (geoid !== undefined) checkFile(geoid)
      if (step !== undefined && step <= 0) throw new InvalidArgumentError('The step must be more than 0 m.')
      const given: GroundOptions = { ...options, undulationM: undulation, geoidFile: geoid, stepM: step }
      return withDatabase(async (db) => say(await importGround(db, files, given)))
    })
}

function parseMetres(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('It must be a number of metres.')
  return value
}

const geoids = { egm96: 'EGM96', number: 'the number given', file: 'the file given' }

function say(report: GroundReport): void {
  const metres = (value: number, digits = 1) => `${value.toFixed(digits)} m`
  console.log(
    `${report.columns.toLocaleString('en')} × ${report.rows.toLocaleString('en')} heights ${metres(report.stepM, report.stepM < 10 ? 2 : 0)} apart (${report.crs}${report.isResampled ? ', laid anew in degrees' : ''}), from ${metres(report.lowestM)} to ${metres(report.highestM)} above the geoid.`,
  )
  const because = {
    option: 'as said',
    file: 'as the file says',
    assumed: 'assumed, for the file does not say: else use --vertical',
  }
  console.log(`Heights are counted from ${report.vertical} (${because[report.verticalBy]}).`)
  const [least, most] = report.undulationM
  console.log(
    `The geoid lies ${metres(least)} to ${metres(most)} above the ellipsoid, by ${geoids[report.geoidBy]}.`,
  )
  if (report.missingShare > 0)
    console.log(
      `${(report.missingShare * 100).toFixed(2)} % of the heights are missing and were filled from around.`,
    )
  if (report.coveredShare !== null && report.coveredShare < 0.9995)
    console.log(
      `It covers ${(report.coveredShare * 100).toFixed(1)} % of the district; beyond it the ground goes on level from its border.`,
    )
  console.log('Terrain, buildings and components are built on it anew, within minutes.')
}
