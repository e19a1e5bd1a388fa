import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RoutingDefinition, type RoutingRule, routingRule } from './routing.ts'
import { routingFaults } from './routing-faults.ts'
import { holds, inOrder, type RoutingFacts, routerOf, specificityOf } from './routing-rules.ts'

interface Given {
  key?: string
  name?: string
  priority?: number
  enabled?: boolean
  when?: Partial<RoutingRule['when']>
  target?: RoutingRule['target']
}
let serial = 0
const aRule = ({ when = {}, ...over }: Given = {}): RoutingRule => {
  const key = over.key ?? `r${++serial}`
  return routingRule.parse({
    ...{ key, name: key, nameEn: '', priority: 5, enabled: true },
    target: { to: 'unit', units: ['WATER'] },
    ...over,
    when,
  })
}
const to = (...units: string[]) => ({ to: 'unit' as const, units })
const deputy = (of: string, unit: string) => ({ to: 'deputy' as const, of, unit })
const facts: RoutingFacts = {
  ...{ kind: 'event', classCode: '09009', gridCode: '620103001001001', lon: 103.8, lat: 36.06 },
  ...{ onCarriageway: true, assignedOwner: null, componentOwner: null, streetUnit: 'STREET' },
  ...{ minute: 600, weekday: 1, date: '2026-11-16', working: true, source: 'inspector', urgent: false },
}
const told = (...rules: RoutingRule[]) =>
  routingFaults({ rules }).map(({ field, code }) => `${field.slice('definition.'.length)} ${code}`)
const units = (rules: RoutingRule[], over: Partial<RoutingFacts> = {}) =>
  routerOf({ rules })({ ...facts, ...over }).map(({ unit }) => unit)

describe('Routing rules', () => {
  test('priority goes before specificity, specificity before the order in which rules stand', () => {
    const all = aRule({ target: to('A') })
    const major = aRule({ when: { majors: [{ kind: 'event', code: '09' }] }, target: to('B') })
    const one = aRule({ when: { classes: [{ kind: 'event', code: '09009' }] }, target: to('C', 'D') })
    const first = aRule({ priority: 9, target: to('D') })
    expect(units([all, major, one])).toEqual(['C', 'D', 'B', 'A'])
    expect(units([all, major, one, first])).toEqual(['D', 'C', 'B', 'A'])
    expect(units([all, major, { ...one, enabled: false }])).toEqual(['B', 'A'])
  })

  test('a street, a community and a grid are what a grid code begins with, an area is looked into', () => {
    const at = (when: Given['when']) => units([aRule(when === undefined ? {} : { when })])
    expect(at({ places: ['620103001'] })).toEqual(['WATER'])
    expect(at({ places: ['620103001001001', '620103002'] })).toEqual(['WATER'])
    expect(at({ places: ['620103002'] })).toEqual([])
    const square: [number, number][] = [
      [103.7, 36],
      [103.9, 36],
      [103.9, 36.1],
      [103.7, 36.1],
    ]
    expect(at({ area: square })).toEqual(['WATER'])
    expect(at({ area: square.map(([x, y]) => [x + 1, y]) })).toEqual([])
  })

  test('hours over midnight hold on both sides of it, dates on both ends', () => {
    const night = aRule({ when: { hours: { from: '20:00', to: '06:00' } } })
    expect([19 * 60 + 59, 20 * 60, 0, 359, 360].map((minute) => units([night], { minute }).length)).toEqual([
      0, 1, 1, 1, 0,
    ])
    const days = aRule({ when: { dates: { from: '2026-11-16', to: '2026-11-17' } } })
    expect(
      ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18'].map((date) => units([days], { date }).length),
    ).toEqual([0, 1, 1, 0])
  })

  test('the owner and the street are found by the case; a deputy takes over, and its own deputy', () => {
    const owner = aRule({ priority: 9, target: { to: 'owner' } })
    const street = aRule({ priority: 1, target: { to: 'street' } })
    expect(units([owner, street])).toEqual(['STREET'])
    expect(units([owner, street], { componentOwner: 'POWER' })).toEqual(['POWER', 'STREET'])
    const deputies = [
      aRule({ key: 'd1', target: deputy('POWER', 'WATER') }),
      aRule({ key: 'd2', target: deputy('WATER', 'GAS'), when: { working: false } }),
    ]
    const route = routerOf({ rules: [owner, ...deputies] })
    expect(route({ ...facts, componentOwner: 'POWER' })[0]).toMatchObject({ unit: 'WATER' })
    const atNight = route({ ...facts, componentOwner: 'POWER', working: false })[0]
    expect([atNight?.unit, atNight?.deputies.map(({ rule }) => rule.key)]).toEqual(['GAS', ['d1', 'd2']])
  })
})

