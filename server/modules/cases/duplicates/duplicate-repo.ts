import { z } from 'zod'
import { CASE_KINDS } from '../../../contract/case.ts'
import { CURRENT_EDITION } from '../../../contract/common.ts'
import type { DuplicateRule } from '../../../contract/duplicate.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { summaryRow } from '../case-view.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  rules: file('list-rules'),
  candidates: file('find-candidates'),
  recurringHere: file('find-recurring-here'),
  place: file('read-place'),
  raiseVersion: file('raise-version'),
  replaceRules: file('replace-rules'),
  classCodes: file('list-class-codes'),
  audit: file('insert-audit'),
  insertFurther: file('insert-further-report'),
  countReports: file('count-reports'),
  reports: file('list-reports'),
  mergedPairs: file('list-merged-pairs'),
  lastReports: file('list-last-reports'),
  trialPairs: file('list-trial-pairs'),
}
const edition = CURRENT_EDITION
const idText = z.coerce.string().nullable()
/** Codes as `like` takes them. */
export const patternsOf = (family: readonly string[]) => family.map((beginning) => `${beginning}%`)

const ruleRow = z.object({
  version: z.int(),
  kind: z.enum(CASE_KINDS),
  code: z.string(),
  radiusM: z.int(),
  days: z.int(),
  family: z.array(z.string()),
  weightDistance: z.number(),
  weightTime: z.number(),
  weightClass: z.number(),
  weightComponent: z.number(),
  minScore: z.number(),
  recurringRadiusM: z.int(),
  recurringDays: z.int(),
  recurringCount: z.int(),
})

export async function readRules(db: Queryable): Promise<{ version: number; rules: DuplicateRule[] }> {
  const rows = z.array(ruleRow).parse(await db.any(files.rules, { edition }))
  return {
    version: rows[0]?.version ?? 0,
    rules: rows.map((row) => ({
      kind: row.kind,
      code: row.code === '' ? null : row.code,
      radiusM: row.radiusM,
      days: row.days,
      family: row.family,
      weights: {
        distance: row.weightDistance,
        time: row.weightTime,
        class: row.weightClass,
        component: row.weightComponent,
      },
      minScore: row.minScore,
      recurring: { radiusM: row.recurringRadiusM, days: row.recurringDays, count: row.recurringCount },
    })),
  }
}

const columnsOfRule = ({
  kind,
  code,
  radiusM,
  days,
  family,
  weights,
  minScore,
  recurring,
}: DuplicateRule) => ({
  ...{ kind, code: code ?? '', radius_m: radiusM, days, family, min_score: minScore },
  weight_distance: weights.distance,
  weight_time: weights.time,
  weight_class: weights.class,
  weight_component: weights.component,
  recurring_radius_m: recurring.radiusM,
  recurring_days: recurring.days,
  recurring_count: recurring.count,
})

/** False where somebody else changed them since `version`. */
export async function replaceRules(
  t: Tx,
  change: { version: number; rules: readonly DuplicateRule[]; at: Date; by: string; before: object },
): Promise<boolean> {
  const { version, rules, at, by, before } = change
  if ((await t.oneOrNone(files.raiseVersion, { version, at, by })) === null) return false
  await t.none(files.replaceRules, { edition, rules: JSON.stringify(rules.map(columnsOfRule)) })
  const detail = JSON.stringify({ before, after: rules })
  await t.none(files.audit, { at, by, version: version + 1, detail })
  return true
}

export async function listClassCodes(db: Queryable): Promise<{ kind: string; code: string }[]> {
  return db.any(files.classCodes, { edition })
}

/** Where to look, and for what. `self` is the case that is asked about, if it is one already. */
export interface Search {
  kind: string
  lon: number
  lat: number
  radiusM: number
  patterns: string[]
  self: string | null
  scope: string
}

const candidateRow = summaryRow.extend({ componentId: idText, distanceM: z.number(), reports: z.int() })
export type Candidate = z.infer<typeof candidateRow>
export async function findCandidates(
  db: Queryable,
  search: Search & { from: Date; to: Date },
): Promise<Candidate[]> {
  return z.array(candidateRow).parse(await db.any(files.candidates, { ...search, edition }))
}

const hereRow = z.object({
  n: z.int(),
  closed: z.int(),
  lastClosedAt: z.date().nullable(),
  caseIds: z.array(z.uuid()),
})
export async function findRecurringHere(db: Queryable, search: Search & { since: Date }) {
  return hereRow.parse(await db.one(files.recurringHere, { ...search, edition }))
}

const placeRow = z.object({
  id: z.uuid(),
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  lon: z.number(),
  lat: z.number(),
  componentId: idText,
  reportedAt: z.date(),
})
export async function readPlace(db: Queryable, id: string) {
  return placeRow.parse(await db.one(files.place, { id }))
}

export async function insertFurtherReport(
  t: Tx,
  row: {
    id: string
    caseId: string
    version: number
    source: string
    personId: string | null
    reporterId: string | null
    at: Date
  },
): Promise<void> {
  await t.none(files.insertFurther, row)
}

export async function countReports(db: Queryable, id: string): Promise<number> {
  return (await db.one<{ n: number }>(files.countReports, { id })).n
}

const reportRow = z.object({
  at: z.date(),
  kind: z.enum(['first', 'joined', 'merged']),
  source: summaryRow.shape.source,
  description: z.string(),
  caseId: z.uuid().nullable(),
  number: z.string().nullable(),
  nameEnc: z.instanceof(Buffer).nullable(),
  phoneMask: z.string().nullable(),
  userName: z.string().nullable(),
})
export async function listReports(db: Queryable, id: string) {
  return z.array(reportRow).parse(await db.any(files.reports, { id }))
}

const pairRow = z.object({
  number: z.string(),
  into: z.string(),
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  otherClass: z.string(),
  componentId: idText,
  otherComponent: idText,
  distanceM: z.number(),
  ageHours: z.number(),
  sameKind: z.boolean(),
})
export async function listMergedPairs(db: Queryable) {
  return z.array(pairRow).parse(await db.any(files.mergedPairs))
}

const reportedRow = placeRow.omit({ lon: true, lat: true })
export async function listLastReports(db: Queryable) {
  return z.array(reportedRow).parse(await db.any(files.lastReports))
}

const trialRow = z.object({
  id: z.uuid(),
  classCode: z.string(),
  componentId: idText,
  distanceM: z.number(),
  ageHours: z.number(),
})
export async function listTrialPairs(
  db: Queryable,
  asked: readonly { id: string; radius_m: number; days: number; patterns: string[] }[],
) {
  return z.array(trialRow).parse(await db.any(files.trialPairs, { edition, asked: JSON.stringify(asked) }))
}
