import { z } from 'zod'
import { PREVIEW_EXAMPLES, type RoutingDefinition, type RoutingPreview } from '../../contract/routing.ts'
import { type Router, routerOf } from '../../contract/routing-rules.ts'
import type { Db } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import { malformed } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { listPastDispatches, type PastDispatch, type PolicySource } from '../cases/dispatches-read.ts'
import { rulesInForce } from './routing-read.ts'
import { insertAudit, markTried } from './routing-repo.ts'
import { draftToTry } from './routing-service.ts'

interface Deps {
  readonly clock: Clock
  readonly policies: PolicySource
}
/** Cases read at once: no statement holds them for long. */
const PORTION = 5000
/** An answer is given after so long; the rest is asked for with its cursor. */
const PATIENCE_MS = 1500
const DAY_MS = 86_400_000
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const place = z.object({ at: z.int(), id: z.uuid(), since: z.int(), left: z.int().min(1) })
type Place = z.infer<typeof place>

/** What the draft would have done with past cases, compared with the rules in force and with what dispatchers chose. */
export async function tryDraft(
  db: Db,
  deps: Deps,
  actor: SessionActor,
  asked: { draftVersion: number; days: number; cases: number; cursor?: string | undefined },
): Promise<RoutingPreview> {
  const definition = await draftToTry(db, asked.draftVersion)
  const now = deps.clock.now()
  const current = await rulesInForce(db, now)
  const tally = new TrialTally(current.route, routerOf(definition))
  const roadClasses = [...new Set([definition, current.definition].flatMap(roadClassesOf))]
  let at: Place | null = asked.cursor === undefined ? startOf(now, asked) : placeOf(asked.cursor)
  const began = performance.now()
  while (at !== null && performance.now() - began < PATIENCE_MS) {
    const limit = Math.min(PORTION, at.left)
    const before = { at: new Date(at.at), id: at.id }
    const rows: PastDispatch[] = await listPastDispatches(db, deps.policies, {
      ...{ before, limit, roadClasses },
      since: new Date(at.since),
    })
    for (const row of rows) tally.add(row)
    const last = rows.at(-1)
    const left: number = at.left - rows.length
    at =
      last === undefined || rows.length < limit || left === 0
        ? null
        : { ...at, left, at: last.at.getTime(), id: last.id }
  }
  if (at === null) await keepTried(db, deps, actor, asked)
  return { ...tally.result(), nextCursor: at === null ? null : cursorOf(at) }
}

const startOf = (now: Date, { days, cases }: { days: number; cases: number }): Place => ({
  ...{ at: now.getTime() + 1, id: LAST_ID, left: cases },
  since: now.getTime() - days * DAY_MS,
})

const cursorOf = (at: Place) => Buffer.from(JSON.stringify(at)).toString('base64url')
function placeOf(cursor: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw malformed('The cursor is none of ours.')
  }
}

/** The draft may be put in force once it was tried to the end; nothing is kept of one that changed meanwhile. */
async function keepTried(
  db: Db,
  { clock }: Deps,
  { id }: SessionActor,
  { draftVersion, days, cases }: { draftVersion: number; days: number; cases: number },
): Promise<void> {
  await tx(db, async (t) => {
    if (!(await markTried(t, draftVersion))) return
    const line = { at: clock.now(), by: id, object: `draft ${draftVersion}`, reason: null }
    await insertAudit(t, { ...line, action: 'routing-tried', detail: { days, cases } })
  })
}

/** Where the road matters: nobody looks for it elsewhere. */
function roadClassesOf({ rules }: RoutingDefinition): string[] {
  return rules
    .filter(({ enabled, when }) => enabled && when.placeRule !== null)
    .flatMap(({ when: { classes, majors } }) => {
      const named = [
        ...classes.map(({ kind, code }) => `${kind} ${code}`),
        ...majors.map(({ kind, code }) => `${kind} ${code}%`),
      ]
      return named.length === 0 ? ['%'] : named
    })
}

class TrialTally {
  private readonly now: Router
  private readonly draft: Router
  private readonly counts = { cases: 0, same: 0, elsewhere: 0, unroutable: 0, agreesNow: 0, agreesThen: 0 }
  private readonly moves = new Map<string, { from: string | null; to: string | null; cases: number }>()
  private readonly examples: RoutingPreview['examples'] = []
  private oldestAt: string | null = null
  constructor(now: Router, draft: Router) {
    this.now = now
    this.draft = draft
  }

  add({ id, number, at, chosen, facts }: PastDispatch): void {
    const { counts } = this
    const [first] = this.draft(facts)
    const from = this.now(facts)[0]?.unit ?? null
    const to = first?.unit ?? null
    this.oldestAt = at.toISOString()
    counts.cases += 1
    if (to === null) counts.unroutable += 1
    if (from === chosen) counts.agreesNow += 1
    if (to === chosen) counts.agreesThen += 1
    if (from === to) {
      counts.same += 1
      return
    }
    counts.elsewhere += 1
    const key = `${from} ${to}`
    const move = this.moves.get(key) ?? { from, to, cases: 0 }
    move.cases += 1
    this.moves.set(key, move)
    if (this.examples.length < PREVIEW_EXAMPLES)
      this.examples.push({
        ...{ id, number, from, to, chosen },
        at: at.toISOString(),
        rule: first?.by.rule.key ?? null,
      })
  }

  result(): Omit<RoutingPreview, 'nextCursor'> {
    const moves = [...this.moves.values()].sort((a, b) => b.cases - a.cases)
    return { ...this.counts, moves, examples: this.examples, oldestAt: this.oldestAt }
  }
}
