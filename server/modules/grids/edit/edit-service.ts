import type { GridChange, GridDraft, GridPreview } from '../../../contract/grid-edit.ts'
import { maySeeStatistics } from '../../../contract/population.ts'
import type { Db, Queryable, Tx } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import { type GridRange, gridRange } from '../../../http/map-filter.ts'
import { notFound, problem, wrongContent } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { type Clock, localDate } from '../../../platform/clock.ts'
import * as repo from './edit-repo.ts'
import { type Plan, planDraft } from './plan.ts'
import { judge, present } from './preview.ts'
import { planUndo } from './undo.ts'
import { type ChangeHead, writePlan } from './write-plan.ts'

export interface GridEditDeps {
  readonly clock: Clock
  readonly timeZone: string
}

const dayOf = ({ clock, timeZone }: GridEditDeps) => localDate(clock.now(), timeZone)

/** What a draft would do, worked out as applying it would; nothing is written. */
export async function previewDraft(
  db: Db,
  deps: GridEditDeps,
  actor: SessionActor,
  draft: GridDraft,
): Promise<GridPreview> {
  const started = performance.now()
  const day = dayOf(deps)
  const shown = await tx(db, async (t) => {
    await repo.compileNothing(t)
    const plan = await planDraft(t, draft, gridRange(actor.scope))
    refuseStale(plan)
    const judged = await judge(t, plan, day)
    return present(t, plan, judged, { day, mayCount: maySeeStatistics(actor) })
  })
  return { ...shown, ms: Math.round(performance.now() - started) }
}

/** Another one was quicker: what has changed is named. */
function refuseStale({ stale }: Plan): void {
  if (stale.length === 0) return
  const errors = stale.map(({ name, seen, now }) => ({
    field: `seen.${name}`,
    code: now === null ? 'gone' : 'changed',
    detail:
      now === null
        ? `${name} is no longer in force.`
        : `${name} is version ${now} by now${seen === null ? '' : `, not ${seen}`}.`,
  }))
  throw problem(409, 'grids-changed', errors.map(({ detail }) => detail).join(' '), errors)
}

/** Puts a draft in force, or refuses it by name: all of it or nothing. */
export async function applyDraft(
  t: Tx,
  deps: GridEditDeps,
  actor: SessionActor,
  { edits, seen, reason, acceptWarnings }: GridDraft & { reason: string; acceptWarnings: boolean },
): Promise<GridChange> {
  await repo.lockGrids(t)
  const plan = await planDraft(t, { edits, seen }, gridRange(actor.scope))
  refuseStale(plan)
  const head = { by: actor.id, reason, edits, undoes: null }
  return write(t, deps, plan, head, acceptWarnings)
}

async function write(
  t: Tx,
  deps: GridEditDeps,
  plan: Plan,
  head: Omit<ChangeHead, 'at'>,
  acceptWarnings: boolean,
): Promise<GridChange> {
  const { problems, content } = await judge(t, plan, dayOf(deps))
  const asErrors = (severity: 'error' | 'warning') =>
    problems
      .filter((one) => one.severity === severity)
      .map(({ edit, code, detail }) => ({ field: edit === null ? 'edits' : `edits.${edit}`, code, detail }))
  const [errors, warnings] = [asErrors('error'), asErrors('warning')]
  if (errors.length > 0) throw wrongContent(errors, 'grids-wrong')
  if (warnings.length > 0 && !acceptWarnings) throw wrongContent(warnings, 'warnings-not-accepted')
  if (plan.opened.length === 0 && plan.closed.length === 0 && plan.responsibilities.length === 0)
    throw wrongContent([{ field: 'edits', code: 'nothing-changes', detail: 'The draft changes nothing.' }])
  const newest = await repo.newestInstant(
    t,
    plan.closed.map(({ id }) => id),
  )
  // Two milliseconds: the database counts parts of one, and the moment before a change must still lie after the last.
  const at = new Date(Math.max(deps.clock.now().getTime(), (newest?.getTime() ?? 0) + 2))
  const change = await writePlan(t, plan, content, { ...head, at })
  return readChange(t, change)
}

/** Brings back what a change ended, as versions of their own. */
export async function undoChange(
  t: Tx,
  deps: GridEditDeps,
  actor: SessionActor,
  id: number,
  reason: string,
): Promise<GridChange> {
  await repo.lockGrids(t)
  const plan = await planUndo(t, id)
  const head = { by: actor.id, reason, edits: [{ kind: 'undo' }], undoes: id }
  return write(t, deps, plan, head, true)
}

export async function readChange(db: Queryable, id: number): Promise<GridChange> {
  const [row] = await repo.listChanges(db, { ids: [id], limit: 1 })
  if (row === undefined) throw notFound('The change')
  return changeOf(row)
}

function changeOf(row: repo.ChangeRow): GridChange {
  const { id, at, reason, byUser, byName, edits, closed, created, responsibilities, undoes, undoneBy } = row
  return {
    ...{ id, reason, undoes, undoneBy },
    at: at.toISOString(),
    by: byUser === null ? null : { id: byUser, name: byName ?? '' },
    kinds: repo.kindsOf(edits),
    closed: closed.map(({ code }) => code),
    created: created.map(({ code }) => code),
    responsibilities: responsibilities.map(({ code }) => code),
  }
}

export async function listChanges(db: Queryable, { limit, before }: { limit: number; before?: number }) {
  const rows = await repo.listChanges(db, { limit: limit + 1, ...(before === undefined ? {} : { before }) })
  const items = rows.slice(0, limit).map(changeOf)
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null }
}

/** The versions of a cell with the changes that made and ended them. Outside the scope there is none. */
export async function historyOf(db: Queryable, range: GridRange, code: string) {
  const isInside =
    range.gridFrom === null || range.gridTo === null || (code >= range.gridFrom && code <= range.gridTo)
  const versions = isInside ? await repo.listVersions(db, code) : []
  if (versions.length === 0) throw notFound('The unit grid')
  const ids = [
    ...new Set(versions.flatMap((one) => [one.openedBy, one.closedBy]).filter((id) => id !== null)),
  ]
  const changes = new Map(
    (await repo.listChanges(db, { ids, limit: ids.length + 1 })).map((row) => [row.id, changeOf(row)]),
  )
  const change = (id: number | null) => (id === null ? null : (changes.get(id) ?? null))
  return {
    items: versions.map(({ validFrom, validTo, openedBy, closedBy, ...version }) => ({
      ...version,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
      openedBy: change(openedBy),
      closedBy: change(closedBy),
    })),
  }
}

export async function readResponsibilities(db: Queryable) {
  const grids = await repo.loadResponsibilities(db)
  const members = await repo.loadMembers(
    db,
    grids.map(({ code }) => code),
  )
  const people = await repo.listEligible(db)
  const one = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  return {
    items: grids.map(({ code, version, name, nameEn, streetCode, ...staff }) => ({
      ...{ code, version, name, nameEn, streetCode },
      inspector: one(staff.inspectorId, staff.inspectorName),
      gridLeader: one(staff.gridLeaderId, staff.gridLeaderName),
      cells: members.get(code) ?? [],
    })),
    inspectors: people.filter((p) => p.isInspector).map(({ id, name }) => ({ id, name })),
    gridLeaders: people.filter((p) => p.isGridLeader).map(({ id, name }) => ({ id, name })),
    taken: [...(await repo.takenResponsibilities(db))],
  }
}
