import { z } from 'zod'
import type { SuggestedUnit } from '../../contract/case-shape.ts'
import { type RoutingDefinition, routingDefinition } from '../../contract/routing.ts'
import {
  type NumberedRule,
  type Router,
  type RoutingChoice,
  type RoutingFacts,
  reasonOf,
  routerOf,
} from '../../contract/routing-rules.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { catalogDefinition } from './routing-catalog.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  inForce: file('find-in-force'),
  duties: file('list-catalog-duties'),
  definition: file('read-definition'),
  nameUnits: file('name-units'),
}

/** A set of rules made ready. */
export interface RulesInForce {
  readonly number: number
  readonly definition: RoutingDefinition
  readonly route: Router
}

const inForceRow = z.object({
  number: z.int().nullable(),
  id: z.uuid().nullable(),
  catalog: z.string().nullable(),
})
const duty = z.object({
  kind: z.enum(['event', 'component']),
  classCode: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  unitNameEn: z.string(),
  placeRule: z.string().nullable(),
})

/** Compiled sets by what identifies them whatever the database: a version's id, or the mark of the catalog it was made of. */
const compiled = new Map<string, RulesInForce>()
const MOST_KEPT = 16

/** The rules that rule at an instant. Which they are is asked each time: another server may have changed them. */
export async function rulesInForce(db: Queryable, at: Date): Promise<RulesInForce> {
  const { number, id, catalog } = inForceRow.parse(await db.one(files.inForce, { at }))
  const key = id ?? catalog ?? ''
  const known = compiled.get(key)
  if (known !== undefined) return known
  const definition = number === null ? await readCatalogRules(db) : await readDefinition(db, number)
  const made = { number: number ?? 0, definition, route: routerOf(definition) }
  for (const old of [...compiled.keys()].slice(0, Math.max(0, compiled.size + 1 - MOST_KEPT)))
    compiled.delete(old)
  compiled.set(key, made)
  return made
}

/** What the catalog says today: the rules until somebody puts others in force. */
export async function readCatalogRules(db: Queryable): Promise<RoutingDefinition> {
  return catalogDefinition(z.array(duty).parse(await db.any(files.duties)))
}

export async function readDefinition(db: Queryable, number: number): Promise<RoutingDefinition> {
  const row = await db.one(files.definition, { number })
  return z.object({ definition: routingDefinition }).parse(row).definition
}

const unitRow = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  open: z.int().nullable(),
  red: z.int().nullable(),
})

/** The units for a case, best first, each with its reason; what each holds now where it is asked for. */
export async function suggestUnits(
  db: Queryable,
  facts: RoutingFacts,
  { at, withLoad }: { at: Date; withLoad: boolean },
): Promise<SuggestedUnit[]> {
  const { route } = await rulesInForce(db, at)
  const choices = route(facts)
  if (choices.length === 0) return []
  const codes = [...new Set(choices.flatMap(({ unit, by, deputies }) => [unit, ...originOf(by, deputies)]))]
  const rows = z.array(unitRow).parse(await db.any(files.nameUnits, { codes, at, withLoad }))
  const units = new Map(rows.map((row) => [row.code, row]))
  return choices.flatMap((choice) => {
    const unit = units.get(choice.unit)
    return unit === undefined ? [] : [suggestionOf(choice, unit, units)]
  })
}

/** Whose work a deputy does. */
function originOf(_: NumberedRule, [first]: readonly NumberedRule[]): string[] {
  return first?.rule.target.to === 'deputy' ? [first.rule.target.of] : []
}

type UnitRow = z.infer<typeof unitRow>
function suggestionOf(
  choice: RoutingChoice,
  { code, name, nameEn, open, red }: UnitRow,
  units: ReadonlyMap<string, UnitRow>,
): SuggestedUnit {
  const { by, deputies } = choice
  const [instead] = originOf(by, deputies).map((of) => units.get(of))
  return {
    ...{ code, name, nameEn },
    reason: reasonOf(choice),
    rule: wordsOf(by),
    deputyFor:
      deputies[0] === undefined
        ? null
        : {
            unit: { name: instead?.name ?? '', nameEn: instead?.nameEn ?? null },
            rule: wordsOf(deputies[0]),
          },
    load: open === null || red === null ? null : { open, red },
  }
}

const wordsOf = ({ rule: { key, name, nameEn }, number }: NumberedRule) => ({
  ...{ key, number, name },
  nameEn: nameEn || null,
})
