import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runAssess, runAssessWith } from '../../testing/assess-command.ts'
import { CENTER_CALENDAR, history, ROUND_THE_CLOCK } from '../../testing/case-histories.ts'
import { sharedData } from '../../testing/shared-data.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-assess-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function write(content: string): string {
  files += 1
  const path = join(folder, `file-${files}`)
  writeFileSync(path, content)
  return path
}

const zones = ['UTC', 'Asia/Shanghai', 'America/St_Johns']
const vectors = sharedData('vectors')
const sets = [
  ['worked', 'config.generous.json', 'expected.generous.2026-10.json'],
  ['worked', 'config.strict.json', 'expected.strict.2026-10.json'],
  ['random', 'config.json', 'expected.2026-09.json'],
  ['random', 'config.json', 'expected.2026-10.json'],
  ['random', 'config.json', 'expected.2026-Q4.json'],
  ['random', 'config.json', 'expected.2026.json'],
] as const

interface Answer {
  period: string
  asOf: string
  units: Record<string, unknown>[]
  cases: Record<string, unknown>[]
}

const FRACTIONS = ['resolvedRate', 'timelyRate', 'score']
/** Rates and scores to 1e-9, everything else to the letter and in its order. */
function expectSame(answer: Answer, expected: Answer): void {
  const exact = ({ units, ...rest }: Answer) => ({
    ...rest,
    units: units.map((unit) =>
      Object.fromEntries(Object.entries(unit).filter(([k]) => !FRACTIONS.includes(k))),
    ),
  })
  expect(exact(answer)).toStrictEqual(exact(expected))
  for (const [i, unit] of expected.units.entries()) {
    for (const name of FRACTIONS) {
      const [mine, theirs] = [answer.units[i]?.[name], unit[name]]
      if (typeof theirs === 'number' && typeof mine === 'number')
        expect(Math.abs(mine - theirs), `${unit.unit} ${name}`).toBeLessThanOrEqual(1e-9)
      else expect(mine, `${unit.unit} ${name}`).toBe(theirs)
    }
  }
}

describe.runIf(vectors !== undefined)('The vectors', () => {
  test.each(sets)('%s with %s give %s, whatever the zone of the process', async (set, config, answers) => {
    const of = (name: string) => join(vectors ?? '', set, name)
    const expected = JSON.parse(readFileSync(of(answers), 'utf8')) as Answer
    const { period, asOf } = expected
    for (const timezone of zones) {
      const run = { cases: of('cases.ndjson'), config: of(config), period, asOf, timezone }
      const { code, out, err } = await runAssess(run)
      expect([code, err]).toEqual([0, ''])
      expectSame(JSON.parse(out) as Answer, expected)
    }
  })
})

/** A line of a case file; events as in `history`. */
function line(number: string, text: string, over: Record<string, unknown> = {}): string {
  const events = history(text).map((e) => ({ ...e, at: new Date(e.at).toISOString() }))
  return JSON.stringify({
    ...{ number, kind: 'event', classCode: '06010', urgent: false, lon: 103.77, lat: 36.065 },
    ...{ limit: { unit: 'work-hours', value: 4 }, source: 'inspector', events, ...over },
  })
}

const units = {
  WATER: {},
  NIGHT: { commandDuty: false, calendar: ROUND_THE_CLOCK },
  STREET: { commandDuty: true },
}
const config = write(JSON.stringify({ calendar: CENTER_CALENDAR, units }))
const configWith = (over: object) => write(JSON.stringify({ calendar: CENTER_CALENDAR, units, ...over }))
const zeros = { verify: 0, file: 600, dispatch: 600, handle: 0, 'send-check': 600, check: 1200, close: 600 }
const hours = (value: number) => ({ urgent: true, limit: { unit: 'hours', value } })
const untilClosed = 'send-check / 14:30 check-pass / 14:40 close'

