// npm run bench:tiles: how fast layers are built from the demo city's rows, against a bare read of the same rows in the same run.
// `-- --write` puts the tables into docs/benchmarks.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { demoCity } from '../geodata/demo/city/demo-city.ts'
import { loadCity } from '../geodata/load/load-city.ts'
import type { CityObject } from '../geodata/model/city.ts'
import { connect, type Db } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { createLog } from '../server/platform/log.ts'
import { findPostgresBin, startCluster } from '../server/testing/postgres-cluster.ts'
import { provision } from '../server/testing/provision.ts'
import { createBasemap } from './basemap/basemap.ts'
import { viewKey, viewOf } from './basemap/view.ts'
import { buildLayer, MODEL_LAYERS, type ModelLayer, renewLayer } from './build/build-layer.ts'
import { type LayerStore, type Manifest, openLayerStore } from './build/layer-store.ts'
import { giveWay } from './build/progress.ts'
import { unpackGlb } from './testing/unpack-glb.ts'
import { toUnit } from './tree/mercator.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 7)

/** Every column that a tile shows, in one statement: no tiler that reads its rows can be faster. */
const bareReads: Record<ModelLayer, string> = {
  buildings: `select id, st_x(center) as lon, st_y(center) as lat, st_asbinary(footprint) as footprint, base_m, height_m,
                     height_estimated, floors, unit_grid_code as grid_code from building`,
  components: `select id, st_asbinary(geom) as geom, class_code, state, height_m from component where geometrytype(geom) = 'POINT'`,
  pipes: `select id, st_asbinary(geom) as geom, class_code, state, height_m, depth_m, diameter_mm
            from component where geometrytype(geom) = 'LINESTRING'`,
}

async function main(): Promise<void> {
  provision()
  const bin = findPostgresBin()
  const cluster = process.env.TEST_DATABASE_URL || bin === undefined ? undefined : await startCluster(bin)
  const tables: string[] = []
  try {
    const url = process.env.TEST_DATABASE_URL || cluster?.url
    if (url !== undefined) {
      // First, while the process is small: its memory is measured.
      tables.push(await measureLarge(await newDatabase(url)))
      if (process.env.BENCH_ONLY === 'large') return console.log(tables[0])
      tables.push(await measureAll('PostgreSQL', await newDatabase(url)))
    }
    tables.push(await measureAll('embedded', undefined))
  } finally {
    cluster?.stop()
  }
  const text = tables.join('\n\n')
  console.log(text)
  if (process.argv.includes('--write')) keep(text)
}

async function newDatabase(serverUrl: string): Promise<string> {
  const server = await connect({ databaseUrl: serverUrl, dataDir: '' })
  const name = `cityloop_bench_${Date.now()}`
  await server.db.none('create database $1:name', [name])
  await server.close()
  const made = new URL(serverUrl)
  made.pathname = `/${name}`
  return made.href
}

