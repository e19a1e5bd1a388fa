import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../server/platform/log.ts'
import { addUsers, loopUsers, startTestApp, type TestApp } from '../../server/testing/app.ts'
import { addTown, cellCenter } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { simulate } from './simulator.ts'

describeOnBothDatabases('The simulator', (database) => {
  let app: TestApp
  const ending = new AbortController()
  let running: Promise<void>
  let mine: { id: string; version: number }
  beforeAll(async () => {
    await addTown(database())
    await loadCatalog(database().db)
    await addUsers(database(), loopUsers)
    app = await startTestApp(database())
    const report = {
      source: 'inspector',
      kind: 'event',
      classCode: '06010',
      location: cellCenter(0, 0),
      description: '别人的',
    }
    const made = await (await app.client('inspector')).post('/api/v1/cases', report)
    expect(made.status, made.text).toBe(201)
    mine = made.json
    running = simulate({
      ...{ baseUrl: app.url, password: 'demo', dataDir: database().config.dataDir },
      log: createLog({ logLevel: 'error' }),
      signal: ending.signal,
      speed: 400,
    })
  }, 60_000)
  afterAll(async () => {
    ending.abort()
    await running
    await app.stop()
  })
  const count = async (what: string) =>
    (await database().db.one<{ n: number }>(`select count(*)::int as n from ${what}`)).n
  const until = async (what: string, least: number) => {
    const end = Date.now() + 25_000
    while ((await count(what)) < least && Date.now() < end) await sleep(100)
    expect([what, (await count(what)) >= least]).toEqual([what, true])
  }

  test('walks its inspectors and takes its own cases from report to close', async () => {
    await until('inspector_position', 4)
    await until(`case_record where status = 'closed'`, 2)
    const closed = `case_event e join case_record c on c.id = e.case_id where c.status = 'closed' and e.action`
    for (const action of ['accept', 'file', 'dispatch', 'complete', 'send-check', 'check-pass', 'close'])
      expect([action, (await count(`${closed} = '${action}'`)) >= 2]).toEqual([action, true])
  }, 60_000)

  test('leaves alone what others reported', async () => {
    const seen = await (await app.client('supervisor')).get(`/api/v1/cases/${mine.id}`)
    expect(seen.json).toMatchObject({ status: 'reported', version: mine.version })
  })
})
