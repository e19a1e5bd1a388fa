import { afterEach, expect, test } from 'vitest'
import type { CaseDetail } from '../contract/case-shape.ts'
import type { Queryable } from '../db/connect.ts'
import { tx } from '../db/tx.ts'
import { cellCenter } from '../testing/city.ts'
import { describeOnBothDatabases } from '../testing/database.ts'
import { TestStream, type Told } from '../testing/event-source.ts'
import { useLoop, WAYS } from '../testing/loop-world.ts'
import { pruneOutbox, readHead, readOutbox } from './stream-outbox.ts'

describeOnBothDatabases('The stream', (database) => {
  const loop = useLoop(database)
  const open: TestStream[] = []
  afterEach(async () => {
    for (const stream of open.splice(0)) await stream.cut()
  })
  async function listen(who: string): Promise<TestStream> {
    const stream = new TestStream(loop().app.url, loop().as(who).token)
    open.push(stream)
    await stream.connect()
    return stream
  }
  const stepsOf = (stream: TestStream, { id }: { id: string }) =>
    stream
      .of('case')
      .filter(({ data }) => data.case.id === id)
      .map(({ data }: Told) => `${data.version} ${data.action}`)
  const wholeLoop = [
    'report',
    'accept',
    'file',
    'dispatch',
    'complete',
    'send-check',
    'check-pass',
    'close',
  ].map((action, i) => `${i + 1} ${action}`)

  test('Each step is told once, in order, soon, with the case as it then is', async () => {
    const stream = await listen('dispatcher')
    const tookMs: number[] = []
    let made = await loop().report()
    for (let i = 0; i < 3; i++) {
      const started = Date.now()
      made = await loop().report()
      await stream.until(() => stepsOf(stream, made).length === 1)
      tookMs.push(Date.now() - started)
    }
    // Not each: other tests work beside this one.
    expect(Math.min(...tookMs)).toBeLessThan(1000)
    await loop().walk(made, ...WAYS.closed)
    await stream.until(() => stepsOf(stream, made).length === 8)
    expect(stepsOf(stream, made)).toEqual(wholeLoop)
    expect(stream.of('case').at(-1)?.data.case).toMatchObject({
      number: made.number,
      status: 'closed',
      version: 8,
    })
  })

  test('After a cut it goes on where it was: three steps meanwhile come once each, in order', async () => {
    const stream = await listen('dispatcher')
    const made = await loop().report()
    await stream.until(() => stepsOf(stream, made).length === 1)
    await stream.cut()
    await loop().walk(made, ...WAYS.dispatched)
    await stream.connect()
    await stream.until(() => stepsOf(stream, made).length === 4)
    await loop().attempt({ id: made.id, version: 4 }, ['unit-water', 'sign'])
    await stream.until(() => stepsOf(stream, made).length === 5)
    expect(stepsOf(stream, made)).toEqual(['1 report', '2 accept', '3 file', '4 dispatch', '5 sign'])
  })

  test('Cut again and again while many work at once, it tells everything once', async () => {
    const stream = await listen('dispatcher')
    const working = Promise.all(
      Array.from({ length: 8 }, async () => loop().walk(await loop().report(), ...WAYS.closed)),
    )
    let isOver = false
    const cutting = (async () => {
      while (!isOver) {
        await new Promise((resume) => setTimeout(resume, 60))
        await stream.cut()
        await stream.connect()
      }
    })()
    const closed: CaseDetail[] = await working
    isOver = true
    await cutting
    await stream.until(() => closed.every((one) => stepsOf(stream, one).length >= 8))
    for (const one of closed) expect(stepsOf(stream, one)).toEqual(wholeLoop)
    expect(stream.of('reset')).toEqual([])
    const ids = stream.of('case').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  const write = (t: Queryable, note: string) =>
    t.none(`insert into outbox (topic, payload) values ('presence', jsonb_build_object('note', $1))`, [note])
  const pause = (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms))

  test('However many write at once, undo and write again: a reader gets each row once, in order', async () => {
    const { db } = loop()
    const { drawn } = await readHead(db)
    const seen: { position: number; note: unknown }[] = []
    const look = async () => {
      for (const { position, payload } of await readOutbox(db, seen.at(-1)?.position ?? drawn, 1000))
        seen.push({ position, note: payload.note })
    }
    const undone = new Error('undone')
    const writer = async (who: number) => {
      for (let turn = 0; turn < 12; turn++)
        await tx(db, async (t) => {
          await t
            .tx(async (inner) => {
              await write(inner, 'never')
              throw undone
            })
            .catch(() => undefined)
          await write(t, `${who}.${turn}.a`)
          await pause(Math.random() * 12)
          await write(t, `${who}.${turn}.b`)
          if (turn % 4 === 3) throw undone
        }).catch((error: unknown) => expect(error).toBe(undone))
    }
    let isOver = false
    const reading = (async () => {
      while (!isOver) await look()
    })()
    await Promise.all([1, 2, 3, 4].map(writer))
    isOver = true
    await reading
    await look()
    const kept = [1, 2, 3, 4].flatMap((who) =>
      Array.from({ length: 12 }, (_, turn) => turn)
        .filter((turn) => turn % 4 !== 3)
        .flatMap((turn) => [`${who}.${turn}.a`, `${who}.${turn}.b`]),
    )
    expect(seen.map(({ note }) => String(note)).toSorted()).toEqual(kept.toSorted())
    expect(seen.map(({ position }) => position)).toEqual(
      seen.map(({ position }) => position).toSorted((a, b) => a - b),
    )
  })

  test('Long work that tells screens nothing holds nobody up', async () => {
    const { db, capabilities } = database()
    // One session: whoever works holds up everybody, whatever he writes.
    if (!capabilities.parallelSessions) return
    const stream = await listen('dispatcher')
    const made = await db.tx(async (t) => {
      await t.none(`insert into setting (key, value) values ('long work', '1')`)
      const reported = await loop().report()
      await stream.until(() => stepsOf(stream, reported).length === 1, 60_000)
      return reported
    })
    expect(stepsOf(stream, made)).toEqual(['1 report'])
  })

  test('A step that commits late, behind later ones, is not skipped', async () => {
    const stream = await listen('dispatcher')
    const [slow, quick] = [await loop().report(), await loop().report()]
    await stream.until(() => stepsOf(stream, quick).length === 1)
    const late = tx(loop().db, async (t) => {
      await t.none(
        `insert into outbox (topic, case_id, payload, street_code, community_code)
         select 'case', case_id, jsonb_set(payload, '{action}', '"urge"'), street_code, community_code
           from outbox where case_id = $1`,
        [slow.id],
      )
      await new Promise((resume) => setTimeout(resume, 700))
    })
    await loop().walk(quick, ['intake', 'accept'])
    await late
    await stream.until(() => stepsOf(stream, slow).length === 2 && stepsOf(stream, quick).length === 2)
    expect(stepsOf(stream, slow)).toEqual(['1 report', '1 urge'])
    expect(stepsOf(stream, quick)).toEqual(['1 report', '2 accept'])
  })

  test('Everybody hears what lies in the own scope, and no one of a reporter', async () => {
    const [street, otherStreet] = [await listen('street-xihu'), await listen('street-xiuchuan')]
    const [unit, otherUnit, center] = [
      await listen('unit-water'),
      await listen('unit-urban'),
      await listen('leader'),
    ]
    const reporter = { name: '欧阳清风', phone: '13912345678' }
    const made = await loop().report({ source: 'hotline', reporter, location: cellCenter(1, 1) }, 'intake')
    await loop().walk(made, ...WAYS.closed)
    for (const stream of [street, unit, center])
      await stream.until(() => stepsOf(stream, made).at(-1) === '8 close')
    expect([stepsOf(street, made), stepsOf(center, made)]).toEqual([wholeLoop, wholeLoop])
    expect(stepsOf(unit, made)).toEqual(wholeLoop.slice(3))
    expect([...stepsOf(otherStreet, made), ...stepsOf(otherUnit, made)]).toEqual([])
    const all = JSON.stringify([street, unit, center].map(({ told }) => told))
    for (const secret of [...Object.values(reporter), '139****', loop().as('inspector').userId])
      expect(all).not.toContain(secret)
  })

  test('A right taken away between cut and resume is honoured: what is resumed is judged anew', async () => {
    const stream = await listen('street-xiuchuan')
    await stream.cut()
    const made = await loop().report({ location: cellCenter(5, 1) })
    await loop().db.none(`update organisation set area_code = null where code = 'SUBDISTRICT-XIUCHUAN'`)
    // A login is remembered for seconds.
    loop().setClock(1)
    await stream.connect()
    const seen = await listen('leader')
    await loop().walk(made, ['intake', 'accept'])
    await seen.until(() => stepsOf(seen, made).includes('2 accept'))
    await loop().db.none(
      `update organisation set area_code = '620103002' where code = 'SUBDISTRICT-XIUCHUAN'`,
    )
    expect(stepsOf(stream, made)).toEqual([])
  })

  test('Counters follow a step, each scope’s own, and agree with the counts that are asked for', async () => {
    const [center, unit] = [await listen('leader'), await listen('unit-water')]
    const sent = await loop().caseIn('dispatched')
    for (const [stream, who] of [
      [center, 'leader'],
      [unit, 'unit-water'],
    ] as const) {
      const { json } = await loop().as(who).get('/api/v1/cases/counts')
      await stream.until(() => stream.of('counters').at(-1)?.data.desks.handling === json.desks.handling)
      expect(stream.of('counters').at(-1)?.data).toEqual({
        ...json,
        desks: { ...json.desks, mine: expect.any(Number) },
      })
    }
    expect(stepsOf(unit, sent)).toEqual(['4 dispatch'])
  })

  test('A position that nobody gave, or that was thrown away, is answered with reset', async () => {
    const stream = await listen('dispatcher')
    const made = await loop().report()
    await stream.until(() => stepsOf(stream, made).length === 1)
    const old = stream.of('case')[0]?.id
    await stream.cut()
    for (const lastId of ['nonsense', '12.1', '999999999999']) {
      const other = new TestStream(loop().app.url, loop().as('dispatcher').token)
      open.push(other)
      await other.connect(lastId)
      expect(other.told.map(({ event }) => event).slice(0, 2)).toEqual(['reset', 'hello'])
    }
    const later = new Date(Date.now() + 8 * 86_400_000 + Math.abs(loop().setClock(0).getTime() - Date.now()))
    await pruneOutbox(loop().db, () => later).run(new AbortController().signal)
    expect((await loop().db.one('select count(*)::integer as n from outbox')).n).toBe(0)
    // The last one that was thrown away was heard: nothing is missing after it.
    await stream.connect()
    expect(stream.of('reset')).toEqual([])
    await stream.cut()
    const behind = new TestStream(loop().app.url, loop().as('dispatcher').token)
    open.push(behind)
    await behind.connect(String(Number(old) - 1))
    expect(behind.told[0]?.event).toBe('reset')
  })
})