describe('Rules nobody could route by', () => {
  test('two that can both hold, equal in rank and not of one mind, are both named', () => {
    const a = aRule({ key: 'a', when: { classes: [{ kind: 'event', code: '09009' }] }, target: to('A') })
    const b = { ...a, key: 'b', target: to('B') }
    expect(told(a, b)).toEqual(['rules.0 contradiction', 'rules.1 contradiction'])
    expect(routingFaults({ rules: [a, b] })[0]?.rules).toEqual(['a', 'b'])
    expect(told(a, { ...b, priority: 6 }), 'another priority').toEqual([])
    expect(told(a, { ...b, target: to('A', 'B') }), 'the same unit first').toEqual([])
    expect(told(a, { ...b, enabled: false }), 'switched off').toEqual([])
    const component = aRule({ when: { classes: [{ kind: 'component', code: '09009' }] }, target: to('B') })
    expect(told(a, component), 'another class').toEqual([])
    expect(told(a, { ...b, when: { ...b.when, urgent: true } }), 'the more specific').toEqual([])
    const day = { ...a, when: { ...a.when, hours: { from: '08:00', to: '20:00' } } }
    const night = { ...b, when: { ...b.when, hours: { from: '20:00', to: '08:00' } } }
    expect(told(day, night), 'never at one time').toEqual([])
    const late = { ...night, when: { ...night.when, hours: { from: '19:59', to: '08:00' } } }
    expect(told(day, late)).toHaveLength(2)
  })

  test('areas contradict only where they meet', () => {
    const square = (x: number): [number, number][] => [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
    ]
    const a = aRule({ when: { area: square(0) }, target: to('A') })
    const at = (x: number) => aRule({ when: { area: square(x) }, target: to('B') })
    expect(told(a, at(0.5))).toHaveLength(2)
    expect(told(a, at(2))).toEqual([])
  })

  test('a circle of deputies is named with its way, unless it never closes', () => {
    const a = aRule({ key: 'a', target: deputy('A', 'B') })
    const b = aRule({ key: 'b', target: deputy('B', 'C') })
    const c = aRule({ key: 'c', target: deputy('C', 'A') })
    expect(told(a, b, c)).toEqual(['rules.0.target circle', 'rules.1.target circle', 'rules.2.target circle'])
    expect(routingFaults({ rules: [a, b, c] })[0]?.detail).toContain('A → B → C → A')
    expect(told(a, b)).toEqual([])
    expect(told(aRule({ target: deputy('A', 'A') }))).toEqual(['rules.0.target circle'])
    const on = (rule: RoutingRule, ...weekdays: number[]) => ({ ...rule, when: { ...rule.when, weekdays } })
    expect(told(on(a, 1, 2), on(b, 2, 3), on(c, 1, 3)), 'never all on one day').toEqual([])
    expect(told(on(a, 1, 2), on(b, 2, 3), on(c, 2))).toHaveLength(3)
  })

  test('what is empty, broken or unknown is named by rule and field', () => {
    const said = (when: Given['when']) => told(aRule(when === undefined ? {} : { when }))
    expect(said({ hours: { from: '08:00', to: '08:00' } })).toEqual(['rules.0.when.hours no-time'])
    expect(said({ hours: { from: '8', to: '25:00' } })).toEqual(['rules.0.when.hours no-such-time'])
    expect(said({ dates: { from: '2026-02-30', to: null } })).toEqual(['rules.0.when.dates no-such-date'])
    expect(said({ dates: { from: '2026-03-02', to: '2026-03-01' } })).toEqual(['rules.0.when.dates no-time'])
    expect(
      said({
        area: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).toEqual(['rules.0.when.area too-few-corners'])
    expect(
      said({
        area: [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ],
      }),
    ).toEqual(['rules.0.when.area crosses-itself'])
    expect(
      said({
        area: [
          [0, 0],
          [0, 99],
          [1, 0],
        ],
      }),
    ).toEqual(['rules.0.when.area outside-world'])
    expect(
      said({
        area: [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      }),
    ).toEqual(['rules.0.when.area no-area'])
    expect(said({ places: ['62'] })).toEqual(['rules.0.when.places no-place-code'])
    expect(told(aRule({ name: ' ' }), aRule({ target: to() }))).toEqual([
      'rules.0.name no-name',
      'rules.1.target.units no-unit',
    ])
    expect(told(aRule({ key: 'x' }), aRule({ key: 'x' }))).toEqual(['rules.1.key same-key'])
    const known = {
      units: new Set(['WATER']),
      organisations: new Set(['WATER']),
      classes: new Set(['event 09009']),
      places: new Set(['620103001']),
    }
    const rules = [
      aRule({
        when: {
          classes: [{ kind: 'event', code: '99999' }],
          majors: [
            { kind: 'event', code: '09' },
            { kind: 'component', code: '09' },
          ],
          places: ['620103001', '620103009'],
          owners: ['NOBODY'],
        },
        target: to('WATER', 'FIRE'),
      }),
    ]
    expect(routingFaults({ rules }, known).map(({ field, code }) => [field, code])).toEqual([
      ['definition.rules.0.target.units', 'unknown-unit'],
      ['definition.rules.0.when.owners', 'unknown-unit'],
      ['definition.rules.0.when.classes', 'unknown-class'],
      ['definition.rules.0.when.majors', 'unknown-class'],
      ['definition.rules.0.when.places', 'unknown-place'],
    ])
  })
})

const few = <T>(...values: T[]) => fc.subarray(values)
const anyWhen = fc.record({
  classes: few<{ kind: 'event' | 'component'; code: string }>(
    { kind: 'event', code: '09009' },
    { kind: 'event', code: '09001' },
    { kind: 'component', code: '01001' },
  ),
  majors: fc.constantFrom<RoutingRule['when']['majors']>([], [{ kind: 'event', code: '09' }]),
  places: few('620103001', '620103001001', '620103001001001', '620103002'),
  placeRule: fc.constantFrom(null, 'carriageway' as const, 'pavement' as const),
  owners: few('A', 'B'),
  hours: fc.constantFrom(null, { from: '20:00', to: '06:00' }, { from: '06:00', to: '20:00' }),
  weekdays: few(0, 1, 2),
  working: fc.constantFrom(null, true, false),
  urgent: fc.constantFrom(null, true, false),
})
const anyUnit = fc.constantFrom('A', 'B', 'C')
const anyTarget = fc.oneof(
  anyUnit.map((unit) => to(unit)),
  fc.constantFrom({ to: 'owner' as const }, { to: 'street' as const }),
  fc.tuple(anyUnit, anyUnit).map(([of, unit]) => deputy(of, unit)),
)
const anyRule = fc
  .record({ when: anyWhen, target: anyTarget, priority: fc.constantFrom(1, 2) })
  .map(({ when, ...rest }) => aRule({ when, ...rest }))
const anyFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  kind: fc.constantFrom('event' as const, 'component' as const),
  classCode: fc.constantFrom('09009', '09001', '01001'),
  gridCode: fc.constantFrom('620103001001001', '620103001001002', '620103002001001'),
  lon: fc.constant(103.8),
  lat: fc.constant(36),
  onCarriageway: fc.boolean(),
  assignedOwner: fc.constantFrom(null, 'A'),
  componentOwner: fc.constantFrom(null, 'B'),
  streetUnit: fc.constantFrom(null, 'STREET'),
  minute: fc.constantFrom(0, 400, 1300),
  weekday: fc.constantFrom(0, 1, 2),
  date: fc.constant('2026-11-21'),
  working: fc.boolean(),
  source: fc.constant('inspector' as const),
  urgent: fc.boolean(),
})
const rank = ({ priority, when }: RoutingRule) => `${priority} ${specificityOf(when)}`

describe('Whatever rules there are', () => {
  test('what passes names one first unit for a case, in whatever order the rules stand', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), anyFacts, (rules, given) => {
        fc.pre(routingFaults({ rules }).length === 0)
        // Whom an owner or a street is, only the case knows: rules of one rank may fall silent, never disagree.
        const first = (set: RoutingDefinition) => routerOf(set)(given)[0]?.unit
        expect(first({ rules: rules.toReversed() })).toBe(first({ rules }))
      }),
      { numRuns: 1500 },
    )
  })

  test('two rules of one rank that both hold for a case and send elsewhere never pass', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 2, maxLength: 6 }), anyFacts, (rules, given) => {
        const holding = rules.filter(({ when, target }) => target.to === 'unit' && holds(when, given))
        const disagree = holding.some((a) =>
          holding.some((b) => rank(a) === rank(b) && JSON.stringify(a.target) !== JSON.stringify(b.target)),
        )
        if (disagree) expect(routingFaults({ rules }).map(({ code }) => code)).toContain('contradiction')
      }),
      { numRuns: 1500 },
    )
  })

  test('every rule has its number, and routing ends even in a circle', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyFacts, (rules, given) => {
        expect(inOrder({ rules }).map(({ number }) => number)).toEqual(rules.map((_, i) => i + 1))
        expect(new Set(units(rules, given)).size).toBe(units(rules, given).length)
      }),
    )
  })
})