describe('A small case file', () => {
  const cases = write(
    [
      // 70 minutes before noon, 140 after it; due four hours after 10:20 of the clock.
      line(
        'A1',
        '10-14 10:00 report / 10:10 file / 10:20 dispatch WATER / 15:50 complete / 16:00 send-check / 16:20 check-pass / 16:30 close',
      ),
      // Half an hour of summer's last day, three of a make-up Sunday's morning, half an hour after its noon: exactly the limit.
      line(
        'A2',
        `09-30 16:40 report / 16:50 file / 17:00 dispatch WATER / 10-04 14:00 complete / 14:10 ${untilClosed}`,
      ),
      // Due two hours after 21:20 on the wall, in October's last hour: half an hour late.
      line(
        'A3',
        '10-31 21:00 report / 21:10 file / 21:20 dispatch POWER / 23:50 complete / 11-01 00:00 send-check / 00:20 check-pass / 00:30 close',
        hours(2),
      ),
      '',
      // Due at 00:20 of 1 November: not October's.
      line('A4', '10-31 22:00 report / 22:10 file / 22:20 dispatch WATER', hours(2)),
      // An hour more, of which a share of three in a hundred covers none: its verdict waits for the end of the file.
      line(
        'A6',
        `10-14 09:40 report / 09:50 file / 10:00 dispatch STREET / 10:30 approve-extension 60 /
         16:30 complete / 16:40 send-check / 10-15 08:40 check-pass / 08:50 close`,
      ),
      // Not past its deadline and not closed at the instant asked for.
      line('A5', '10-31 09:00 report / 09:10 file / 16:00 dispatch WATER'),
    ].join('\r\n'),
  )
  const none = { resolvedRate: null, timelyRate: null, score: null }
  const expected: Answer = {
    period: '2026-10',
    asOf: '2026-11-01T08:30:00+08:00',
    units: [
      { unit: 'NIGHT', assigned: 0, deducted: 0, due: 0, resolved: 0, timely: 0, ...none },
      {
        ...{ unit: 'POWER', assigned: 1, deducted: 0, due: 1, resolved: 1, timely: 0 },
        ...{ resolvedRate: 1, timelyRate: 0, score: 20 },
      },
      {
        ...{ unit: 'STREET', assigned: 1, deducted: 0, due: 1, resolved: 1, timely: 0 },
        ...{ resolvedRate: 1, timelyRate: 0, score: 20 },
      },
      {
        ...{ unit: 'WATER', assigned: 2, deducted: 0, due: 2, resolved: 2, timely: 2 },
        ...{ resolvedRate: 1, timelyRate: 1, score: 100 },
      },
    ],
    cases: [
      ['A1', 'WATER', 12_600, 14_400, '2026-10-14T16:20:00+08:00', {}] as const,
      ['A2', 'WATER', 14_400, 14_400, '2026-10-04T14:00:00+08:00', {}] as const,
      ['A3', 'POWER', 9000, 7200, '2026-10-31T23:20:00+08:00', {}] as const,
      // Ten minutes at the desk are charged, and thirty are granted for them.
      ['A6', 'STREET', 16_800, 16_200, '2026-10-14T16:20:00+08:00', { handle: 16_200, check: 1800 }] as const,
    ].map(([number, unit, chargedSeconds, limitSeconds, deadline, stages]) => ({
      ...{ number, unit, status: 'closed', chargedSeconds, limitSeconds, deadline },
      ...{ deducted: false, resolved: true, timely: unit === 'WATER' },
      blemishes: unit === 'STREET' ? ['extension'] : [],
      stageSeconds: { ...zeros, handle: chargedSeconds, ...stages },
    })),
  }

  test.each(zones)('gives the numbers worked out by hand, in a process in %s', async (timezone) => {
    const asOf = '2026-11-01T00:30:00Z'
    const { code, out, err } = await runAssess({ cases, config, period: '2026-10', asOf, timezone })
    expect([code, err]).toEqual([0, ''])
    expectSame(JSON.parse(out) as Answer, expected)
  })

  test('is read whatever its strings contain', async () => {
    const odd = line('A\u2028 1 井盖', '10-14 10:00 report / 10:10 file')
    const run = { cases: write(`\ufeff${odd}\n`), config, period: '2026', asOf: '2027-01-01T00:00:00Z' }
    const { code, err } = await runAssess(run)
    expect([code, err]).toEqual([0, ''])
  })
})

