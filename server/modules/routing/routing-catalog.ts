import { type RoutingDefinition, type RoutingRule, routingRule } from '../../contract/routing.ts'

/** A unit that the catalog names for a class. */
export interface CatalogDuty {
  readonly kind: 'event' | 'component'
  readonly classCode: string
  readonly className: string
  readonly classNameEn: string
  readonly unitCode: string
  readonly unitName: string
  readonly unitNameEn: string
  readonly placeRule: string | null
}

const PLACES = [
  { placeRule: 'carriageway', name: '车行道', nameEn: 'on the carriageway' },
  { placeRule: 'pavement', name: '人行道', nameEn: 'on the pavement' },
] as const
const OWNER = 900
const DUTY = 500
const STREET = 100

/**
 * The rules that the catalog means (domain.md, "The loop"): whoever owns the component, else the units of the class — by place where the
 * catalog says so — else the street of the place. Classes of the same units share a rule; keys are the same whenever it is made.
 */
export function catalogDefinition(duties: readonly CatalogDuty[]): RoutingDefinition {
  const byClass = [...Map.groupBy(duties, ({ kind, classCode }) => `${kind} ${classCode}`).values()]
  const hasPlaces = (units: readonly CatalogDuty[]) => units.some(({ placeRule }) => placeRule !== null)
  const alike = Map.groupBy(
    byClass.filter((units) => !hasPlaces(units)),
    (units) => units.map(({ unitCode }) => unitCode).join('+'),
  )
  return {
    rules: [
      aRule(
        'catalog:owner',
        OWNER,
        { name: '部件权属单位', nameEn: 'Whoever owns the component' },
        { to: 'owner' },
      ),
      ...byClass.filter(hasPlaces).flatMap(placeRules),
      ...[...alike].map(([units, classes]) => classRule(units, classes)),
      aRule(
        'catalog:street',
        STREET,
        { name: '属地街道', nameEn: 'The street of the place' },
        { to: 'street' },
      ),
    ],
  }
}

function classRule(units: string, classes: readonly (readonly CatalogDuty[])[]): RoutingRule {
  const [first = []] = classes
  const name = `职责分工：${first.map((unit) => unit.unitName).join('、')}`
  const nameEn = `Duties of ${first.map((unit) => unit.unitNameEn).join(', ')}`
  const target = { to: 'unit', units: first.map(({ unitCode }) => unitCode) } as const
  return aRule(`catalog:${units}`, DUTY, { name, nameEn }, target, { classes: classes.flatMap(classOf) })
}

const classOf = ([one]: readonly CatalogDuty[]) =>
  one === undefined ? [] : [{ kind: one.kind, code: one.classCode }]

/** Units of the place first, then those of any place, then those of the other: they are second choices. */
function placeRules(units: readonly CatalogDuty[]): RoutingRule[] {
  const [one] = units
  if (one === undefined) return []
  return PLACES.map(({ placeRule, name, nameEn }) => {
    const rank = (unit: CatalogDuty) => (unit.placeRule === placeRule ? 0 : unit.placeRule === null ? 1 : 2)
    const sorted = units.toSorted((a, b) => rank(a) - rank(b)).map(({ unitCode }) => unitCode)
    return aRule(
      `catalog:${one.kind}-${one.classCode}-${placeRule}`,
      DUTY,
      { name: `${one.className}：${name}`, nameEn: `${one.classNameEn}: ${nameEn}` },
      { to: 'unit', units: sorted },
      { classes: classOf(units), placeRule },
    )
  })
}

const aRule = (
  key: string,
  priority: number,
  names: { name: string; nameEn: string },
  target: RoutingRule['target'],
  when: Partial<RoutingRule['when']> = {},
): RoutingRule => routingRule.parse({ key, priority, ...names, enabled: true, when, target })
