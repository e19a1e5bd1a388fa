import { z } from 'zod'
import type { CaseHistory, HistoryEvent } from '../../contract/case-history.ts'
import { MIGRATED_TRANSITIONS, TRANSITIONS } from '../../contract/case-rules.ts'
import { CURRENT_EDITION } from '../../contract/common.ts'
import type { Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { project } from '../../engine/project.ts'
import type { Keyring } from '../../platform/keyring.ts'
import { columnsOf } from './case-columns.ts'
import { openingCondition } from './case-conditions.ts'
import { type CaseFold, type EventData, eventData, foldEvent, startFold } from './case-fold.ts'
import type { NumberedPolicy, PolicySource } from './case-policy.ts'
import * as repo from './case-repo.ts'
import { sealReporter } from './case-reporter.ts'

const files = {
  conditions: sql(import.meta.url, 'sql/list-all-conditions.sql'),
  people: sql(import.meta.url, 'sql/list-people.sql'),
}
const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(z.string()),
  orgCode: z.string(),
})
type Person = z.infer<typeof personRow>
type Conditions = ReadonlyMap<string, readonly repo.Condition[]>

/**
 * Lays whole histories as if each step had been done at its time: folded by the same engine, written to the same rows, but
 * not told to the stream. Throws at an unlawful one, naming it.
 */
export function createHistoryWriter(deps: {
  keyring: Keyring
  policies: PolicySource
  now?: () => Date
}): (t: Tx, histories: readonly CaseHistory[]) => Promise<void> {
  const now = deps.now ?? (() => new Date())
  let conditions: Conditions | undefined
  return async (t, histories) => {
    conditions ??= await readConditions(t)
    const people = await readPeople(t, histories)
    const policy = await deps.policies.get(t)
    const context = { conditions, people, policy, nowMs: now().getTime(), timeZone: deps.policies.timeZone }
    const told = histories.map((history) => tell(history, context, deps.keyring))
    await repo.insertReporterPeople(
      t,
      told.flatMap(({ person }) => (person === undefined ? [] : [person])),
    )
    await repo.insertCases(t, mergedLast(told.map(({ row }) => row)))
    await repo.insertEvents(
      t,
      told.flatMap(({ events }) => events),
    )
    await repo.raiseNumbers(t, countersOf(histories))
  }
}

interface Context {
  conditions: Conditions
  people: ReadonlyMap<string, Person>
  policy: NumberedPolicy
  nowMs: number
  timeZone: string
}

function tell(history: CaseHistory, context: Context, keyring: Keyring) {
  const sealed =
    history.reporterPerson === null
      ? undefined
      : sealReporter(keyring, history.reporterPerson, new Date(history.events[0]?.at ?? 0))
  const events: repo.EventRow[] = []
  let fold: CaseFold | undefined
  for (const event of history.events) {
    const data = resolve(history, event, context)
    const from = fold?.state.status ?? null
    fold = step(history, fold, event, data)
    events.push(eventRow(history, event, { data, from, fold }, context))
  }
  const [report] = events
  if (fold === undefined || report === undefined) throw new Error(`Case ${history.number} has no events.`)
  report.personal_hash = sealed?.hash ?? null
  if (sealed !== undefined) report.data = { ...report.data, reporterPersonId: sealed.row.id }
  const { id, number, kind, classCode, source, description, lon, lat, address, origin } = history
  const row = {
    ...{ id, number, kind, source, description, lon, lat, address, origin },
    edition: CURRENT_EDITION,
    class_code: classCode,
    component_id: history.componentId,
    reporter_id: history.reporterId,
    reporter_person_id: sealed?.row.id ?? null,
    reported_at: report.at,
    policy_revision: context.policy.revision,
    ...columnsOf(fold, project(fold.state, context.policy, context.nowMs)),
  }
  return { row, events, person: sealed?.row }
}

function step(
  history: CaseHistory,
  fold: CaseFold | undefined,
  event: HistoryEvent,
  data: EventData,
): CaseFold {
  const { at, action, actorId } = event
  try {
    const folded = { at, action, actorId, data }
    if (fold === undefined) return startFold(folded)
    return foldEvent(fold, folded, history.origin === 'migrated' ? MIGRATED_TRANSITIONS : TRANSITIONS)
  } catch (error) {
    throw new Error(`Case ${history.number}, ${action}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * What the service would have resolved at the time: the condition's limit, the instants as text. What was migrated brings its
 * limit with the report, and its conditions were another system's.
 */
function resolve(history: CaseHistory, { action, data }: HistoryEvent, context: Context): EventData {
  const given = eventData.parse(data)
  if (history.origin === 'migrated') return action === 'report' ? { ...given, migrated: true } : given
  if (action !== 'file' && !(action === 'dispatch' && given.condition !== undefined)) return given
  const known = context.conditions.get(`${history.kind} ${history.classCode}`) ?? []
  const at = new Date(history.events[0]?.at ?? 0)
  return { ...given, ...openingCondition(known, given.condition, { at, timeZone: context.timeZone }) }
}

function eventRow(
  history: CaseHistory,
  event: HistoryEvent,
  { data, from, fold }: { data: EventData; from: string | null; fold: CaseFold },
  { people, nowMs }: Context,
): repo.EventRow {
  const person = event.actorId === null ? undefined : people.get(event.actorId)
  return {
    case_id: history.id,
    version: fold.state.seq,
    at: new Date(event.at),
    // Written down now, whenever it happened: the day's seal covers what was written on it.
    recorded_at: new Date(nowMs),
    action: event.action,
    actor_id: person?.id ?? null,
    actor_role: person?.roles[0] ?? 'system',
    actor_name: person?.name ?? 'system',
    org_code: person?.orgCode ?? null,
    lon: null,
    lat: null,
    from_status: from,
    to_status: fold.state.status,
    data,
    note: event.note,
    attachments: event.attachments,
    personal_hash: null,
  }
}

async function readConditions(t: Tx): Promise<Conditions> {
  const rows = z
    .array(repo.conditionRow.extend({ kind: z.string(), classCode: z.string() }))
    .parse(await t.any(files.conditions))
  return Map.groupBy(rows, ({ kind, classCode }) => `${kind} ${classCode}`)
}

async function readPeople(t: Tx, histories: readonly CaseHistory[]): Promise<Map<string, Person>> {
  const ids = new Set(histories.flatMap(({ events }) => events.map(({ actorId }) => actorId)))
  ids.delete(null)
  const rows = z.array(personRow).parse(await t.any(files.people, { ids: [...ids] }))
  return new Map(rows.map((row) => [row.id, row]))
}

/** A merged case refers to the one it went into, which must be there first. */
const mergedLast = <T extends { merged_into: string | null }>(rows: readonly T[]): T[] => [
  ...rows.filter((row) => row.merged_into === null),
  ...rows.filter((row) => row.merged_into !== null),
]

function countersOf(histories: readonly CaseHistory[]) {
  const last = new Map<string, { prefix: string; day: string; last: number }>()
  for (const { number } of histories) {
    const match = /^([A-Z]+)(\d{4})(\d\d)(\d\d)-(\d+)$/.exec(number)
    if (match === null) continue
    const [, prefix = '', year, month, date, serial] = match
    const day = `${year}-${month}-${date}`
    const known = last.get(`${prefix} ${day}`)
    last.set(`${prefix} ${day}`, { prefix, day, last: Math.max(known?.last ?? 0, Number(serial)) })
  }
  return [...last.values()]
}
