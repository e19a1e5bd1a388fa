import type { CaseStatus } from '../contract/case.ts'
import { type Confirmed, NONE_CONFIRMED, presentRun, type Run, RunAccount } from './charge.ts'
import type { Period } from './period.ts'
import { allowed, type RunSpending, spendingsOf } from './project.ts'
import { stageSeconds } from './stages.ts'
import type { CaseState, Policy, Quotas, Spending, Visit } from './types.ts'

/** Why a resolved case is not timely, in the order they are named (accounting.md 4). */
export const BLEMISHES = ['extension', 'deferral', 'return', 'repeat'] as const
export type Blemish = (typeof BLEMISHES)[number]

/** An event that spends an allowance, and whether it was within it. */
export interface Grant {
  readonly kind: keyof Quotas
  /** Epoch milliseconds; of a repeat its dispatch. */
  readonly at: number
  readonly confirmed: boolean
}

/** A case assigned to a unit in the period, with all that its numbers follow from. */
export interface AssessedCase {
  readonly number: string
  readonly unit: string
  readonly status: CaseStatus
  readonly chargedSeconds: number
  readonly limitSeconds: number
  /** Epoch milliseconds; null while a confirmed deferral has no end. */
  readonly deadline: number | null
  /** The deadline with nothing confirmed: it decides the period. */
  readonly baseDeadline: number
  readonly deducted: boolean
  readonly resolved: boolean
  readonly timely: boolean
  readonly blemishes: readonly Blemish[]
  readonly grants: readonly Grant[]
  readonly stageSeconds: Readonly<Record<Visit['stage'], number>>
}

/** A unit's standing in the period; rates are fractions, the score of 100; null where nothing was due. */
export interface AssessedUnit {
  readonly unit: string
  readonly assigned: number
  readonly deducted: number
  readonly due: number
  readonly resolved: number
  readonly timely: number
  readonly resolvedRate: number | null
  readonly timelyRate: number | null
  readonly score: number | null
  /** Events within each allowance, asked for and given. */
  readonly allowances: Readonly<Record<keyof Quotas, { readonly asked: number; readonly allowed: number }>>
}

/** Part 五(一)1 of the regulation on 100 points: timely weighs 80, resolved 20. Full precision, null with nothing due. */
export function scoreOf(timely: number, resolved: number, due: number): number | null {
  return due === 0 ? null : (80 * timely + 20 * resolved) / due
}

/** A case assigned to a unit in a period, and what of it asks for the unit's allowances. */
export interface AssignedCase {
  readonly state: CaseState
  readonly policy: Policy
  readonly run: Run
  readonly baseDeadline: number
  readonly spendings: readonly RunSpending[]
}

/**
 * The case as one assigned in the period (accounting.md 4): it has a present unit, is neither voided nor rejected, its base deadline lies
 * in the period, and it is past it or closed. Null otherwise. Folded up to `asOf` (epoch milliseconds) and no further.
 */
export function assignedIn(
  state: CaseState,
  policy: Policy,
  period: Period,
  asOf: number,
): AssignedCase | null {
  if (state.status === 'voided' || state.status === 'rejected') return null
  const run = presentRun(state, asOf)
  if (run === null) return null
  const baseDeadline = accountOf(state, run, policy, asOf).deadline(NONE_CONFIRMED)
  if (baseDeadline === null || baseDeadline < period.from || baseDeadline >= period.to) return null
  if (state.status !== 'closed' && asOf <= baseDeadline) return null
  return { state, policy, run, baseDeadline, spendings: spendingsOf(run) }
}

const accountOf = (state: CaseState, run: Run, policy: Policy, now: number) =>
  new RunAccount(state, run, policy, { seq: state.seq, now })

/** The verdict on an assigned case once it is known which of its spendings (their sources) are within the allowances. */
export function assessCase(
  number: string,
  { state, policy, run, baseDeadline, spendings }: AssignedCase,
  within: ReadonlySet<object>,
  asOf: number,
): AssessedCase {
  const confirmed: Confirmed = { extension: (x) => within.has(x), deferral: (d) => within.has(d) }
  const account = accountOf(state, run, policy, asOf)
  const chargedMs = account.chargedMs(confirmed)
  const limitMs = account.limit(confirmed)?.totalMs ?? 0
  const beyond = new Set<Blemish>(spendings.filter((s) => !within.has(s.source)).map((s) => s.kind))
  if (run.returns > 0) beyond.add('return')
  const blemishes = BLEMISHES.filter((b) => beyond.has(b))
  const deducted = run.deferrals.some((d) => within.has(d))
  const resolved = !deducted && state.status === 'closed'
  return {
    number,
    unit: run.unit,
    status: state.status,
    chargedSeconds: chargedMs / 1000,
    limitSeconds: limitMs / 1000,
    deadline: account.deadline(confirmed),
    baseDeadline,
    deducted,
    resolved,
    timely: resolved && chargedMs <= limitMs && blemishes.length === 0,
    blemishes,
    grants: spendings.map(({ kind, at, source }) => ({ kind, at, confirmed: within.has(source) })),
    stageSeconds: stageSeconds(state, policy, asOf),
  }
}

/** A case that waits for its unit's allowances: what of it spends them, not its history. */
interface Pending {
  readonly place: number
  readonly number: string
  readonly policy: Policy
  readonly spendings: readonly Spending[]
}

interface Tally {
  assigned: number
  deducted: number
  resolved: number
  timely: number
  readonly waiting: Pending[]
}

