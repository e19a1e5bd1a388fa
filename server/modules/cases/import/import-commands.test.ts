import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../../../geodata/catalog/load-catalog.ts'
import { connect } from '../../../db/connect.ts'
import { caseLine, tempFiles } from '../../../testing/case-import.ts'
import { addTown } from '../../../testing/city.ts'
import { createPlace, databaseKinds, type TestPlace } from '../../../testing/database.ts'
import { startServerProcess } from '../../../testing/server-process.ts'

const write = tempFiles()
const program = fileURLToPath(new URL('../../../import.ts', import.meta.url))

/** Runs `npm run import -- …` as a program of its own. */
function runImport(args: string[], env: Record<string, string>) {
  const inherited = { ...process.env }
  delete inherited.DATABASE_URL
  const child = spawn(process.execPath, [program, 'import', ...args], { env: { ...inherited, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => (out += String(text)))
  child.stderr.on('data', (text) => (err += String(text)))
  return new Promise<{ code: number | null; out: string; err: string }>((done, fail) => {
    child.once('error', fail).once('close', (code) => done({ code, out, err }))
  })
}
const envOf = ({ config: { dataDir, databaseUrl } }: TestPlace) => ({
  DATA_DIR: dataDir,
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
})

async function layTown(place: TestPlace): Promise<void> {
  const database = await connect(place.config)
  await loadCatalog(database.db)
  await addTown(database)
  await database.close()
}

const toUnit = '10-14 09:00 report / 10-14 09:10 file / 10-14 09:20 dispatch WATER'
const lines = Array.from({ length: 9 }, (_, i) => caseLine(`OLD-${i}`, toUnit))

test.each(databaseKinds)(
  'the command says what came in, also beside a running server and once more (%s)',
  async (kind) => {
    const place = await createPlace(kind)
    try {
      await layTown(place)
      const server = await startServerProcess(place.config)
      try {
        const file = write('ten.ndjson', [...lines, caseLine('BAD', '10-14 09:00 close')].join('\n'))
        const first = await runImport(['cases', file], envOf(place))
        expect(first.err).toContain('writing')
        expect(first).toMatchObject({ code: 0 })
        const [, log = ''] = /^9 cases\n1 rejected \((.*)\)\n$/.exec(first.out) ?? []
        expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual({
          ...{ line: 10, id: 'BAD' },
          reason: expect.stringContaining('event 1 (close)'),
        })
        const again = await runImport(['cases', file], envOf(place))
        expect(again).toMatchObject({
          code: 0,
          out: expect.stringMatching(/^9 were here already\n0 cases\n1 /),
        })
        const strict = await runImport(['cases', file, '--max-rejects', '5'], envOf(place))
        expect(strict).toMatchObject({
          code: 1,
          out: '',
          err: expect.stringContaining('nothing was written'),
        })
      } finally {
        await server.stop()
      }
    } finally {
      await place.remove()
    }
  },
)

test('what cannot be ends with one line and code 1, and opens no database', async () => {
  const dataDir = write('never', '').concat('-made')
  const file = write('export.csv', 'Id\n1\n')
  const refused: [args: string[], line: string][] = [
    [['cases', `${file}.gone`], 'there is no such file'],
    [['cases-csv', file], '--map'],
    [['cases-csv', file, '--map', `${file}.gone`], 'there is no such file'],
    [['cases-csv', file, '--map', write('map.json', '{"columns":{}}')], 'map.json: columns.number'],
  ]
  for (const [args, line] of refused) {
    const { code, out, err } = await runImport(args, { DATA_DIR: dataDir })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(line)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  expect(existsSync(dataDir)).toBe(false)
})
