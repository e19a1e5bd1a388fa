import { expect, test } from 'vitest'
import { CASE_STATUSES, type CaseStatus } from '../../server/contract/case.ts'
import type { CaseHistory } from '../../server/contract/case-history.ts'
import { TRANSITIONS } from '../../server/contract/case-rules.ts'
import { compileCalendar } from '../../server/engine/calendar.ts'
import { readCatalogFiles } from '../catalog/catalog-files.ts'
import { catalogRows } from '../catalog/catalog-rows.ts'
import { EDITION_2026 } from '../catalog/class-row.ts'
import { centerCalendars } from '../catalog/working-calendar.ts'
import { type DemoAttachment, makeHistories } from './history.ts'
import type { Choices, ClassChoice, Place } from './history-choices.ts'

const catalog = catalogRows(readCatalogFiles())
const streets = ['620103001', '620103002']
const places = Array.from({ length: 300 }, (_, i): Place => {
  const streetCode = streets[i % 2] ?? ''
  return { lon: 103.7 + i / 1e4, lat: 36.06, streetCode, address: null, componentId: i, ownerUnit: null }
})
const users = {
  intake: 'intake',
  supervisor: 'supervisor',
  dispatcher: 'dispatcher',
  inspectors: Array.from({ length: 40 }, (_, i) => `inspector${i}`),
}
const streetUnits = new Map(streets.map((code) => [code, `STREET-${code}`]))
const handlers = new Map(
  [...catalog.organisations.map(({ code }) => code), ...streetUnits.values()].map((code) => [
    code,
    `of ${code}`,
  ]),
)

function choiceOf({ kind, code, name }: (typeof catalog.classes)[number], i: number): ClassChoice {
  const is = (row: { edition: string; kind: string; classCode: string }) =>
    row.edition === EDITION_2026 && row.kind === kind && row.classCode === code
  return {
    ...{ kind, code, name },
    weight: 1 + (i % 9),
    places,
    units: catalog.classUnits.filter(is).map(({ unitCode }) => unitCode),
    conditions: catalog.conditions.filter(is).map((row) => ({
      ...{ id: row.id, text: row.text, isDefault: row.isDefault, urgent: row.urgent, special: row.special },
      limit: { unit: row.limitUnit, value: row.limitValue },
    })),
  }
}
const classes = catalog.classes.filter(({ edition }) => edition === EDITION_2026).map(choiceOf)
const choices: Choices = { classes, places, streetUnits, handlers, anyUnit: 'URBAN-MGMT', users }
const calendar = compileCalendar(
  centerCalendars(2025, 2027).map(({ validFrom, definition }) => ({ validFrom, calendar: definition })),
)
const picture = { sha256: 'a'.repeat(64), bytes: 1 }

function historiesAt(now: string): { all: CaseHistory[]; attachments: Map<string, DemoAttachment> } {
  const attachments = new Map<string, DemoAttachment>()
  const input = {
    choices,
    pictures: { before: [picture], after: [picture] },
    now: Date.parse(now),
    after: (at: number, seconds: number, urgent: boolean) =>
      urgent ? at + seconds * 1000 : calendar.add(at, seconds * 1000),
    casePrefix: 'QLH',
    onAttachment: (one: DemoAttachment) => void attachments.set(one.id, one),
  }
  return { all: [...makeHistories(input)], attachments }
}

/** Walks the loop's table; answers where the case stands, or throws at a step that it does not know. */
function statusOf({ number, events }: CaseHistory): CaseStatus {
  let status: CaseStatus | null = null
  for (const { action } of events) {
    const { from, to } = TRANSITIONS[action]
    const isLawful = status === null ? action === 'report' : from.includes(status)
    if (!isLawful) throw new Error(`${number}: ${action} from ${status}`)
    if (to !== 'stays' && to !== 'back') status = to
  }
  if (status === null) throw new Error(`${number} has no events`)
  return status
}

const now = '2026-11-21T17:08:00+08:00'
const { all, attachments } = historiesAt(now)
const having = (test: (events: CaseHistory['events']) => boolean) =>
  all.filter(({ events }) => test(events)).length
const did = (action: string) => having((events) => events.some((event) => event.action === action))

test('Three months hold some 12,000 cases, numbered by day without a double', () => {
  expect(all.length).toBeGreaterThan(11_800)
  expect(all.length).toBeLessThan(12_400)
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  for (const { number } of all) expect(number).toMatch(/^QLH2026\d{4}-\d{4}$/)
  const first = all[0]?.events[0]?.at ?? 0
  expect((Date.parse(now) - first) / 86_400_000).toBeGreaterThan(85)
})

