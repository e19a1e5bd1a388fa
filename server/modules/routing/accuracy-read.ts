import { z } from 'zod'
import type { RoutingAccuracy, RoutingMeasure } from '../../contract/routing.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { readCatalogRules, rulesInForce } from './routing-read.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  accuracy: file('read-accuracy'),
  overruled: file('read-overruled'),
  classes: file('name-classes'),
}

const kind = z.enum(['event', 'component'])
const row = z.object({
  /** Bits of what a line is summed over: rule, kind, class, day. */
  level: z.int(),
  ruleKey: z.string().nullable(),
  kind: kind.nullable(),
  classCode: z.string().nullable(),
  day: z.string().nullable(),
  dispatches: z.int(),
  suggested: z.int(),
  followed: z.int(),
})
type Row = z.infer<typeof row>
const OVERALL = 0b1111
const BY_RULE = 0b0111
const BY_CLASS = 0b1001
const BY_DAY = 0b1110
const overruledRow = z.object({ ruleKey: z.string(), unit: z.string(), cases: z.int() })
const classRow = z.object({ kind, code: z.string(), name: z.string(), nameEn: z.string() })

/** How often dispatchers chose the unit suggested first. */
export async function readAccuracy(
  db: Queryable,
  asked: { from: Date; to: Date; timeZone: string; now: Date },
): Promise<RoutingAccuracy> {
  const { from, to } = asked
  const rows = z.array(row).parse(await db.any(files.accuracy, asked))
  const overruled = z.array(overruledRow).parse(await db.any(files.overruled, asked))
  const instead = Map.groupBy(overruled, ({ ruleKey }) => ruleKey)
  const ruleNames = await readRuleNames(db, asked.now)
  const classes = z.array(classRow).parse(await db.any(files.classes))
  const classNames = new Map(classes.map((one) => [`${one.kind} ${one.code}`, one]))
  const at = (level: number) => rows.filter((one) => one.level === level)
  const [overall] = at(OVERALL)
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    overall: overall === undefined ? { dispatches: 0, suggested: 0, followed: 0 } : measureOf(overall),
    rules: at(BY_RULE).flatMap((one) => {
      if (one.ruleKey === null) return []
      const names = ruleNames.get(one.ruleKey) ?? { name: null, nameEn: null }
      const others = (instead.get(one.ruleKey) ?? []).map(({ unit, cases }) => ({ unit, cases }))
      return [{ ...measureOf(one), key: one.ruleKey, ...names, instead: others }]
    }),
    classes: at(BY_CLASS).flatMap((one) => {
      if (one.kind === null || one.classCode === null) return []
      const found = classNames.get(`${one.kind} ${one.classCode}`)
      const names = { name: found?.name ?? null, nameEn: found?.nameEn ?? null }
      return [{ ...measureOf(one), kind: one.kind, code: one.classCode, ...names }]
    }),
    trend: at(BY_DAY).flatMap((one) => (one.day === null ? [] : [{ ...measureOf(one), day: one.day }])),
  }
}

const measureOf = ({ dispatches, suggested, followed }: Row): RoutingMeasure => ({
  dispatches,
  suggested,
  followed,
})

/** Of the rules in force and of the catalog; a rule that is gone has only its key. */
async function readRuleNames(db: Queryable, now: Date) {
  const { definition } = await rulesInForce(db, now)
  const catalog = await readCatalogRules(db)
  return new Map(
    [...catalog.rules, ...definition.rules].map(({ key, name, nameEn }) => [
      key,
      { name, nameEn: nameEn || null },
    ]),
  )
}
