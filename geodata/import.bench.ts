// npm run bench:import -- FILE.osm.pbf: time and peak memory of an import, against a bare copy of the rows it made in the same database.
// `--write` puts the table into docs/benchmarks.md.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { connect, type Db } from '../server/db/connect.ts'
import { migrate } from '../server/db/migrate.ts'
import { findPostgresBin, startCluster } from '../server/testing/postgres-cluster.ts'
import { provision } from '../server/testing/provision.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const tables = ['building', 'component', 'camera', 'road', 'land_area', 'waterway'] as const

interface Figures {
  database: string
  seconds: number
  peakMb: number
  objects: number
  bareSeconds: number
  report: string
}

async function main(): Promise<void> {
  const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
  if (file === undefined) throw new Error('usage: npm run bench:import -- FILE.osm.pbf [--write]')
  provision()
  const bin = findPostgresBin()
  if (bin === undefined) throw new Error('PostgreSQL with PostGIS is needed for the comparison.')
  const cluster = await startCluster(bin)
  try {
    const server = await connect({ databaseUrl: cluster.url, dataDir: '' })
    await server.db.none('create database city')
    await server.close()
    const rows = [
      await measure(file, 'PostgreSQL', cluster.url.replace(/\/[^/]*$/, '/city')),
      await measure(file, 'embedded', undefined),
    ]
    const text = tableOf(file, rows)
    console.log(text)
    if (process.argv.includes('--write')) keep(text)
  } finally {
    cluster.stop()
  }
}

async function measure(file: string, name: string, databaseUrl: string | undefined): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-import-'))
  try {
    const config = { databaseUrl, dataDir }
    // Migrated before, so that the import alone is measured.
    const first = await connect(config)
    await migrate(first.db)
    await first.close()
    const { seconds, peakMb, report } = await runImport(file, dataDir, databaseUrl)
    const { db, close } = await connect(config)
    try {
      return { database: name, seconds, peakMb, report, ...(await bareCopy(db)) }
    } finally {
      await close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The command that a person runs, as its own process; its peak is the kernel's high-water mark. */
function runImport(file: string, dataDir: string, databaseUrl: string | undefined) {
  const [, ...entry] = scriptOf('import').split(' ')
  const started = performance.now()
  const child = spawn(process.execPath, [...entry, 'osm', file], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let peakKb = 0
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, highWaterKb(child.pid ?? 0))
  }, 20)
  return new Promise<{ seconds: number; peakMb: number; report: string }>((done, fail) => {
    child.once('error', fail).once('close', (code) => {
      clearInterval(watch)
      if (code !== 0) return fail(new Error(`The import ended with ${code}.`))
      const seconds = (performance.now() - started) / 1000
      done({ seconds, peakMb: peakKb / 1024, report: output.split('\n')[0] ?? '' })
    })
  })
}

const scriptOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts[name]

function highWaterKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** The same rows into tables with the same indexes: what the database alone needs for them. */
async function bareCopy(db: Db): Promise<{ objects: number; bareSeconds: number }> {
  let objects = 0
  let bareMs = 0
  for (const table of tables) {
    await db.none('create table $1:name (like $2:name including indexes)', [`bare_${table}`, table])
    const started = performance.now()
    const { rowCount } = await db.result('insert into $1:name select * from $2:name', [
      `bare_${table}`,
      table,
    ])
    bareMs += performance.now() - started
    objects += rowCount
  }
  return { objects, bareSeconds: bareMs / 1000 }
}

function tableOf(file: string, rows: readonly Figures[]): string {
  const lines = rows.map(
    ({ database, seconds, peakMb, objects, bareSeconds }) =>
      `| ${database} | ${objects.toLocaleString('en')} | ${seconds.toFixed(1)} | ${Math.round(objects / seconds)} | ${Math.round(peakMb)} | ${bareSeconds.toFixed(2)} | ${(seconds / bareSeconds).toFixed(1)} |`,
  )
  return [
    `\`npm run bench:import -- ${basename(file)}\`: the whole command from its start to its end, unit grids included. ${rows[0]?.report ?? ''}`,
    '',
    '| database | objects | s | objects/s | peak MB | bare copy s | ratio |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function keep(text: string): void {
  const path = join(root, 'docs', 'benchmarks.md')
  const page = readFileSync(path, 'utf8')
  const section = /## Import\n[\s\S]*?(?=\n## |$)/
  writeFileSync(path, page.replace(section, `## Import\n\n${text}\n`))
}

await main()
