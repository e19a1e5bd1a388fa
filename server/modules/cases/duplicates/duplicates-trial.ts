import type { DuplicateRule, DuplicateTrial } from '../../../contract/duplicate.ts'
import type { Queryable } from '../../../db/connect.ts'
import * as repo from './duplicate-repo.ts'
import { familyOf, isOfFamily, likenessOf, missedBecause, ruleFor, scoreOf } from './duplicate-rules.ts'

/** What rules would have done with the past: pairs that people merged, and what they would have been shown at the last reports. */
export async function tryRules(db: Queryable, rules: readonly DuplicateRule[]): Promise<DuplicateTrial> {
  return { ...(await recallOf(db, rules)), ...(await burdenOf(db, rules)) }
}

const MISSED_SHOWN = 50

async function recallOf(db: Queryable, rules: readonly DuplicateRule[]) {
  const pairs = await repo.listMergedPairs(db)
  const judged = pairs.map((pair) => {
    const rule = ruleFor(rules, pair.kind, pair.classCode)
    const other = { ...pair, classCode: pair.otherClass, componentId: pair.otherComponent }
    const ofFamily = pair.sameKind && isOfFamily(familyOf(rule, pair.classCode), pair.otherClass)
    return { pair, ...missedBecause(rule, { ...likenessOf(pair, other), ofFamily }) }
  })
  const missed = judged.flatMap(({ pair, because, score }) => {
    const { number, into, distanceM, ageHours } = pair
    return because === null ? [] : [{ number, into, distanceM, ageHours, score, because }]
  })
  const found = pairs.length - missed.length
  return {
    mergedPairs: pairs.length,
    found,
    recall: pairs.length === 0 ? null : found / pairs.length,
    missed: missed.slice(0, MISSED_SHOWN),
  }
}

async function burdenOf(db: Queryable, rules: readonly DuplicateRule[]) {
  const reports = await repo.listLastReports(db)
  const ruled = new Map(
    reports.map((report) => [report.id, { report, rule: ruleFor(rules, report.kind, report.classCode) }]),
  )
  const asked = [...ruled.values()].map(({ report, rule }) => ({
    id: report.id,
    radius_m: rule.radiusM,
    days: rule.days,
    patterns: repo.patternsOf(familyOf(rule, report.classCode)),
  }))
  const suggested = (await repo.listTrialPairs(db, asked)).filter(({ id, ...other }) => {
    const mine = ruled.get(id)
    return (
      mine !== undefined && scoreOf(mine.rule, likenessOf(mine.report, other)).score >= mine.rule.minScore
    )
  })
  const times = reports.map(({ reportedAt }) => reportedAt.getTime())
  const days = Math.max(1, (Math.max(...times, 0) - Math.min(...times, Number.MAX_SAFE_INTEGER)) / 86_400_000)
  return {
    reports: reports.length,
    days,
    suggestedPairs: suggested.length,
    suggestedPerDay: suggested.length / days,
    reportsWithSuggestion: new Set(suggested.map(({ id }) => id)).size,
  }
}
