import type { Queryable } from '../../../db/connect.ts'
import { conflict, notFound, problem } from '../../../http/problem.ts'
import * as repo from './edit-repo.ts'
import type { Plan, PlannedCell, PlannedResponsibility } from './plan.ts'
import { turnedRing } from './plane.ts'

/** The plan that brings back what a change ended; refused where something later touched what it made. */
export async function planUndo(db: Queryable, id: number): Promise<Plan> {
  const [change] = await repo.listChanges(db, { ids: [id], limit: 1 })
  if (change === undefined) throw notFound('The change')
  if (change.undoneBy !== null) throw conflict('already-undone', 'This change has been undone already.')
  const cells = await repo.cellsOfChange(db, id)
  const ended = cells.filter(({ isClosed }) => isClosed === true)
  const made = cells.filter(({ isClosed }) => isClosed !== true)
  const grids = await repo.loadResponsibilities(db)
  const touched = [
    ...made.filter(({ inForce }) => !inForce).map(({ code }) => code),
    ...change.responsibilities
      .filter(({ code, after }) => grids.find((grid) => grid.code === code)?.version !== after?.version)
      .map(({ code }) => code),
  ]
  if (touched.length > 0) throw touchedSince(touched)
  const held = new Map(
    change.responsibilities.flatMap(({ code, before }) => (before?.cells ?? []).map((cell) => [cell, code])),
  )
  const now = await repo.responsibilityOf(
    db,
    [...ended, ...made].map(({ code }) => code),
  )
  const opened = ended.map(
    ({ code, communityCode, geom }): PlannedCell => ({
      ...{ name: code, code, communityCode, from: [code], change: 'shape' },
      ring: turnedRing(geom),
      responsibility: held.get(code) ?? now.get(code) ?? null,
    }),
  )
  return {
    opened,
    closed: made,
    reassigned: [],
    responsibilities: change.responsibilities.map((one) => backwards(one)),
    before: new Map(made.map(({ code }) => [code, now.get(code) ?? null])),
    faults: [],
    stale: [],
  }
}

function touchedSince(codes: readonly string[]) {
  const errors = codes.map((code) => ({ field: code, code: 'touched', detail: `${code} has changed since.` }))
  return problem(409, 'touched-since', errors.map(({ detail }) => detail).join(' '), errors)
}

function backwards({
  code,
  before,
  after,
}: repo.ChangeRow['responsibilities'][number]): PlannedResponsibility {
  if (before === null) return { code, before: after, after: null }
  const { version, ...was } = before
  return { code, before: after, after: was }
}