test('Each step is one of the loop, later than the last, and none lies in the future', () => {
  for (const history of all) {
    expect(() => statusOf(history)).not.toThrow()
    const times = history.events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(now))
  }
})

test('Nobody checks what he reported, and whoever checks or completes shows a photo', () => {
  for (const { events, reporterId } of all)
    for (const { action, actorId, attachments: photos } of events) {
      if (action !== 'check-pass' && action !== 'check-fail' && action !== 'complete') continue
      expect(actorId).not.toBe(reporterId)
      expect(photos.length).toBeGreaterThan(0)
      for (const id of photos) expect(attachments.get(id)?.uploadedBy).toBe(actorId)
    }
})

test.each([
  ['a Saturday after hours', now],
  ['a Sunday', '2026-11-22T11:00:00+08:00'],
  ['a Monday before hours', '2026-11-23T07:30:00+08:00'],
  ['the last day of a long holiday', '2026-10-07T12:00:00+08:00'],
  ['a Wednesday at work', '2026-12-02T15:00:00+08:00'],
])('Every status is there at a start on %s', (_, at) => {
  const statuses = new Set(historiesAt(at).all.map(statusOf))
  expect(CASE_STATUSES.filter((status) => !statuses.has(status))).toEqual([])
})

test('A merged case went into another that was open then', () => {
  const byId = new Map(all.map((history) => [history.id, history]))
  const merged = all.filter((history) => statusOf(history) === 'merged')
  expect(merged.length).toBeGreaterThan(20)
  for (const { events } of merged) {
    const merge = events.at(-1)
    const into = byId.get(String(merge?.data.into))
    const last = into?.events.at(-1)
    expect(into?.events[0]?.at).toBeLessThan(merge?.at ?? 0)
    expect(TRANSITIONS[last?.action ?? 'report'].to).not.toBe('merged')
    if (last !== undefined && ['close', 'reject', 'void'].includes(last.action))
      expect(last.at).toBeGreaterThan(merge?.at ?? Number.POSITIVE_INFINITY)
  }
})

test('At least 6 % are returned, 4 % fail a check, 2 % are extended', () => {
  const share = (action: string) => did(action) / all.length
  expect(share('return')).toBeGreaterThan(0.06)
  expect(share('check-fail')).toBeGreaterThan(0.04)
  expect(share('approve-extension')).toBeGreaterThan(0.02)
  for (const action of ['return', 'check-fail', 'approve-extension']) expect(share(action)).toBeLessThan(0.15)
})

test('Dispatchers deviate from the routing in 5 to 10 % of the cases, however it is counted, and say why', () => {
  const placeAt = new Map(places.map((place) => [place.lon, place]))
  const classOf = new Map(classes.map((one) => [`${one.kind} ${one.code}`, one]))
  const routedTo = ({ kind, classCode, lon }: CaseHistory) =>
    classOf.get(`${kind} ${classCode}`)?.units.find((unit) => handlers.has(unit)) ??
    streetUnits.get(placeAt.get(lon)?.streetCode ?? '')
  const sent = all.flatMap((history) => {
    const dispatches = history.events.filter(({ action }) => action === 'dispatch')
    return dispatches.length > 0 ? [{ history, dispatches, routed: routedTo(history) }] : []
  })
  const shareOf = (isDeviating: (one: (typeof sent)[number]) => boolean) => {
    const deviating = sent.filter(isDeviating)
    return [deviating.length / sent.length, deviating] as const
  }
  const [first] = shareOf(({ dispatches, routed }) => dispatches[0]?.data.unit !== routed)
  const [last, deviating] = shareOf(({ dispatches, routed }) => dispatches.at(-1)?.data.unit !== routed)
  for (const share of [first, last]) {
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.1)
  }
  for (const { dispatches } of deviating) expect(dispatches.some(({ note }) => note !== null)).toBe(true)
})

test('What a unit does is done by its own handler', () => {
  for (const { events } of all) {
    let unit = ''
    for (const { action, actorId, data } of events) {
      if (action === 'dispatch') unit = String(data.unit)
      if (['sign', 'complete', 'return', 'request-extension', 'request-deferral'].includes(action))
        expect(actorId).toBe(handlers.get(unit))
    }
  }
})

test('The same day gives the same history but for ids', () => {
  const again = historiesAt(now).all
  const plain = ({ number, classCode, events }: CaseHistory) => [
    number,
    classCode,
    events.map(({ at }) => at),
  ]
  expect(again.slice(0, 500).map(plain)).toEqual(all.slice(0, 500).map(plain))
})