/**
 * Takes cases one by one and then says how the units stand. It keeps no history and no verdict itself, so that a million cases
 * need only the memory their caller gives them.
 */
export class Assessor {
  readonly #policy: Policy
  readonly #period: Period
  readonly #asOf: number
  readonly #keep: (place: number, verdict: AssessedCase) => void
  readonly #tallies = new Map<string, Tally>()
  #places = 0

  /**
   * @param asOf epoch milliseconds: only events up to and at it exist
   * @param keep gets the verdict on each assigned case, once, in any order; places count from 0 in the order the cases were added
   */
  constructor(
    policy: Policy,
    period: Period,
    asOf: number,
    keep: (place: number, verdict: AssessedCase) => void,
  ) {
    this.#policy = policy
    this.#period = period
    this.#asOf = asOf
    this.#keep = keep
  }

  /** Names a unit that is to be listed, with or without cases. */
  addUnit(code: string): void {
    if (!this.#tallies.has(code))
      this.#tallies.set(code, { assigned: 0, deducted: 0, resolved: 0, timely: 0, waiting: [] })
  }

  /**
   * Adds a case, folded up to asOf and no further. Answers the place under which `finish` asks for the state again, because the
   * verdict waits for the unit's allowances; null where it does not.
   * @param policy by which this case is judged; the assessment's own unless said otherwise
   */
  addCase(number: string, state: CaseState, policy: Policy = this.#policy): number | null {
    const assigned = assignedIn(state, policy, this.#period, this.#asOf)
    if (assigned === null) return null
    const { run, spendings } = assigned
    const tally = this.#tallyOf(run.unit)
    const place = this.#places
    this.#places += 1
    tally.assigned += 1
    if (spendings.length === 0) {
      this.#judge(place, number, assigned, NOTHING)
      return null
    }
    tally.waiting.push({ place, number, policy, spendings: spendings.map(({ kind, at }) => ({ kind, at })) })
    return place
  }

  /**
   * Spends the allowances, gives the verdicts that waited for them, and scores the units, by code.
   * @param recall the state that was added at a place
   */
  finish(recall: (place: number) => CaseState): AssessedUnit[] {
    const units = [...this.#tallies].sort(([a], [b]) => (a < b ? -1 : 1))
    return units.map(([unit, tally]) => {
      const spent = spend(tally.waiting, (kind) => this.#allowed(kind, tally))
      tally.waiting.forEach(({ place, number, policy }, i) => {
        const assigned = assignedIn(recall(place), policy, this.#period, this.#asOf)
        if (assigned === null) throw new RangeError(`case ${number} is no longer what it was`)
        const within = assigned.spendings.filter((_, k) => spent[i]?.[k] === true).map((s) => s.source)
        this.#judge(place, number, assigned, new Set(within))
      })
      return this.#standing(unit, tally)
    })
  }

  #tallyOf(unit: string): Tally {
    this.addUnit(unit)
    const tally = this.#tallies.get(unit)
    if (tally === undefined) throw new RangeError(`unit ${unit} cannot be listed`)
    return tally
  }

  #judge(place: number, number: string, assigned: AssignedCase, within: ReadonlySet<object>): void {
    const verdict = assessCase(number, assigned, within, this.#asOf)
    const tally = this.#tallyOf(verdict.unit)
    tally.deducted += Number(verdict.deducted)
    tally.resolved += Number(verdict.resolved)
    tally.timely += Number(verdict.timely)
    this.#keep(place, verdict)
  }

  #allowed(kind: keyof Quotas, { assigned }: Tally): number {
    return allowed(this.#policy.quotas[kind], assigned)
  }

  #standing(unit: string, tally: Tally): AssessedUnit {
    const { assigned, deducted, resolved, timely } = tally
    const due = assigned - deducted
    const asked = countKinds(tally.waiting)
    const of = (kind: keyof Quotas) => ({ asked: asked[kind], allowed: this.#allowed(kind, tally) })
    return {
      ...{ unit, assigned, deducted, due, resolved, timely },
      resolvedRate: due === 0 ? null : resolved / due,
      timelyRate: due === 0 ? null : timely / due,
      score: scoreOf(timely, resolved, due),
      allowances: { repeat: of('repeat'), extension: of('extension'), deferral: of('deferral') },
    }
  }
}

const NOTHING: ReadonlySet<object> = new Set()

/** Which spendings of each waiting case are within: the first that fit in order of time, then case number; a case's own in their order. */
function spend(waiting: readonly Pending[], allowedOf: (kind: keyof Quotas) => number): boolean[][] {
  const within = waiting.map(({ spendings }) => spendings.map(() => false))
  for (const kind of ['repeat', 'extension', 'deferral'] as const) {
    const asked = waiting.flatMap(({ number, spendings }, i) =>
      spendings.flatMap((s, k) => (s.kind === kind ? [{ at: s.at, number, i, k }] : [])),
    )
    asked.sort((a, b) => a.at - b.at || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
    for (const { i, k } of asked.slice(0, allowedOf(kind))) {
      const own = within[i]
      if (own !== undefined) own[k] = true
    }
  }
  return within
}

function countKinds(waiting: readonly Pending[]): Record<keyof Quotas, number> {
  const count = { repeat: 0, extension: 0, deferral: 0 }
  for (const { spendings } of waiting) for (const { kind } of spendings) count[kind] += 1
  return count
}
