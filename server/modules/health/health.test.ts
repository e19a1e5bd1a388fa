import { expect, test } from 'vitest'
import { systemHealth } from '../../contract/health.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { TestStream } from '../../testing/event-source.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { concernsOf } from './health-read.ts'

describeOnBothDatabases('The health of the system', (database) => {
  const loop = useLoop(database)
  const read = async () => {
    const answer = await loop().as('admin').get('/api/v1/admin/health')
    expect(answer.status, answer.text).toBe(200)
    return systemHealth.parse(answer.json)
  }

  test('is told to administrators alone, in figures that are of no person', async () => {
    for (const who of ['supervisor', 'leader', 'unit-water'])
      expect([who, (await loop().as(who).get('/api/v1/admin/health')).status]).toEqual([who, 403])
    const found = await read()
    expect(found).toMatchObject({
      database: { kind: database().config.databaseUrl === undefined ? 'embedded' : 'server' },
      migrations: { pending: 0, latest: expect.stringMatching(/^\d{12}_/) },
      lastImport: null,
      waiting: { imports: 0 },
      tiles: [],
    })
    expect(found.database.bytes).toBeGreaterThan(1_000_000)
    expect(found.disk.totalBytes).toBeGreaterThan(found.disk.freeBytes)
    expect(found.jobs.map(({ name }) => name)).toContain('escalate')
    expect(JSON.stringify(found)).not.toMatch(/dispatcher|admin/)
  })

  test('knows who listens, that nothing waits to be told, and what import came last', async () => {
    const streams = [0, 1].map(() => new TestStream(loop().app.url, loop().as('dispatcher').token))
    for (const one of streams) await one.connect()
    await loop().report()
    const [first] = streams
    await first?.until(() => first.of('case').length > 0)
    const found = await read()
    expect(found.live).toEqual({ connections: 2, people: 1 })
    await expect.poll(async () => (await read()).outbox).toEqual({ waiting: 0, oldestSeconds: 0 })
    for (const one of streams) await one.cut()
    await loop().db.none(
      `insert into import_job (id, kind, options, file_name, file_bytes, sha256, requested_by, requested_at, finished_at, host, state, rejected)
       select gen_random_uuid(), 'osm', '{}', '张三.osm', 1, '', id, now(), now(), 'h', 'failed', 7 from app_user limit 1`,
    )
    const after = await read()
    expect(after.lastImport).toMatchObject({ kind: 'osm', state: 'failed', rejected: 7 })
    expect(after.concerns).toContain('import-failed')
    expect(JSON.stringify(after)).not.toContain('张三')
  })

  test('what wants a look is named, the gravest first', async () => {
    const { concerns: _, ...well } = await read()
    const gb = 1024 ** 3
    const good = { ...well, disk: { freeBytes: 50 * gb, totalBytes: 100 * gb }, lastImport: null }
    expect(concernsOf(good)).toEqual([])
    const failing = {
      name: 'tiles',
      everySeconds: 60,
      state: 'failing' as const,
      lastRunAt: null,
      failures: 2,
    }
    expect(
      concernsOf({
        ...good,
        migrations: { ...good.migrations, pending: 1 },
        outbox: { waiting: 9, oldestSeconds: 31 },
        disk: { freeBytes: 3 * gb, totalBytes: 100 * gb },
        jobs: [failing],
        tiles: [{ layer: 'pipes', builtAt: null }],
      }),
    ).toEqual(['migrations-pending', 'disk-low', 'outbox-behind', 'jobs-failing', 'tiles-missing'])
  })
})
