import type { Db } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { tx } from '../../../db/tx.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { Log } from '../../../platform/log.ts'
import type { PolicySource } from '../case-policy.ts'
import { insertNotices } from '../escalation/notice-repo.ts'
import { type Finding, type ReplayCount, replayCases } from './replay-read.ts'
import { checkSeals, dayOf, type Seal, sealDays } from './seals.ts'

export interface Verification extends ReplayCount {
  findings: number
  seals: number
  /** The newest daily root: keep a copy elsewhere. */
  lastSeal: Seal | null
}

/** Checks rows against events, events against their chain, days against their roots; tells each finding as it comes. */
export async function verifyAll(
  db: Db,
  policies: PolicySource,
  onFinding: (finding: Finding) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  const count: ReplayCount = { cases: 0, events: 0 }
  let findings = 0
  const tell = (finding: Finding) => {
    findings += 1
    onFinding(finding)
  }
  for await (const finding of replayCases(db, policies, count, signal)) tell(finding)
  const { seals, broken } = await checkSeals(db, policies.timeZone)
  for (const { day } of broken)
    tell({ of: day, event: null, what: 'the root of the day does not follow from its events' })
  return { ...count, findings, seals: seals.length, lastSeal: seals.at(-1) ?? null }
}

const LOOK_EVERY_MS = 600_000
/** After midnight, when offices sleep and late transactions of the day are done. */
const FROM_HOUR = 2
const claimNight = sql(import.meta.url, 'sql/claim-night.sql')

/** Once a night, on one server: seals the days before and verifies everything; what is found is told to the administrators. */
export function nightlyVerification(deps: { db: Db; policies: PolicySource; clock: Clock; log: Log }): Job {
  const { db, policies, clock, log } = deps
  return {
    name: 'verify',
    everyMs: LOOK_EVERY_MS,
    async run(signal) {
      const now = clock.now()
      if (hourOf(now, policies.timeZone) < FROM_HOUR) return
      const claim = { day: dayOf(now, policies.timeZone) }
      if ((await db.oneOrNone(claimNight, claim)) === null) return
      await sealDays(db, { now, timeZone: policies.timeZone })
      const found: Finding[] = []
      const { findings, ...rest } = await verifyAll(db, policies, (finding) => found.push(finding), signal)
      log.info({ ...rest, findings }, 'the log of the cases was verified')
      if (findings === 0) return
      const words = found
        .slice(0, 5)
        .map((finding) => textOf(finding))
        .join('; ')
      log.error({ findings, words }, 'the log of the cases is not as it was written')
      await tx(db, (t) =>
        insertNotices(t, [
          { at: now, kind: 'verification', words: `${findings}: ${words}`, roles: ['admin'] },
        ]),
      )
    },
  }
}

const hourOf = (at: Date, timeZone: string) =>
  Number(at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit' }).slice(0, 2))

/** A finding in one line. */
export const textOf = ({ of, event, what }: Finding) =>
  event === null ? `${of}: ${what}` : `${of}, event ${event}: ${what}`