describe('Bad input ends with code 2, one line on standard error and nothing on standard output', () => {
  const good = line('A1', '10-14 10:00 report / 10:10 file')
  const calendar = (over: object) => configWith({ calendar: { ...CENTER_CALENDAR, ...over } })
  const withEvents = (events: unknown) => line('A2', '', { events })
  const at = '2026-10-14T10:00:00+08:00'

  test.each<[string, string, RegExp]>([
    ['not JSON', '{"number": "A2", ', /:2: case unknown, event none: not JSON$/],
    ['no object', '[]', /:2: case unknown, event none: /],
    ['a field missing', line('A2', '10-14 10:00 report', { source: undefined }), /:2: case A2, .*source/],
    ['a number over two lines', line('A\n2', '10-14 10:00 close'), /:2: case A 2, event 1 \(close\): /],
    ['an unknown action', withEvents([{ at, action: 'shout' }]), /:2: case A2, event 1 \(shout\): /],
    ['an action that history files have not', withEvents([{ at, action: 'merge' }]), /event 1 \(merge\): /],
    [
      'a day that is none',
      withEvents([{ at: '2026-02-30T10:00:00Z', action: 'report' }]),
      /event 1 \(report\)/,
    ],
    [
      'a time without offset',
      withEvents([{ at: '2026-10-14T10:00:00', action: 'report' }]),
      /event 1 \(repo/,
    ],
    ['no events', withEvents([]), /:2: case A2, event none: events/],
    [
      'an impossible step',
      line('A2', '10-14 10:00 report / 10:10 file / 10:20 complete'),
      /:2: case A2, event 3 \(complete\): complete is impossible from filed$/,
    ],
    [
      'an impossible step after the instant asked for',
      line('A2', '10-14 10:00 report / 12-30 10:10 close'),
      /:2: case A2, event 2 \(close\): /,
    ],
    [
      'an event out of order',
      line('A2', '10-14 10:00 report / 10:10 file / 10:09 dispatch WATER'),
      /:2: case A2, event 3 \(dispatch\): earlier than the event before it$/,
    ],
    [
      'a dispatch to nobody',
      line('A2', '10-14 10:00 report / 10:10 file / 10:20 dispatch'),
      /:2: case A2, event 3 \(dispatch\): unit: /,
    ],
    [
      'an extension of no length',
      line('A2', '10-14 10:00 report / 10:10 file / 10:20 dispatch WATER / 10:30 approve-extension 0'),
      /:2: case A2, event 4 \(approve-extension\): minutes: /,
    ],
    [
      'wall-clock hours without urgency',
      line('A2', '10-14 10:00 report', { limit: { unit: 'hours', value: 2 } }),
      /:2: case A2, event 1 \(report\): a limit in hours on a case that is not urgent$/,
    ],
    ['a number met before', good, /:2: case A1, event 1: the number was already met on line 1$/],
  ])('%s', async (_, second, says) => {
    const cases = write(`${good}\n${second}\n${line('A3', '10-14 10:00 report')}\n`)
    const run = { cases, config, period: '2026-10', asOf: '2026-11-01T00:00:00+08:00' }
    const { code, out, err } = await runAssess(run)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err.trimEnd()).toMatch(says)
    expect(err).toContain(cases)
  })

  const cases = write(good)
  const run = { cases, config, period: '2026-10', asOf: '2026-11-01T00:00:00+08:00' }
  test.each<[string, Partial<typeof run>, RegExp]>([
    ['an unknown period', { period: '2026-13' }, /--period .*2026-13/],
    ['an instant without offset', { asOf: '2026-11-01' }, /--as-of .*2026-11-01/],
    ['a case file that is absent', { cases: join(folder, 'absent') }, /absent/],
    ['a folder for a case file', { cases: folder }, /directory/],
    ['a config that is absent', { config: join(folder, 'absent') }, /absent/],
    ['a config that is not JSON', { config: write('{') }, /not JSON/],
    ['a config without a calendar', { config: configWith({ calendar: undefined }) }, /calendar/],
    ['a holiday that is no date', { config: calendar({ holidays: ['2026-02-30'] }) }, /2026-02-30/],
    ['an unknown zone', { config: calendar({ timezone: 'Asia/Nowhere' }) }, /Asia\/Nowhere/],
    [
      'a calendar that never works',
      {
        config: calendar({ seasons: [] }),
        cases: write(line('A1', '10-14 10:00 report / 10:10 file / 10:20 dispatch WATER')),
      },
      /never works/,
    ],
    [
      'a limit that ends after all years',
      {
        cases: write(
          line('A1', '10-14 10:00 report / 10:10 file / 10:20 dispatch WATER', {
            limit: { unit: 'work-days', value: 1e9 },
          }),
        ),
      },
      /:1: case A1, event 3: beyond the year 9999/,
    ],
    ['a share below nothing', { config: configWith({ quotas: { repeat: -1 } }) }, /quotas\.repeat/],
  ])('%s', async (_, wrong, says) => {
    const { code, out, err } = await runAssess({ ...run, ...wrong })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toMatch(says)
  })

  test('an option missing or unknown', async () => {
    for (const args of [[], ['--cases', cases], ['--colour', 'red']]) {
      const { code, out, err } = await runAssessWith(args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^[^\n]+\n$/)
    }
  })
})
