import { PRESENCE_LASTS_MS } from '../../contract/shift.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import * as repo from './presence-repo.ts'

interface Beat {
  readonly screen: string
  readonly userId: string
  readonly caseId: string | null
  readonly typing: boolean
}

/** A screen says where it is; others hear of it only where something changed. */
export async function beat(t: Tx, said: Beat, now: Date): Promise<void> {
  const before = await repo.readScreen(t, said.screen)
  const expiresAt = new Date(now.getTime() + PRESENCE_LASTS_MS)
  const was = before !== null && before.expiresAt > now ? before.caseId : null
  const isSame = was === said.caseId && (said.caseId === null || before?.typing === said.typing)
  const concerned = isSame ? [] : [was, said.caseId].filter((id) => id !== null)
  if (concerned.length > 0) await repo.lockPresence(t, concerned)
  await repo.writeBeat(t, { ...said, expiresAt })
  await repo.markSeen(t, said.userId, now)
  if (concerned.length > 0) await repo.tellPresence(t, concerned, now)
}

/** Screens that fell silent are gone; harmless with any number of servers. Answers whether anybody must hear of it. */
export async function sweepPresence(db: Db, now: Date): Promise<boolean> {
  const expired = await repo.listExpired(db, now)
  if (expired.length === 0) return false
  const cases = expired.map(({ caseId }) => caseId).filter((id) => id !== null)
  const screens = expired.map(({ screen }) => screen)
  await tx(db, async (t) => {
    await repo.lockPresence(t, cases)
    await repo.forgetExpired(t, screens, now)
    await repo.tellPresence(t, cases, now)
  })
  return cases.length > 0
}
