import express, { Router } from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../contract/endpoint.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDeps } from '../start.ts'
import { call } from '../testing/app.ts'
import { describeOnBothDatabases } from '../testing/database.ts'
import { answerErrors } from './answer-errors.ts'
import { conflict, notFound, wrongField } from './problem.ts'
import { writeRoute } from './route.ts'
import { authenticate, type SessionActor } from './session.ts'

const scope = { kind: 'district' as const, area: null, unit: null, org: 'CENTER', orgName: 'Center' }
const people: SessionActor[] = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
].map((id) => ({ id, username: id, name: id, roles: ['intake'], scope }))
const tokenOf = (person: number) => `${'x'.repeat(30)}${person}`

const addDrop = endpoint({
  method: 'post',
  path: '/drops/{bucket}',
  tag: 'test',
  summary: 'Adds a drop to a bucket',
  params: z.object({ bucket: z.string().regex(/^[a-z-]+$/) }),
  body: z.object({ litres: z.number(), notes: z.array(z.record(z.string(), z.string())).optional() }),
  answer: z.object({ drop: z.string(), litres: z.number() }),
  status: 201,
  idempotency: 'required',
})

describeOnBothDatabases('A route with an effect', (database) => {
  let url: string
  let close: () => void
  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: database().config.dataDir })
    const deps = createDeps(config, database(), { clock: systemClock })
    const router = Router()
    writeRoute(router, deps, addDrop, {
      load: async ({ params }) => {
        if (params.bucket === 'hidden') throw notFound('The bucket')
      },
      handle: async ({ params, body }, t) => {
        const drop = crypto.randomUUID()
        await t.none(`insert into setting values ($1, to_jsonb($2::text))`, [`drop ${drop}`, params.bucket])
        if (params.bucket === 'full') throw conflict('full', 'The bucket is full.')
        if (body.litres < 0) throw wrongField('litres', 'negative', 'A drop has at least 0 litres.')
        return { drop, litres: body.litres }
      },
    })
    const app = express()
    const findLogin = async (hash: Buffer) => people.find((_, i) => hashes[i]?.equals(hash)) ?? null
    const { hashSecret } = await import('./session.ts')
    const hashes = people.map((_, i) => hashSecret(tokenOf(i)))
    app.use(
      authenticate(findLogin, () => false),
      router,
      answerErrors(deps.log),
    )
    const server = app.listen(0, '127.0.0.1')
    await new Promise((resume) => server.once('listening', resume))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    close = () => server.close()
  })
  afterAll(() => close())

  const drop = (bucket: string, body: unknown, key: string | undefined, person = 0) =>
    call(`${url}/drops/${bucket}`, 'POST', body, {
      authorization: `Bearer ${tokenOf(person)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    })
  const dropsIn = async (bucket: string) =>
    (await database().db.one(`select count(*) as n from setting where value = to_jsonb($1::text)`, [bucket]))
      .n

  test('happens once for a key, and the same answer comes again', async () => {
    const first = await drop('red', { litres: 1 }, 'key-1')
    const again = await drop('red', { litres: 1 }, 'key-1')
    expect(first.status).toBe(201)
    expect([again.status, again.text, again.type]).toEqual([first.status, first.text, first.type])
    expect(await dropsIn('red')).toBe(1)
  })

  test('refuses another body under the same key; another user or path has keys of its own', async () => {
    await drop('blue', { litres: 1 }, 'key-2')
    expect((await drop('blue', { litres: 2 }, 'key-2')).status).toBe(409)
    expect((await drop('blue', { litres: 2 }, 'key-2', 1)).status).toBe(201)
    expect((await drop('green', { litres: 2 }, 'key-2')).status).toBe(201)
    expect(await dropsIn('blue')).toBe(2)
  })

  test('happens once when the same request arrives many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => drop('rush', { litres: 1 }, 'key-3')))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1)
    expect(await dropsIn('rush')).toBe(1)
  })

  test('leaves nothing behind when it is refused, and is refused the same way again', async () => {
    for (const [bucket, litres, status] of [
      ['full', 1, 409],
      ['low', -1, 422],
    ] as const) {
      const first = await drop(bucket, { litres }, 'key-4')
      const again = await drop(bucket, { litres }, 'key-4')
      expect(first).toMatchObject({ status, type: expect.stringContaining('problem+json') })
      expect([again.status, again.text, again.type]).toEqual([first.status, first.text, first.type])
      expect(await dropsIn(bucket)).toBe(0)
    }
  })

  test('judges 401, then 404, then 400', async () => {
    const stranger = await call(`${url}/drops/hidden`, 'POST', 'nonsense')
    expect(stranger.status).toBe(401)
    expect((await drop('hidden', { litres: 'many' }, undefined)).status).toBe(404)
    expect((await drop('NO ID', { litres: 1 }, 'key-5')).status).toBe(404)
    expect((await drop('red', { litres: 'many' }, undefined)).status).toBe(400)
    expect((await drop('red', { litres: 1 }, undefined)).status).toBe(400)
    expect((await drop('red', { litres: 1 }, '')).status).toBe(400)
  })

  test.each([
    ['U+0000', 'a\0b'],
    ['half of a character', 'a\ud83d'],
  ])('refuses a text with %s by the name of its field: no database keeps it', async (_, text) => {
    const { status, json } = await drop('odd', { litres: 1, notes: [{ by: 'me' }, { by: text }] }, 'key-6')
    expect([status, json.errors]).toEqual([
      400,
      [{ field: 'notes.1.by', code: 'unfit-text', detail: expect.any(String) }],
    ])
    expect((await drop('odd', { litres: 1, notes: [{ [text]: '' }] }, 'key-7')).status).toBe(400)
    expect(await dropsIn('odd')).toBe(0)
    expect((await drop('fine', { litres: 1, notes: [{ by: '😀' }] }, 'key-8')).status).toBe(201)
  })
})
