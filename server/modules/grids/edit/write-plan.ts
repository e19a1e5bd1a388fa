import type { Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { Content } from './contents.ts'
import type { Plan } from './plan.ts'
import { asRows, closingOf } from './rows.ts'

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  insertChange: query('insert-change'),
  closeCells: query('close-cells'),
  insertCells: query('insert-cells'),
  putBuildings: query('put-buildings'),
  putThings: query('put-things'),
  keepPast: query('keep-past'),
  clearMembers: query('clear-members'),
  dropResponsibilities: query('drop-responsibilities'),
  putResponsibilities: query('put-responsibilities'),
  putMembers: query('put-members'),
  audit: query('insert-audit'),
  tell: query('tell-screens'),
  nextVersions: query('next-versions'),
}

export interface ChangeHead {
  readonly at: Date
  readonly by: string
  readonly reason: string
  readonly edits: readonly { kind: string }[]
  readonly undoes: number | null
}

/** Puts a judged plan in force, under the lock: old versions end, new ones begin, all that lies in them follows. Answers the change. */
export async function writePlan(t: Tx, plan: Plan, content: Content, head: ChangeHead): Promise<number> {
  const { at } = head
  const versions = await writeResponsibilities(t, plan, at)
  const change = await insertChange(t, plan, head, versions)
  const closing = closingOf(plan)
  const closed = await t.result(files.closeCells, { at, change, closing })
  if (closed.rowCount !== closing.length) throw new Error('a cell ended while the grids were locked')
  await t.any(files.insertCells, { at, change, cells: asRows(plan) })
  await t.none(files.putBuildings, { rows: JSON.stringify(content.buildings) })
  for (const [table, rows] of [
    ['component', content.components],
    ['camera', content.cameras],
  ] as const)
    if (rows.length > 0) await t.none(files.putThings, { table, rows: JSON.stringify(rows) })
  const action = head.undoes === null ? 'grid-change' : 'grid-change-undone'
  const detail = JSON.stringify({
    closed: plan.closed.length,
    created: plan.opened.length,
    responsibilities: plan.responsibilities.length,
    undoes: head.undoes,
  })
  await t.none(files.audit, { at, by: head.by, action, change, reason: head.reason, detail })
  await t.none(files.tell, { at, change })
  return change
}

async function insertChange(
  t: Tx,
  plan: Plan,
  { at, by, reason, edits, undoes }: ChangeHead,
  versionsOf: ReadonlyMap<string, number>,
): Promise<number> {
  const created = plan.opened.map(({ code, from, change }) => ({ code, version: 0, from, change }))
  const versions = await nextVersions(
    t,
    created.map(({ code }) => code),
  )
  const { id } = await t.one<{ id: number }>(files.insertChange, {
    ...{ at, by, reason, undoes },
    edits: JSON.stringify(edits),
    closed: JSON.stringify(plan.closed.map(({ code, version }) => ({ code, version }))),
    created: JSON.stringify(created.map((cell) => ({ ...cell, version: versions.get(cell.code) ?? 1 }))),
    responsibilities: JSON.stringify(
      plan.responsibilities.map(({ code, before, after }) => ({
        ...{ code, before },
        after: after && { ...after, version: versionsOf.get(code) ?? 1 },
      })),
    ),
  })
  return id
}

async function nextVersions(t: Tx, codes: string[]): Promise<Map<string, number>> {
  const rows = await t.any<{ code: string; version: number }>(files.nextVersions, { codes })
  return new Map(rows.map(({ code, version }) => [code, version]))
}

/** Keeps what was and puts what is; answers the new versions. */
async function writeResponsibilities(
  t: Tx,
  { responsibilities }: Plan,
  at: Date,
): Promise<Map<string, number>> {
  if (responsibilities.length === 0) return new Map()
  const codes = responsibilities.map(({ code }) => code)
  await t.none(files.keepPast, { at, codes })
  await t.none(files.clearMembers, { codes })
  const after = responsibilities.flatMap(({ code, after: next }) =>
    next === null ? [] : [{ code, ...next }],
  )
  const gone = codes.filter((code) => !after.some((grid) => grid.code === code))
  await t.none(files.dropResponsibilities, { codes: gone })
  const written = await t.any<{ code: string; version: number }>(files.putResponsibilities, {
    at,
    grids: JSON.stringify(after),
  })
  await t.none(files.putMembers, {
    members: JSON.stringify(after.flatMap(({ code, cells }) => cells.map((cell) => ({ code, cell })))),
  })
  return new Map(written.map(({ code, version }) => [code, version]))
}
