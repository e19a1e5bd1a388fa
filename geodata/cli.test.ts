import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { connect } from '../server/db/connect.ts'
import { createPlace, databaseKinds, type TestPlace } from '../server/testing/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-cli-'))
const places: TestPlace[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs `npm run import -- …` as a program of its own. */
function runImport(args: string[], env: Record<string, string>): Promise<Ended> {
  const cli = fileURLToPath(new URL('../server/import.ts', import.meta.url))
  const inherited = { ...process.env }
  delete inherited.DATABASE_URL
  const child = spawn(process.execPath, [cli, 'import', ...args], { env: { ...inherited, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString()
  })
  return new Promise((done, fail) => {
    child.once('error', fail).once('close', (code) => done({ code, out, err }))
  })
}

async function newPlace(kind: TestPlace['kind']): Promise<{ place: TestPlace; env: Record<string, string> }> {
  const place = await createPlace(kind)
  places.push(place)
  const { databaseUrl, dataDir } = place.config
  return { place, env: { DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) } }
}

test('a file or an option that cannot be ends with one line and code 1, and opens no database', async () => {
  const dataDir = join(folder, 'never')
  const good = write('good.geojson', '{"type":"FeatureCollection","features":[]}')
  const refused: [args: string[], line: string][] = [
    [['osm', join(folder, 'absent.osm.pbf')], 'there is no such file'],
    [['osm', folder], 'is a folder'],
    [['cityjson', write('empty.city.json', '')], 'is empty'],
    [['geojson', 'moons', good], 'There is no layer moons: take buildings, roads'],
    [['geojson', 'green', good, '--crs', 'FOO'], 'The CRS FOO is not understood.'],
    [['geojson', 'green', good, '--set', 'colour=red'], 'There is no field colour'],
  ]
  for (const [args, line] of refused) {
    const { code, out, err } = await runImport(args, { DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(line)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  expect(existsSync(dataDir)).toBe(false)
})

test.each(databaseKinds)('an import says what went in and where the rejected are (%s)', async (kind) => {
  const { place, env } = await newPlace(kind)
  const square = (lon: number) => [
    [
      [lon, 36.06],
      [lon + 0.0003, 36.06],
      [lon + 0.0003, 36.0603],
      [lon, 36.06],
    ],
  ]
  const features = Array.from({ length: 30 }, (_, i) => ({
    type: 'Feature',
    id: i,
    properties: { height: i === 7 ? 'tall' : 12 },
    geometry: { type: 'Polygon', coordinates: square(103.7 + i * 0.0004) },
  }))
  const file = write('houses.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const { code, out, err } = await runImport(
    ['geojson', 'buildings', file, '--crs', 'GCJ-02', '--with-demo'],
    env,
  )
  expect(err).toContain('reading')
  expect(code).toBe(0)
  expect(out).toContain('\n29 buildings\n')
  const [, log = ''] = /\n1 rejected \((.*)\)\n$/.exec(out) ?? []
  expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual({
    id: '7',
    index: 7,
    layer: 'building',
    reason: 'height: it is not a number',
  })
  expect(readdirSync(join(place.config.dataDir, 'imports'))).toHaveLength(2)
  const { db, close } = await connect(place.config)
  try {
    expect(await db.one('select count(*)::int as n from building')).toEqual({ n: 29 })
    expect(await db.one(`select value from setting where key = 'demo-city'`)).toEqual({
      value: { state: 'wanted' },
    })
    // Shifted back by half a kilometre.
    const { lon } = await db.one<{ lon: number }>('select min(st_xmin(footprint)) as lon from building')
    expect(lon).toBeLessThan(103.699)
  } finally {
    await close()
  }
})
