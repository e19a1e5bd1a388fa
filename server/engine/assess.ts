import type { CaseStatus } from '../contract/case.ts'
import { type Confirmed, NONE_CONFIRMED, presentRun, type Run, RunAccount } from './charge.ts'
import type { Period } from './period.ts'
import { allowed, type RunSpending, spendingsOf } from './project.ts'
import { stageSeconds } from './stages.ts'
import type { CaseState, Policy, Quotas, Visit } from './types.ts'

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

/** Units by code; cases in the order they were added. */
export interface Assessment {
  readonly units: readonly AssessedUnit[]
  readonly cases: readonly AssessedCase[]
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

/** A case that waits for its unit's allowances. */
interface Pending extends AssignedCase {
  readonly place: number
  readonly number: string
}

/** Takes cases one by one, so that a million need not be in memory as histories; then says how the units stand. */
export class Assessor {
  readonly #policy: Policy
  readonly #period: Period
  readonly #asOf: number
  readonly #cases: (AssessedCase | undefined)[] = []
  readonly #waiting = new Map<string, Pending[]>()
  readonly #assigned = new Map<string, number>()

  /** @param asOf epoch milliseconds: only events up to and at it exist */
  constructor(policy: Policy, period: Period, asOf: number) {
    this.#policy = policy
    this.#period = period
    this.#asOf = asOf
  }

  /** Names a unit that is to be listed, with or without cases. */
  addUnit(code: string): void {
    if (!this.#assigned.has(code)) this.#assigned.set(code, 0)
  }

  /**
   * Adds a case, folded up to asOf and no further. The state is not kept unless its allowances are still open.
   * @param policy by which this case is judged; the assessment's own unless said otherwise
   */
  addCase(number: string, state: CaseState, policy: Policy = this.#policy): void {
    const assigned = assignedIn(state, policy, this.#period, this.#asOf)
    if (assigned === null) return
    const { unit } = assigned.run
    this.#assigned.set(unit, (this.#assigned.get(unit) ?? 0) + 1)
    if (assigned.spendings.length === 0) {
      this.#cases.push(assessCase(number, assigned, new Set(), this.#asOf))
      return
    }
    const pending = { ...assigned, place: this.#cases.length, number }
    this.#cases.push(undefined)
    const waiting = this.#waiting.get(unit)
    if (waiting === undefined) this.#waiting.set(unit, [pending])
    else waiting.push(pending)
  }

  /** Spends the allowances and scores the units. */
  finish(): Assessment {
    const asked = new Map<string, Record<keyof Quotas, number>>()
    for (const [unit, waiting] of this.#waiting) {
      const confirmed = this.#spend(unit, waiting)
      asked.set(unit, countKinds(waiting))
      for (const pending of waiting)
        this.#cases[pending.place] = assessCase(pending.number, pending, confirmed, this.#asOf)
    }
    this.#waiting.clear()
    const cases = this.#cases.filter((c) => c !== undefined)
    return { cases, units: this.#units(cases, asked) }
  }

  /** The first that fit in order of time, then case number; a case's own events in their order. */
  #spend(unit: string, waiting: readonly Pending[]): Set<object> {
    const confirmed = new Set<object>()
    const all = waiting.flatMap(({ number, spendings }) => spendings.map((s) => ({ number, ...s })))
    all.sort((a, b) => a.at - b.at || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
    for (const kind of ['repeat', 'extension', 'deferral'] as const) {
      const limit = this.#allowed(unit, kind)
      for (const spending of all.filter((s) => s.kind === kind).slice(0, limit))
        confirmed.add(spending.source)
    }
    return confirmed
  }

  #allowed(unit: string, kind: keyof Quotas): number {
    return allowed(this.#policy.quotas[kind], this.#assigned.get(unit) ?? 0)
  }

  #units(
    cases: readonly AssessedCase[],
    asked: ReadonlyMap<string, Record<keyof Quotas, number>>,
  ): AssessedUnit[] {
    const tallies = new Map<string, { deducted: number; resolved: number; timely: number }>()
    for (const unit of this.#assigned.keys()) tallies.set(unit, { deducted: 0, resolved: 0, timely: 0 })
    for (const { unit, deducted, resolved, timely } of cases) {
      const tally = tallies.get(unit)
      if (tally === undefined) continue
      tally.deducted += Number(deducted)
      tally.resolved += Number(resolved)
      tally.timely += Number(timely)
    }
    return [...tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit, { deducted, resolved, timely }]) => {
        const assigned = this.#assigned.get(unit) ?? 0
        const due = assigned - deducted
        const of = (kind: keyof Quotas) => ({
          asked: asked.get(unit)?.[kind] ?? 0,
          allowed: this.#allowed(unit, kind),
        })
        return {
          unit,
          assigned,
          deducted,
          due,
          resolved,
          timely,
          resolvedRate: due === 0 ? null : resolved / due,
          timelyRate: due === 0 ? null : timely / due,
          score: scoreOf(timely, resolved, due),
          allowances: { repeat: of('repeat'), extension: of('extension'), deferral: of('deferral') },
        }
      })
  }
}

function countKinds(waiting: readonly Pending[]): Record<keyof Quotas, number> {
  const count = { repeat: 0, extension: 0, deferral: 0 }
  for (const { spendings } of waiting) for (const { kind } of spendings) count[kind] += 1
  return count
}