async function measureAll(title: string, databaseUrl: string | undefined): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const { db, close } = await connect({ dataDir, databaseUrl })
  try {
    await migrate(db)
    await loadCity(db, withoutOwners(), { source: 'demo' })
    const lines: string[] = []
    for (const layer of MODEL_LAYERS) lines.push(await measureLayer(db, layer, dataDir))
    return [
      `### ${title}`,
      '',
      '| layer | features | build ms | features/s | bare read ms | ratio | files | kB | largest kB |',
      '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
      ...lines,
      '',
      await measureBytes(dataDir),
      '',
      await measureBasemap(db, dataDir),
    ].join('\n')
  } finally {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Their organisations come with the catalog, which tiles do not need. */
function* withoutOwners(): Generator<CityObject> {
  for (const object of demoCity())
    yield object.layer === 'component' ? { ...object, ownerUnit: null } : object
}

async function measureLayer(db: Db, layer: ModelLayer, dataDir: string): Promise<string> {
  const store = openLayerStore(join(dataDir, 'tiles'))
  const times = { build: [] as number[], read: [] as number[] }
  let built = await buildLayer({ db, store, layer })
  // In turns, so that both meet the same machine.
  for (let i = 0; i < rounds; i++) {
    built = await buildLayer({ db, store, layer })
    times.build.push(built.tookMs)
    const from = performance.now()
    await db.any(bareReads[layer])
    times.read.push(performance.now() - from)
  }
  const sizes = await Promise.all(
    Object.keys(built.files).map(async (path) => (await store.read(built, path)).length),
  )
  const [build, read] = [median(times.build), median(times.read)]
  const kB = (bytes: number) => Math.round(bytes / 1000).toLocaleString('en')
  const cells = [
    layer,
    built.features.toLocaleString('en'),
    build.toFixed(0),
    Math.round(built.features / (build / 1000)).toLocaleString('en'),
    read.toFixed(0),
    (build / read).toFixed(1),
    sizes.length,
    kB(sizes.reduce((a, b) => a + b, 0)),
    kB(Math.max(...sizes)),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Angular blocks on a street grid of 40 m, a thousand in a row, each turned and sized by its number. */
const madeCity = `
  insert into building (source, source_id, footprint, center, height_m, height_estimated, floors)
  select 'bench', n, st_multi(shape), st_pointonsurface(shape), 6 + n * 7 % 90, false, 2 + n * 7 % 30
    from generate_series($1::int, $2::int) as n,
         lateral (select 103 + (n % 1000) * 0.00044 as lon, 35.9 + (n / 1000) * 0.00036 as lat, 6 + n % 9 as a, 4 + n % 5 as b) as at,
         lateral (select st_setsrid(st_translate(st_scale(st_rotate(st_geomfromtext(format(
           'POLYGON((-%1$s -%2$s,%1$s -%2$s,%1$s 0,0 0,0 %2$s,-%1$s %2$s,-%1$s -%2$s))', a, b)), n % 90 / 57.3),
           1 / 90000.0, 1 / 111000.0), lon, lat), 4326) as shape) as made`

/** A city of many buildings, whole and by one changed row: what it takes in time and memory, everything of it checked out of one process. */
async function measureLarge(databaseUrl: string): Promise<string> {
  const count = Number(process.env.BENCH_BUILDINGS ?? 100_000)
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const { db, close } = await connect({ dataDir, databaseUrl })
  try {
    await migrate(db)
    for (let from = 0; from < count; from += 20_000)
      await db.none(madeCity, [from, Math.min(count, from + 20_000) - 1])
    await db.none('analyze building')
    const store = openLayerStore(join(dataDir, 'tiles'))
    let peak = 0
    const watch = () => {
      peak = Math.max(peak, process.memoryUsage.rss())
      return giveWay()
    }
    const cpu = process.cpuUsage()
    const built = await buildLayer({ db, store, layer: 'buildings' }, watch)
    const cpuSeconds = secondsSince(cpu)
    const updates = await measureUpdates(db, store, built)
    const near = Object.keys(built.files).filter((path) => path.startsWith('near/'))
    let bytes = 0
    for (const path of near) bytes += (await store.read(updates.last, path).catch(() => Buffer.of())).length
    const cells = [
      count.toLocaleString('en'),
      (built.tookMs / 1000).toFixed(1),
      Math.round(count / (built.tookMs / 1000)).toLocaleString('en'),
      Math.round(count / cpuSeconds).toLocaleString('en'),
      Math.round(peak / 1e6),
      Object.keys(built.files).length.toLocaleString('en'),
      Math.round(bytes / count),
      updates.medianMs.toFixed(0),
      updates.slowestMs.toFixed(0),
    ]
    return [
      '### A made city, PostgreSQL',
      '',
      '| buildings | whole build s | features/s | features a CPU second | peak MB (RSS) | files | B a building at street level | one row changed: ms until served | slowest ms |',
      '|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
      `| ${cells.join(' | ')} |`,
    ].join('\n')
  } finally {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Each time another building changes its height; from its commit until the new files are the served ones. */
async function measureUpdates(db: Db, store: LayerStore, built: Manifest) {
  const times: number[] = []
  let last = built
  for (let i = 0; i < rounds; i++) {
    await db.none(
      `update building set height_m = height_m + 1 where id = (select min(id) + $1 from building)`,
      [i * 997],
    )
    const from = performance.now()
    const next = await renewLayer({ db, store, layer: 'buildings' }, last)
    times.push(performance.now() - from)
    if (next === null || next.how !== 'update')
      throw new Error('The changed row was not taken in by an update.')
    last = next
  }
  return { medianMs: median(times), slowestMs: Math.max(...times), last }
}

/** Bytes on the wire at street level, where each building is itself, against the same contents unpacked; both gzipped. */
async function measureBytes(dataDir: string): Promise<string> {
  const store = openLayerStore(join(dataDir, 'tiles'))
  const lines = [
    '| at street level | features | B a feature | without meshopt | ratio |',
    '|---|--:|--:|--:|--:|',
  ]
  for (const layer of MODEL_LAYERS) {
    const [manifest] = await store.published(layer)
    const near = Object.keys(manifest?.files ?? {}).filter((path) => /^(near|leaf)\//.test(path))
    let [packed, plain] = [0, 0]
    for (const path of manifest === undefined ? [] : near) {
      const gzipped = await store.read(manifest as Manifest, path)
      packed += gzipped.length
      plain += gzipSync(unpackGlb(gunzipSync(gzipped)).glb, { level: 6 }).length
    }
    const features = manifest?.features ?? 0
    const each = (bytes: number) => (bytes / features).toFixed(0)
    const cells = [
      layer,
      features.toLocaleString('en'),
      each(packed),
      each(plain),
      (packed / plain).toFixed(2),
    ]
    lines.push(`| ${cells.join(' | ')} |`)
  }
  return lines.join('\n')
}

/** Pictures of 16 tiles over the middle of the city, none drawn before. */
async function measureBasemap(db: Db, dataDir: string): Promise<string> {
  const map = createBasemap({ db, folder: join(dataDir, 'basemap'), log: createLog({ logLevel: 'error' }) })
  const lines = [
    '| base map | pictures of 16 tiles | ms a picture | slowest ms | kB a tile |',
    '|---|--:|--:|--:|--:|',
  ]
  // The first one starts the thread and reads the fonts.
  await map.tile({ ...tileAt(12, 103.765, 36.066), style: 'command' })
  for (const z of [13, 14, 15, 16, 17, 18]) {
    const drawn = new Set<string>()
    const times: number[] = []
    let bytes = 0
    for (let i = 0; i < 12; i++) {
      const style = i % 2 === 0 ? 'command' : 'light'
      const tile = { ...tileAt(z, 103.74 + 0.005 * i, 36.066), style } as const
      const picture = viewKey(viewOf(tile))
      if (drawn.has(picture)) continue
      drawn.add(picture)
      const from = performance.now()
      bytes += (await map.tile(tile)).picture.length
      times.push(performance.now() - from)
    }
    const cells = [
      `zoom ${z}`,
      times.length,
      median(times).toFixed(0),
      Math.max(...times).toFixed(0),
      (bytes / times.length / 1000).toFixed(0),
    ]
    lines.push(`| ${cells.join(' | ')} |`)
  }
  await map.stop()
  return lines.join('\n')
}

function tileAt(z: number, lon: number, lat: number) {
  const [ux, uy] = toUnit(lon, lat)
  return { z, x: Math.floor(ux * 2 ** z), y: Math.floor(uy * 2 ** z) }
}

/** Of all threads of this process, compression among them: on a machine that others use, too, what one core would do. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

function keep(text: string): void {
  const path = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
  const [begin, end] = ['<!-- bench:tiles -->', '<!-- /bench:tiles -->']
  const whole = readFileSync(path, 'utf8')
  const [before, after] = [whole.split(begin)[0], whole.split(end)[1]]
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin} … ${end}.`)
  writeFileSync(path, `${before}${begin}\n\n${text}\n\n${end}${after}`)
}

await main()
