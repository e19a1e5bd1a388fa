import type { SheetContent, ShiftSheet } from '../../contract/shift.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { conflict, forbidden, notFound, wrongField } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import { listRecentNotes } from './desk-repo.ts'
import * as repo from './sheet-repo.ts'

/** Red within the next hour is what the next one must look at first. */
const soonMs = 3_600_000
/** Notes older than a day were read long ago, whoever forgot to make a sheet. */
const notesBackMs = 24 * 3_600_000

/** What a hand-over sheet of this operator says now. */
export async function sheetNow(db: Queryable, actor: SessionActor, now: Date): Promise<SheetContent> {
  const soon = new Date(now.getTime() + soonMs)
  const rows = await repo.countOpen(db, now, soon)
  const sum = (key: 'n' | 'red' | 'redSoon' | 'urgent' | 'supervised') =>
    rows.reduce((total, row) => total + row[key], 0)
  const last = await repo.lastSheetAt(db)
  const since = new Date(Math.max(last?.getTime() ?? 0, now.getTime() - notesBackMs))
  return {
    at: now.toISOString(),
    counts: {
      open: sum('n'),
      red: sum('red'),
      redSoon: sum('redSoon'),
      urgent: sum('urgent'),
      supervised: sum('supervised'),
      byStatus: rows.map(({ status, n }) => ({ status, n })),
    },
    mine: await repo.listSheetCases(db, { claimedBy: actor.id }),
    redSoon: await repo.listSheetCases(db, { redBefore: soon }),
    urgent: await repo.listSheetCases(db, 'urgent'),
    waitingOn: await repo.listWaitingOn(db, now),
    notes: await listRecentNotes(db, since),
  }
}

/** Makes the sheet of the moment. It says what is; nothing changes hands before somebody confirms it. */
export async function makeSheet(
  t: Tx,
  actor: SessionActor,
  { words, to, now }: { words: string; to: string | null; now: Date },
): Promise<ShiftSheet & { content: SheetContent }> {
  if (to === actor.id || (to !== null && (await repo.findOperator(t, to)) === null))
    throw wrongField('to', 'not-an-operator', 'Hand the shift to another operator.')
  const content = await sheetNow(t, actor, now)
  const id = crypto.randomUUID()
  const caseIds = content.mine.map((one) => one.id)
  await repo.insertSheet(t, { id, now, me: actor.id, to, words, content, caseIds })
  await repo.tellSheets(t, now)
  return openSheet(t, id)
}

export async function openSheet(db: Queryable, id: string) {
  const found = await repo.readSheet(db, id)
  if (found === null) throw notFound('The sheet')
  return { ...found.sheet, content: found.content }
}

/** Cases that are claimed by one become another's: how, only the cases know. Answers how many did. */
export type HandClaims = (
  t: Tx,
  actor: SessionActor,
  claims: { from: string; ids: readonly string[] },
) => Promise<number>

/** Takes over what a sheet hands on; once, by whom it is addressed to, a supervisor, or anybody where it names nobody. */
export async function confirmSheet(
  t: Tx,
  actor: SessionActor,
  { id, now, handClaims }: { id: string; now: Date; handClaims: HandClaims },
): Promise<ShiftSheet & { taken: number }> {
  const found = await repo.readSheet(t, id)
  if (found === null) throw notFound('The sheet')
  const { from, to } = found.sheet
  const isMine = to === null || to.id === actor.id || actor.roles.includes('supervisor')
  if (from.id === actor.id || !isMine)
    throw forbidden('not-addressed', 'The sheet is addressed to somebody else.')
  if (!(await repo.markConfirmed(t, id, actor.id, now)))
    throw conflict('already-confirmed', 'Somebody has confirmed the sheet already.')
  const taken = await handClaims(t, actor, { from: from.id, ids: found.caseIds })
  await repo.tellSheets(t, now)
  const { content: _, ...sheet } = await openSheet(t, id)
  return { ...sheet, taken }
}
