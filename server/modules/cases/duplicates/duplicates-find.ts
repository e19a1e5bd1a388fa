import type { CaseKind } from '../../../contract/case.ts'
import type { Actor } from '../../../contract/case-rules.ts'
import { OPEN_STATUSES } from '../../../contract/case-rules.ts'
import type { DuplicateItem, DuplicateRule, Duplicates, RecurringHere } from '../../../contract/duplicate.ts'
import type { Queryable } from '../../../db/connect.ts'
import { scopeConditions } from '../case-filter.ts'
import type { ReadDeps } from '../case-read.ts'
import { findReportTargets } from '../case-repo.ts'
import { summaryOf } from '../case-view.ts'
import * as repo from './duplicate-repo.ts'
import { familyOf, likenessOf, ruleFor, scoreOf } from './duplicate-rules.ts'

const DAY_MS = 86_400_000
/** More than anybody reads. */
const SHOWN = 20
type FindDeps = Pick<ReadDeps, 'clock' | 'policies'>

interface Place {
  readonly kind: CaseKind
  readonly classCode: string
  readonly lon: number
  readonly lat: number
  readonly componentId: string | null
}

/** What a report at this place would repeat, as far as the reader may see. */
export async function findDuplicates(
  db: Queryable,
  deps: FindDeps,
  actor: Actor,
  place: Place,
): Promise<Duplicates> {
  const now = deps.clock.now()
  const componentId = await knownComponent(db, place)
  return around(db, deps, actor, { ...place, componentId, self: null, at: now, until: now })
}

/** A component is named by its id or by its code; a strange one is none. */
async function knownComponent(db: Queryable, { componentId, ...place }: Place): Promise<string | null> {
  if (componentId === null) return null
  const id = /^\d{1,15}$/.test(componentId) ? componentId : null
  const asked = { ...place, componentId: id, componentCode: componentId }
  return (await findReportTargets(db, asked))?.componentId ?? null
}

/** What this case may repeat, or what repeats it. The case itself was found to be within the reader's scope. */
export async function duplicatesOfCase(
  db: Queryable,
  deps: FindDeps,
  actor: Actor,
  id: string,
): Promise<Duplicates> {
  const { reportedAt, ...place } = await repo.readPlace(db, id)
  return around(db, deps, actor, { ...place, self: id, at: reportedAt, until: null })
}

type Asked = Place & { self: string | null; at: Date; until: Date | null }

async function around(db: Queryable, deps: FindDeps, actor: Actor, asked: Asked): Promise<Duplicates> {
  const { rules } = await repo.readRules(db)
  const rule = ruleFor(rules, asked.kind, asked.classCode)
  const family = familyOf(rule, asked.classCode)
  const { kind, lon, lat, self } = asked
  const scope = scopeConditions(actor.scope).join(' and ') || 'true'
  const search = { kind, lon, lat, self, scope, patterns: repo.patternsOf(family), radiusM: rule.radiusM }
  const reachMs = rule.days * DAY_MS
  const from = new Date(asked.at.getTime() - reachMs)
  const to = asked.until ?? new Date(asked.at.getTime() + reachMs)
  const candidates = await repo.findCandidates(db, { ...search, from, to })
  const policyOf = await deps.policies.ofEach(db, candidates)
  const nowMs = deps.clock.now().getTime()
  const items = candidates.map((row) => {
    const judged = judge(rule, asked, row)
    return { ...judged, case: summaryOf(row, policyOf(row), nowMs) }
  })
  return {
    rule: { radiusM: rule.radiusM, days: rule.days, family },
    items: items
      .filter(({ score }) => score >= rule.minScore)
      .toSorted((a, b) => Number(b.joinable) - Number(a.joinable) || b.score - a.score)
      .slice(0, SHOWN),
    recurring: await recurringAt(db, deps, rule, search),
  }
}

function judge(rule: DuplicateRule, asked: Asked, row: repo.Candidate): Omit<DuplicateItem, 'case'> {
  const ageHours = (asked.at.getTime() - row.reportedAt.getTime()) / 3_600_000
  const likeness = likenessOf(asked, { ...row, ageHours })
  const { score, factors } = scoreOf(rule, likeness)
  const { distanceM, sameClass, sameComponent } = likeness
  return {
    distanceM,
    score,
    why: { sameComponent, sameClass, distance: distanceM, ageHours: likeness.ageHours, factors },
    joinable: (OPEN_STATUSES as readonly string[]).includes(row.status),
    reports: row.reports,
  }
}

/** 顽疾: the place had this trouble before, and it was closed each time. */
async function recurringAt(
  db: Queryable,
  { clock, policies }: FindDeps,
  rule: DuplicateRule,
  search: repo.Search,
): Promise<RecurringHere | null> {
  const { radiusM, days, count } = rule.recurring
  const since = new Date(clock.now().getTime() - days * DAY_MS)
  const found = await repo.findRecurringHere(db, { ...search, radiusM, since })
  if (found.closed < count || found.lastClosedAt === null) return null
  return {
    count: found.n,
    closedCount: found.closed,
    sinceOn: since.toLocaleDateString('sv-SE', { timeZone: policies.timeZone }),
    lastClosedAt: found.lastClosedAt.toISOString(),
    caseIds: found.caseIds,
  }
}
