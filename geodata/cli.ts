// The commands of npm run import that take geography into the city. See README.md beside.
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { connect } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { type Config, readConfig } from '../server/platform/config.ts'
import { componentClassCodes } from './catalog/class-codes.ts'
import { loadCatalog } from './catalog/load-catalog.ts'
import { buildAreasAndGrids, type GridReport } from './grids/build-areas-and-grids.ts'
import { addGroundImport } from './ground-command.ts'
import { type ImportReport, importCity, type ReadSource } from './load/import-city.ts'
import { ProgressLine } from './load/progress-line.ts'
import { RejectLog } from './load/reject-log.ts'
import { checkFile } from './sources/check-file.ts'
import { cityjsonCity } from './sources/cityjson/cityjson-city.ts'
import { geojsonCity, geojsonMapping } from './sources/geojson/geojson-city.ts'
import { LAYERS } from './sources/geojson/layers.ts'
import { osmCity } from './sources/osm/osm-city.ts'

interface CommonOptions extends DistrictNames {
  source?: string
  maxRejects: number
  withDemo?: boolean
  grids: boolean
}
interface DistrictNames {
  districtName: string
  districtNameEn: string
}

interface GeojsonCommandOptions extends CommonOptions {
  crs?: string
  map: Record<string, string>
  set: Record<string, string>
}

interface Job {
  file: string
  /** Default name of the dataset. */
  source: string
  read: ReadSource
}

/** `npm run import` with its commands; the caller may add others to `importing` and parses. */
export function importProgram(): { program: Command; importing: Command } {
  const program = new Command('npm run').description('Takes real geography into the city.')
  const importing = program.command('import').description('Imports a file, whole or not at all.')

  common(importing.command('osm').argument('<file>', 'an OpenStreetMap extract (.osm.pbf)')).action(
    (file: string, options: CommonOptions) =>
      run(options, { file, source: 'osm', read: (reading) => osmCity(file, reading) }),
  )

  const layers = Object.keys(LAYERS).join(', ')
  common(
    importing
      .command('geojson')
      .argument('<layer>', layers)
      .argument('<file>', 'GeoJSON, whole or one feature a line'),
  )
    .option('--crs <name>', 'GCJ-02, BD-09, CGCS2000, EPSG:… or +proj=…; else WGS 84')
    .option('--map <field=property>', 'takes a field from this property (may be repeated)', keepPair, {})
    .option('--set <field=value>', 'fills a field where a feature has none (may be repeated)', keepPair, {})
    .action((layer: string, file: string, { crs, map, set, ...options }: GeojsonCommandOptions) => {
      const source = `${basename(file, extname(file))}/${layer}`
      const reading = { crs, map, set, classCodes: componentClassCodes() }
      geojsonMapping(layer, { ...reading, source })
      return run(options, { file, source, read: (how) => geojsonCity(file, layer, { ...reading, ...how }) })
    })

  common(importing.command('cityjson').argument('<file>', 'CityJSON, whole or as a sequence'))
    .option('--crs <name>', 'in place of the one the file names')
    .action((file: string, { crs, ...options }: CommonOptions & { crs?: string }) =>
      run(options, {
        file,
        source: basename(file, extname(file)),
        read: (how) => cityjsonCity(file, { ...how, crs }),
      }),
    )

  addGroundImport(importing, (work) => withDatabase(readConfig(), work))

  districtNames(importing.command('grids').description('Divides what was imported with --no-grids.'))
    .option('--anew', 'also where an administrator drew cells by hand: those end')
    .action((options: DistrictNames & { anew?: true }) =>
      withDatabase(readConfig(), async (db) => {
        const started = performance.now()
        const { division } = readConfig()
        const districtName = { zh: options.districtName, en: options.districtNameEn }
        const anew = options.anew === true
        sayGrids(await buildAreasAndGrids(db, { division, districtName, anew }), performance.now() - started)
      }),
    )
  return { program, importing }
}

function keepPair(text: string, kept: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It must be FIELD=SOMETHING.')
  return { ...kept, [text.slice(0, at)]: text.slice(at + 1) }
}

