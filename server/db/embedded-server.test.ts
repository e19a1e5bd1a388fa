import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedServer, serveEmbedded } from './embedded-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-turns-'))
const idleMs = 400
let pglite: PGlite
let server: EmbeddedServer

beforeAll(async () => {
  pglite = await PGlite.create()
  server = await serveEmbedded(pglite, join(folder, '.s.PGSQL.5432'), idleMs)
})
afterAll(async () => {
  await server.stop()
  await pglite.close()
  rmSync(folder, { recursive: true, force: true })
})

async function connectClient(): Promise<pg.Client> {
  const client = new pg.Client({ host: folder, port: 5432, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  return client
}

describe('Clients of the embedded session', () => {
  test('never mix the parts of their statements', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, connectClient))
    const asked = clients.map(async (client, i) => {
      for (let j = 0; j < 25; j++) {
        const { rows } = await client.query(`select $1::int + ${i} as sum`, [j])
        expect(rows).toEqual([{ sum: i + j }])
      }
    })
    await Promise.all(asked)
    await Promise.all(clients.map((client) => client.end()))
  })

  test('wait while another has a transaction open, each in turn', async () => {
    const [first, second] = await Promise.all([connectClient(), connectClient()])
    const order: string[] = []
    await first.query('begin')
    const waited = second.query('select 1').then(() => order.push('second'))
    await first.query('select 1')
    order.push('first')
    await first.query('commit')
    await waited
    expect(order).toEqual(['first', 'second'])
    await Promise.all([first.end(), second.end()])
  })

  test('undo the transaction of one that disappears', async () => {
    const [lost, other] = await Promise.all([connectClient(), connectClient()])
    await other.query('create table lost_work (id integer)')
    await lost.query('begin')
    await lost.query('insert into lost_work values (1)')
    const stream = (lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream
    stream.destroy()
    expect((await other.query('select count(*)::int as n from lost_work')).rows[0].n).toBe(0)
    await other.end()
  })

  test('lose a transaction that they forget, so that the others go on', async () => {
    const [idle, other] = await Promise.all([connectClient(), connectClient()])
    await idle.query('begin')
    const asked = Date.now()
    await other.query('select 1')
    expect(Date.now() - asked).toBeGreaterThanOrEqual(idleMs - 50)
    await expect(idle.query('select 1')).rejects.toThrow()
    await other.end()
  })

  test('get an error of their own statement, and the next one works', async () => {
    const client = await connectClient()
    await expect(client.query('select nonsense')).rejects.toThrow(/nonsense/)
    await expect(client.query('select $1::int', ['x'])).rejects.toThrow(/integer/)
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
  })

  test('may send a statement of many megabytes', async () => {
    const client = await connectClient()
    const text = 'x'.repeat(5_000_000)
    expect((await client.query(`select length('${text}') as n`)).rows[0].n).toBe(5_000_000)
    await client.end()
  })
})
