import { expect, test } from 'vitest'
import type { FieldError } from '../../../contract/common.ts'
import type { PolicyDefinition } from '../../../contract/policy.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { TestStream } from '../../../testing/event-source.ts'
import { useLoop } from '../../../testing/loop-world.ts'

type Change = (definition: PolicyDefinition) => void

describeOnBothDatabases('The policy as an administrator sees it', (database) => {
  const loop = useLoop(database)
  const admin = () => loop().as('admin')
  const read = async () => {
    const answer = await admin().get('/api/v1/policy')
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }
  const changed = async (change: Change) => {
    const { current } = await read()
    const definition: PolicyDefinition = structuredClone(current.definition)
    change(definition)
    return { definition, basedOn: current.number as number }
  }
  const center = (definition: PolicyDefinition) => {
    const found = definition.calendars.find(({ key }) => key === 'center')
    if (found === undefined) throw new Error('no center')
    return found
  }

  test('the first revision says what the catalog brought, its open year marked as provisional', async () => {
    const { current, revisions, provisionalYears } = await read()
    expect(current).toMatchObject({ number: 1, by: null, job: null })
    expect(current.definition.budgets).toMatchObject({ file: 30, check: 60 })
    const [calendar] = current.definition.calendars
    expect(calendar).toMatchObject({ key: 'center', timezone: 'Asia/Shanghai', provisionalYears: [2027] })
    expect(calendar.versions).toHaveLength(1)
    expect(calendar.holidays).toContain('2026-10-01')
    expect(calendar.workdays).toContain('2026-10-10')
    expect(provisionalYears).toEqual([2027])
    expect(revisions.map(({ number }: { number: number }) => number)).toEqual([1])
  })

  test('the library offers a year to be taken over, and says where it is not arranged yet', async () => {
    const known = await admin().get('/api/v1/policy/holidays/2026')
    expect(known.json).toMatchObject({ year: 2026, published: true })
    expect(known.json.holidays).toContainEqual({
      date: '2026-10-01',
      name: '国庆节',
      nameEn: 'National Day',
    })
    expect(known.json.workdays.map(({ date }: { date: string }) => date)).toContain('2026-10-10')
    expect((await admin().get('/api/v1/policy/holidays/2027')).json).toMatchObject({ published: false })
    expect((await admin().get('/api/v1/policy/holidays/2050')).json.holidays).toEqual([])
    expect((await admin().get('/api/v1/policy/holidays/1066')).status).toBe(404)
  })

  test('a change is a new revision with who, when and why; the one before it is kept', async () => {
    const before = await read()
    const { definition, basedOn } = await changed((d) => {
      d.budgets.close = 45
      d.units = [{ code: 'WATER', commandDuty: true, calendar: null }]
    })
    const key = { 'idempotency-key': crypto.randomUUID() }
    const body = { definition, basedOn, reason: '结案时限放宽' }
    const made = await admin().post('/api/v1/policy/revisions', body, key)
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({ number: 2, reason: '结案时限放宽', by: { name: 'admin' } })
    expect((await admin().post('/api/v1/policy/revisions', body, key)).text).toBe(made.text)
    expect((await admin().get('/api/v1/policy/revisions/2')).json.definition).toEqual(definition)
    expect((await admin().get('/api/v1/policy/revisions/1')).json.definition).toEqual(
      before.current.definition,
    )
    expect((await admin().get('/api/v1/policy/revisions/3')).status).toBe(404)
    const late = await admin().post('/api/v1/policy/revisions', body)
    expect([late.status, late.json.code]).toEqual([409, 'stale-policy'])
    const units = await admin().get('/api/v1/units')
    expect(units.json.items.find(({ code }: { code: string }) => code === 'WATER').commandDuty).toBe(true)
    await expect(loop().db.none("update policy_revision set reason = 'other'")).rejects.toThrow(
      /never changed/,
    )
    const audit = await loop().db.any(
      "select action, reason from audit where object_kind = 'policy' and object_id = '2'",
    )
    expect(audit).toContainEqual({ action: 'policy-change', reason: '结案时限放宽' })
  })

  test('live screens of every scope are told once to load afresh', async () => {
    // What an earlier test changed has been told by then.
    await expect.poll(async () => (await read()).current.job?.state, { timeout: 10_000 }).not.toBe('running')
    const streams = ['dispatcher', 'unit-water', 'street-xihu'].map(
      (name) => new TestStream(loop().app.url, loop().as(name).token),
    )
    for (const stream of streams) await stream.connect()
    const { definition, basedOn } = await changed((d) => {
      d.budgets.file = 40
    })
    const made = await admin().post('/api/v1/policy/revisions', { definition, basedOn, reason: '立案' })
    expect(made.status, made.text).toBe(201)
    for (const stream of streams) {
      await stream.until(() => stream.of('reset').length > 0)
      await stream.cut()
      expect(stream.of('reset')).toHaveLength(1)
    }
  })

  test('two administrators at once: one of them is told to load again', async () => {
    const { definition, basedOn } = await changed((d) => {
      d.yellowShare = 0.25
    })
    const body = { definition, basedOn, reason: '同时' }
    const answers = await Promise.all([1, 2, 3].map(() => admin().post('/api/v1/policy/revisions', body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  test('nobody else reads or changes it', async () => {
    const { definition, basedOn } = await changed(() => undefined)
    for (const name of ['supervisor', 'dispatcher', 'leader', 'assessor', 'unit-water', 'inspector']) {
      const them = loop().as(name)
      expect((await them.get('/api/v1/policy')).status, name).toBe(403)
      expect((await them.get('/api/v1/policy/revisions/1')).status, name).toBe(403)
      expect((await them.get('/api/v1/policy/holidays/2026')).status, name).toBe(403)
      expect((await them.post('/api/v1/policy/preview', { definition })).status, name).toBe(403)
      const tried = await them.post('/api/v1/policy/revisions', { definition, basedOn, reason: 'x' })
      expect(tried.status, name).toBe(403)
    }
    expect((await fetch(`${loop().app.url}/api/v1/policy`)).status).toBe(401)
  })

  const wrong: readonly (readonly [string, string, string, Change])[] = [
    [
      'no hours at all',
      'calendars.0.versions.0',
      'no-working-time',
      (d) => {
        for (const season of center(d).versions[0]?.seasons ?? []) season.hours = []
      },
    ],
    [
      'rest on every day but some',
      'calendars.0.versions.0',
      'no-working-time',
      (d) => {
        const [version] = center(d).versions
        if (version !== undefined) version.restWeekdays = [0, 1, 2, 3, 4, 5, 6]
      },
    ],
    [
      'hours that overlap',
      'calendars.0.versions.0.seasons.0.hours.1',
      'hours-out-of-order',
      (d) => {
        const [season] = center(d).versions[0]?.seasons ?? []
        if (season !== undefined)
          season.hours = [
            ['08:00', '12:00'],
            ['11:00', '15:00'],
          ]
      },
    ],
    [
      'a time that is none',
      'calendars.0.versions.0.seasons.0.hours.0',
      'no-such-time',
      (d) => {
        const [season] = center(d).versions[0]?.seasons ?? []
        if (season !== undefined) season.hours = [['8:00', '25:00']]
      },
    ],
    [
      'a zone that is none',
      'calendars.0.timezone',
      'unknown-zone',
      (d) => {
        center(d).timezone = 'Asia/Atlantis'
      },
    ],
    [
      'a holiday on 30 February',
      'calendars.0.holidays.0',
      'no-such-date',
      (d) => {
        center(d).holidays = ['2026-02-30']
      },
    ],
    [
      'a season from a 13th month',
      'calendars.0.versions.0.seasons.0.from',
      'no-such-day',
      (d) => {
        const [season] = center(d).versions[0]?.seasons ?? []
        if (season !== undefined) season.from = '13-01'
      },
    ],
    [
      'two versions on one date',
      'calendars.0.versions.2.validFrom',
      'same-date',
      (d) => {
        const [version] = center(d).versions
        if (version !== undefined)
          center(d).versions.push(
            { ...version, validFrom: '2027-01-01' },
            { ...version, validFrom: '2027-01-01' },
          )
      },
    ],
    [
      'no version from ever',
      'calendars.0.versions',
      'no-first-version',
      (d) => {
        const [version] = center(d).versions
        if (version !== undefined) version.validFrom = '2026-01-01'
      },
    ],
    [
      'a center without a calendar',
      'calendars',
      'no-center',
      (d) => {
        center(d).key = 'elsewhere'
      },
    ],
    [
      'a unit that is none',
      'units.0.code',
      'unknown-unit',
      (d) => {
        d.units = [{ code: 'NOBODY', commandDuty: true, calendar: null }]
      },
    ],
    [
      'a calendar that is none',
      'units.0.calendar',
      'unknown-calendar',
      (d) => {
        d.units = [{ code: 'WATER', commandDuty: false, calendar: 'night' }]
      },
    ],
    [
      'a budget of nothing',
      'budgets.file',
      'not-positive',
      (d) => {
        d.budgets.file = 0
      },
    ],
    [
      'a share above all',
      'yellowShare',
      'not-a-share',
      (d) => {
        d.yellowShare = 1.2
      },
    ],
    [
      'a quota below nothing',
      'quotas.repeat',
      'not-a-share',
      (d) => {
        d.quotas.repeat = -0.1
      },
    ],
  ]
  test('what nobody could work by is refused at its field, and changes nothing', async () => {
    const count = 'select count(*)::integer as n from policy_revision'
    const before = await loop().db.one(count)
    for (const [what, field, code, change] of wrong) {
      const { definition, basedOn } = await changed(change)
      const tried = await admin().post('/api/v1/policy/revisions', { definition, basedOn, reason: what })
      expect(tried.status, `${what}: ${tried.text}`).toBe(422)
      const errors: FieldError[] = tried.json.errors
      expect(
        errors.map((e) => [e.field, e.code]),
        what,
      ).toContainEqual([`definition.${field}`, code])
      expect((await admin().post('/api/v1/policy/preview', { definition })).status, what).toBe(422)
    }
    expect(await loop().db.one(count)).toEqual(before)
    const { definition, basedOn } = await changed(() => undefined)
    const mute = await admin().post('/api/v1/policy/revisions', { definition, basedOn, reason: ' ' })
    expect(mute.status).toBe(400)
    const shapeless = await admin().post('/api/v1/policy/preview', {
      definition: { ...definition, budgets: {} },
    })
    expect(shapeless.status).toBe(400)
  })
})