function common(command: Command): Command {
  return districtNames(command)
    .option('--source <name>', 'name of the dataset; what was imported under it before is replaced')
    .option('--max-rejects <percent>', 'most refused records before nothing is taken', parsePercent, 20)
    .option('--no-grids', 'leaves the dividing for later (npm run import -- grids), when all layers are in')
    .option('--with-demo', "lay the demo's residents, units, users and history over the city")
}

function districtNames(command: Command): Command {
  return command
    .option('--district-name <name>', 'names the district where the file brings none', '示范区')
    .option('--district-name-en <name>', 'the same in English', 'District')
}

/** A percentage, `20` or `20 %`. */
export function parsePercent(text: string): number {
  const value = Number(text.replace(/\s*%$/, ''))
  if (text.trim() === '' || !(value >= 0 && value <= 100))
    throw new InvalidArgumentError('It must be a number from 0 to 100.')
  return value
}

async function run(options: CommonOptions, { file, read, ...job }: Job): Promise<void> {
  checkFile(file)
  const config = readConfig()
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const outcome = join(config.dataDir, 'imports', `${basename(file)}-${stamp}`)
  const rejects = new RejectLog(`${outcome}.rejects.jsonl`)
  const progress = new ProgressLine()
  try {
    const report = await withDatabase(config, (db) =>
      importCity(db, read, {
        source: options.source ?? job.source,
        division: config.division,
        districtName: { zh: options.districtName, en: options.districtNameEn },
        maxRejectShare: options.maxRejects / 100,
        withGrids: options.grids,
        withDemo: options.withDemo ?? false,
        onReject: (line) => rejects.write(line),
        onProgress: (now) => progress.show(now),
      }),
    )
    progress.end()
    mkdirSync(join(config.dataDir, 'imports'), { recursive: true })
    writeFileSync(`${outcome}.summary.json`, `${JSON.stringify(report, null, 2)}\n`)
    say(report)
    if (options.withDemo) console.log('The server lays the demo’s people and history over it.')
    rejects.close()
    console.log(`${number(report.rejected)} rejected${rejects.isEmpty ? '' : ` (${rejects.path})`}`)
  } catch (error) {
    progress.end()
    rejects.close()
    if (!rejects.isEmpty) console.error(`Rejected records: ${rejects.path}`)
    throw error
  }
}

async function withDatabase<T>(
  config: Config,
  work: (db: Awaited<ReturnType<typeof connect>>['db']) => Promise<T>,
): Promise<T> {
  const database = await connect(config)
  try {
    await migrate(database.db)
    await loadCatalog(database.db)
    return await work(database.db)
  } finally {
    await database.close()
  }
}

function say({ counts, records, grids, ...report }: ImportReport): void {
  console.log(
    `${number(records)} records, ${number(report.repaired)} repaired; read in ${seconds(report.readMs)}, written in ${seconds(report.writeMs)}.`,
  )
  if (grids !== null) sayGrids(grids, report.gridsMs)
  for (const [layer, count] of Object.entries(counts))
    console.log(`${number(count)} ${layerNames[layer as keyof typeof layerNames]}`)
}

const layerNames = {
  building: 'buildings',
  road: 'roads',
  land: 'land areas',
  waterway: 'waterways',
  component: 'components',
  camera: 'cameras',
  boundary: 'boundaries',
}

function sayGrids(grids: GridReport, ms: number): void {
  if (grids.cells === 0) {
    console.log('No unit grids: there are neither communities nor enough buildings or roads to derive them.')
    return
  }
  if (grids.kept)
    console.log(
      'Unit grids were drawn by hand: they stay as they are. `npm run import -- grids --anew` divides the city again and ends them.',
    )
  const { derived } = grids
  const made = derived.communities > 0 ? ` (derived, in ${derived.streets} streets)` : ''
  const share = Math.round((100 * grids.wellSized) / grids.cells)
  console.log(
    `${number(grids.cells)} unit grids in ${number(grids.communities)} communities${made}, mean ${number(Math.round(grids.meanM2))} m², ${share} % between 5,000 and 20,000 m²; ${number(grids.cutBuildings)} buildings are cut; ${number(grids.responsibilityGrids)} responsibility grids; divided in ${seconds(ms)}.`,
  )
}

const number = (value: number) => value.toLocaleString('en')
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
