import { existsSync, readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { geotiffForTest } from '../../../geodata/sources/dem/geotiff-for-test.ts'
import { LAYERS } from '../../../geodata/sources/geojson/layers.ts'
import { GEOJSON_LAYERS, type ImportJob } from '../../contract/import-job.ts'
import { call } from '../../testing/app.ts'
import { caseLine } from '../../testing/case-import.ts'
import { cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { hostOf, rejectPath, uploadFolder } from './import-files.ts'
import { claimJob } from './import-repo.ts'
import { importRunner } from './import-runner.ts'
import { type ImportWork, runImport } from './run-import.ts'

const imports = '/api/v1/admin/imports'
const idle = { start: () => undefined, states: () => [], stop: async () => undefined }
const rejectsNowhere = () => ({ write: () => undefined, close: () => undefined })

function square(column: number, row: number, properties: object = {}) {
  const { lon, lat } = cellCenter(column, row)
  const d = 0.0001
  const ring = [
    [lon - d, lat - d],
    [lon + d, lat - d],
    [lon + d, lat + d],
    [lon - d, lat + d],
    [lon - d, lat - d],
  ]
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
}
const point = (id: string) => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: { type: 'Point', coordinates: [103.8, 36.05] },
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

describeOnBothDatabases('Imports from a browser', (database) => {
  const loop = useLoop(database, { jobs: idle })
  const boss = () => loop().as('admin')
  const dataDir = () => loop().app.deps.config.dataDir
  const start = (
    options: object | string,
    content: string | Buffer,
    { name = 'houses.geojson', key = '', by = 'admin' } = {},
  ) => {
    const form = new FormData()
    form.append('options', typeof options === 'string' ? options : JSON.stringify(options))
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
    return call(loop().app.url + imports, 'POST', form, {
      authorization: `Bearer ${loop().as(by).token}`,
      ...(key === '' ? {} : { 'idempotency-key': key }),
    })
  }
  const runner = () => {
    const { config, clock, log } = loop().app.deps
    return importRunner({ db: loop().db, config, clock, log })
  }
  const never = new AbortController().signal
  const show = async (id: string): Promise<ImportJob> => (await boss().get(`${imports}/${id}`)).json
  const buildings = { kind: 'geojson', layer: 'buildings', grids: false, maxRejects: 50 }

  test('a file becomes a job that a worker does; the refused are listed, paged and downloadable', async () => {
    const file = collection(square(0, 0, { height: 12 }), point('p-1'), point('p-2'), square(2, 1))
    const made = await start(buildings, file, { name: '楼栋.geojson', key: 'one' })
    expect(made).toMatchObject({
      status: 201,
      json: { state: 'queued', fileName: '楼栋.geojson', by: { name: 'admin' } },
    })
    expect((await start(buildings, file, { name: '楼栋.geojson', key: 'one' })).json.id).toBe(made.json.id)
    await runner().run(never)
    const done = await show(made.json.id)
    expect(done.problem).toBeNull()
    expect(done).toMatchObject({ state: 'done', counts: { building: 2 }, rejected: 2 })
    const page = await boss().get(`${imports}/${done.id}/rejects?limit=1`)
    expect(page.json.items).toMatchObject([{ id: 'p-1', reason: expect.stringContaining('Polygon') }])
    const next = await boss().get(`${imports}/${done.id}/rejects?limit=1&cursor=${page.json.nextCursor}`)
    expect(next.json).toMatchObject({
      items: [{ id: 'p-2' }],
      nextCursor: null,
    })
    const csv = await boss().get(`${imports}/${done.id}/rejects.csv`)
    expect(csv.text.trim().split('\r\n')).toHaveLength(3)
    // Neither upload is left, that of the repeated request included, once the server looks again.
    await runner().run(never)
    expect(readdirSync(uploadFolder(dataDir()))).toEqual([])
    const [line] = await loop().db.any(`select actor_id, detail from audit where action = 'import-started'`)
    expect(line).toMatchObject({
      actorId: boss().userId,
      detail: { layer: 'buildings', fileName: '楼栋.geojson' },
    })
  })

  test('a file that is mostly wrong, or lies elsewhere, changes nothing and says why', async () => {
    const count = async () => (await loop().db.one('select count(*)::int as n from building')).n
    const before = await count()
    const wrong = await start({ ...buildings, maxRejects: 10 }, collection(point('p-3'), square(1, 1)))
    await runner().run(never)
    expect(await show(wrong.json.id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('1 of 2 records (50 %) were refused'),
    })
    const crs = await start({ ...buildings, crs: 'NOWHERE' }, collection(square(0, 0)))
    await runner().run(never)
    expect((await show(crs.json.id)).problem).toBe('The CRS NOWHERE is not understood.')
    const none = await start(buildings, 'no json at all')
    await runner().run(never)
    const { problem } = await show(none.json.id)
    expect(problem).not.toContain(dataDir())
    expect(await count()).toBe(before)
  })

  test('an elevation model becomes the ground, what it lacks is said, and another that is none changes nothing', async () => {
    const { lon, lat } = cellCenter(0, 0)
    const tiff = geotiffForTest({
      ...{ columns: 60, rows: 60, origin: [lon - 0.01, lat + 0.01], step: [0.0005, 0.0005], epsg: 4490 },
      ...{ isPoint: true, noData: -9999, vertical: 5737 },
      heightAt: (i, j) => (i > 20 && i < 26 && j < 6 ? -9999 : 1520 + j),
    })
    expect((await start({ kind: 'dem', vertical: 'file' }, tiff, { by: 'dispatcher' })).status).toBe(403)
    expect((await start({ kind: 'dem', vertical: 'tide gauge' }, tiff)).status).toBe(400)
    const made = await start({ kind: 'dem', vertical: 'file' }, tiff, { name: '高程.tif' })
    await runner().run(never)
    const done = await show(made.json.id)
    expect([done.problem, done.state]).toEqual([null, 'done'])
    expect(done.counts).toMatchObject({ heights: 3600, missing: 30, lowestM: 1520, highestM: 1579 })
    const { json } = await boss().get(`${imports}/${done.id}/rejects`)
    expect(json.items[0]).toMatchObject({
      repaired: true,
      reason: '0.83 % of the heights are missing and were filled from around.',
    })
    const ground = () => loop().db.one('select source, vertical, version from ground')
    const before = await ground()
    expect(before).toMatchObject({ source: '高程.tif', vertical: 'cn1985' })
    const wrong = await start({ kind: 'dem', vertical: 'egm96' }, 'no picture at all', { name: 'x.tif' })
    await runner().run(never)
    expect(await show(wrong.json.id)).toMatchObject({
      state: 'failed',
      problemParts: { code: 'not-geotiff' },
    })
    expect(await ground()).toEqual(before)
    const [line] = await loop().db.any(
      `select detail from audit where action = 'import-started' and object_id = $1`,
      [done.id],
    )
    expect(line.detail).toMatchObject({ kind: 'dem', fileName: '高程.tif' })
  })

  test('cases come in the same way', async () => {
    const toUnit = '10-14 09:00 report / 10-14 09:10 file / 10-14 09:20 dispatch WATER'
    const file = [caseLine('OLD-1', toUnit), caseLine('OLD-2', '10-14 09:00 close')].join('\n')
    const made = await start({ kind: 'cases', maxRejects: 50 }, file, { name: 'old.ndjson' })
    await runner().run(never)
    expect(await show(made.json.id)).toMatchObject({
      state: 'done',
      counts: { cases: 1, known: 0 },
      rejected: 1,
    })
    const { json } = await boss().get(`${imports}/${made.json.id}/rejects`)
    expect(json.items).toMatchObject([{ line: 2, id: 'OLD-2' }])
    const mapped = await start({ kind: 'cases-csv', mapping: '{"columns": {}}' }, 'a,b\n1,2\n', {
      name: 'x.csv',
    })
    await runner().run(never)
    expect((await show(mapped.json.id)).problem).toContain('columns.number')
  })

  test('it is called off while it waits or reads, not once it writes', async () => {
    const cancel = (id: string) => boss().post(`${imports}/${id}/cancel`, {})
    const waiting = (await start(buildings, collection(square(0, 0)))).json
    expect((await cancel(waiting.id)).json).toMatchObject({ state: 'cancelled' })
    expect(await cancel(waiting.id)).toMatchObject({ status: 409, json: { code: 'too-late' } })
    const host = hostOf(dataDir())
    for (const step of ['reading', 'writing'] as const) {
      const { id } = (await start(buildings, collection(square(0, 0)))).json
      expect(await claimJob(loop().db, { runner: 'test 0', host, now: new Date() })).toBe(id)
      let begun: () => void = () => undefined
      const isBegun = new Promise<void>((done) => {
        begun = done
      })
      const take = async (_db: unknown, _config: unknown, work: ImportWork) => {
        const until = Date.now() + 2500
        while (Date.now() < until) {
          work.onProgress({ step, share: 0.5, objects: 7, rejected: 0 })
          await new Promise((resume) => setTimeout(resume, 20))
          if ((await show(id)).objects === 7) begun()
        }
        return { building: 7 }
      }
      const running = runImport(loop().db, loop().app.deps.config, { take, openRejects: rejectsNowhere }, id)
      await isBegun
      expect((await cancel(id)).status).toBe(step === 'reading' ? 200 : 409)
      expect(await running).toBe(true)
      expect(await show(id)).toMatchObject({ state: step === 'reading' ? 'cancelled' : 'done', objects: 7 })
    }
  })

  test('what a stopped server left half done is said to have been interrupted', async () => {
    const { id } = (await start(buildings, collection(square(0, 0)))).json
    await claimJob(loop().db, {
      runner: 'earlier-run 999999',
      host: hostOf(dataDir()),
      now: loop().app.deps.clock.now(),
    })
    await runner().run(never)
    expect(await show(id)).toMatchObject({ state: 'interrupted', problem: 'server-stopped', step: 'reading' })
    expect(existsSync(rejectPath(dataDir(), id))).toBe(false)
    expect((await boss().get(`${imports}/${id}/rejects`)).json).toEqual({ items: [], nextCursor: null })
  })

  test('the history is paged; who may not, asks wrongly or sends too much is refused', async () => {
    const first = (await boss().get(`${imports}?limit=2`)).json
    const second = (await boss().get(`${imports}?limit=500&cursor=${encodeURIComponent(first.nextCursor)}`))
      .json
    const ids = [...first.items, ...second.items].map(({ id }: ImportJob) => id)
    expect(new Set(ids).size).toBe(12)
    expect((await start(buildings, '{}', { by: 'supervisor' })).status).toBe(403)
    expect(await start({ ...buildings, layer: 'clouds' }, '{}')).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'layer' }] },
    })
    expect((await start('{', '{}')).status).toBe(400)
    expect((await boss().post(imports, {})).status).toBe(415)
    expect((await boss().get(`${imports}/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
    expect((await boss().get(`${imports}?cursor=x`)).status).toBe(400)
    expect(await announce(3 * 1024 ** 3)).toBe(413)
    expect(readdirSync(uploadFolder(dataDir())).length).toBeLessThanOrEqual(1)
  })

  /** Says how much will come, and sends none of it. */
  const announce = (bytes: number) =>
    new Promise<number | undefined>((done, fail) => {
      const headers = {
        authorization: `Bearer ${boss().token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(bytes),
      }
      const sent = httpRequest(loop().app.url + imports, { method: 'POST', headers }, (answer) => {
        done(answer.statusCode)
        sent.destroy()
      })
      sent.once('error', fail)
      sent.flushHeaders()
    })
})

test('The layers on offer are those that can be read', () => {
  expect([...GEOJSON_LAYERS].sort()).toEqual(Object.keys(LAYERS).sort())
})
