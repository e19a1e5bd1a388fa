import type { CaseAction, CaseStatus, Limit } from '../../server/contract/case.ts'
import type { HistoryEvent } from '../../server/contract/case-history.ts'
import type { Random } from './random.ts'

/** Who acts in a story, and the clock its delays run on. */
export interface StoryCast {
  intake: string
  supervisor: string
  dispatcher: string
  /** Handlers by unit code. */
  handlers: ReadonlyMap<string, string>
  inspectors: readonly string[]
  /** The instant `seconds` of working time after `at` (wall time for urgent cases). */
  after(at: number, seconds: number, urgent: boolean): number
  picture(kind: 'before' | 'after', at: number, by: string): string
}

export interface StoryPlan {
  reportedAt: number
  until: number
  /** Where the story stops although time is left. */
  stopAt: CaseStatus | null
  reporterId: string
  byCitizen: boolean
  urgent: boolean
  /** What filing resolves: the opening condition with its limit and marks, as the case module keeps it. */
  filing: Readonly<{
    condition: string
    limit: Limit
    limitIsDefault: boolean
    urgent: boolean
    special: boolean
  }>
  unit: string
  /** `unit` is not what the rules say: the dispatcher knew better, for this reason. */
  deviates: boolean
  reasonToDeviate: string
  /** Units that the matter could be taken for, other than the rules' own. */
  otherUnits: readonly string[]
  /** The case that tells of the same thing already: this one is merged into it. */
  mergeInto: string | null
}

const MINUTE = 60
const limitSeconds = ({ unit, value }: Limit) => value * (unit === 'work-days' ? 390 * MINUTE : 3600)

const RETURN_REASONS = [
  '不属本单位管护范围',
  '产权不属本单位，请改派',
  '现场已由产权单位处理，请核对责任主体',
  '位置在小区红线内，应由物业负责',
]
const FAIL_REASONS = ['现场仍有残留', '修复不平整', '只处理了一部分', '照片与现场不符']
const EXTENSION_REASONS = ['需采购配件', '连续降雨无法施工', '需与相邻单位配合开挖']
const DEFERRAL_REASONS = ['冬季低温不具备施工条件', '列入下月专项整治', '等待管线迁改']
const REJECT_REASONS = ['不属城市管理范围', '与已有案卷内容相同', '现场未发现所反映的问题']

/**
 * Writes one lawful life of a case up to `until`. Delays are drawn as people take them: mostly within the stage's budget, some
 * over it. The steps are those of domain.md's loop; the case module folds them with the engine and refuses an unlawful one.
 */
export class Story {
  readonly events: HistoryEvent[] = []
  status: CaseStatus = 'reported'
  private at: number
  private readonly plan: StoryPlan
  private readonly cast: StoryCast
  private readonly random: Random
  private over = false
  private unit: string
  private deviates: boolean

  constructor(plan: StoryPlan, cast: StoryCast, random: Random) {
    this.plan = plan
    this.cast = cast
    this.random = random
    this.at = plan.reportedAt
    this.unit = plan.unit
    this.deviates = plan.deviates
    const photos = plan.byCitizen ? [] : [cast.picture('before', this.at, plan.reporterId)]
    this.events.push(event(this.at, 'report', plan.reporterId, {}, photos))
    this.over = plan.stopAt === 'reported'
  }

  /** Does a step after a delay in seconds of the case's clock; false once the story is over. */
  private step(
    action: CaseAction,
    to: CaseStatus,
    actorId: string,
    delay: number,
    data: Record<string, unknown> = {},
    picture?: 'before' | 'after',
    note: string | null = null,
  ): boolean {
    if (this.over) return false
    const at = this.cast.after(this.at, Math.max(20, Math.round(delay)), this.plan.urgent)
    if (at > this.plan.until) {
      this.over = true
      return false
    }
    this.at = at
    const photos = picture ? [this.cast.picture(picture, at, actorId)] : []
    this.events.push({ ...event(at, action, actorId, data, photos), note })
    if (to !== this.status) {
      this.status = to
      this.over = this.plan.stopAt === to
    }
    return !this.over
  }

  /** A delay at a desk with a budget of `minutes`: mostly well within it, sometimes over. */
  private desk(minutes: number): number {
    const share = this.random.chance(0.06) ? 1 + this.random.next() * 1.5 : 0.08 + this.random.next() * 0.75
    return share * minutes * MINUTE
  }

  write(): readonly HistoryEvent[] {
    const { cast, plan } = this
    if (plan.mergeInto !== null)
      this.lastStep('merge', 'merged', cast.intake, this.desk(12), { into: plan.mergeInto })
    this.atIntake()
    this.atDispatch()
    this.closing()
    return this.events
  }

  private atIntake(): void {
    const { cast, random, plan } = this
    if (plan.stopAt === 'verifying' || (plan.byCitizen && random.chance(0.3))) {
      const inspector = random.pick(cast.inspectors)
      this.step('request-verify', 'verifying', cast.intake, this.desk(12), { inspector })
      const found = plan.stopAt !== 'rejected' && random.chance(0.9)
      this.step('verify', 'reported', inspector, this.desk(60), { found }, 'before')
      if (!found)
        this.lastStep('reject', 'rejected', cast.intake, this.desk(10), {
          reason: REJECT_REASONS[2],
        })
    }
    if (plan.stopAt === 'rejected' || (plan.stopAt === null && random.chance(0.015)))
      this.lastStep('reject', 'rejected', cast.intake, this.desk(15), {
        reason: random.pick(REJECT_REASONS),
      })
    this.step('accept', 'accepted', cast.intake, this.desk(14))
    this.step('file', 'filed', cast.supervisor, this.desk(14), plan.filing)
  }

  private lastStep(...args: Parameters<Story['step']>): void {
    this.step(...args)
    this.over = true
  }

  private atDispatch(): void {
    const { cast, plan, random } = this
    if (plan.stopAt === 'coordinating' || random.chance(0.012)) {
      this.step('coordinate', 'coordinating', cast.dispatcher, this.desk(15))
      this.step('assign-owner', 'filed', cast.dispatcher, this.desk(25), { unit: plan.unit })
    }
    if (plan.stopAt === 'voided' || (plan.stopAt === null && random.chance(0.008)))
      this.lastStep('void', 'voided', cast.supervisor, this.desk(15), { reason: '重复立案' })
    if (!plan.deviates && random.chance(0.08)) this.returnedOnce()
    const rounds = random.chance(0.06) ? (random.chance(0.2) ? 3 : 2) : 1
    for (let round = 1; round <= rounds && !this.over; round++) this.handleAndCheck(round < rounds, round)
  }

  /** Given back by the unit that the rules name: often it is another's after all, else it has to take it. */
  private returnedOnce(): void {
    const { cast, plan, random } = this
    const handler = cast.handlers.get(this.unit)
    if (handler === undefined) return
    this.step('dispatch', 'dispatched', cast.dispatcher, this.desk(24), { unit: this.unit })
    this.step('return', 'filed', handler, this.desk(60), { reason: random.pick(RETURN_REASONS) })
    if (!random.chance(0.35)) return
    this.unit = random.pick(plan.otherUnits)
    this.deviates = true
  }

  private handleAndCheck(fails: boolean, round: number): void {
    const { cast, plan, random } = this
    const handler = cast.handlers.get(this.unit) ?? cast.dispatcher
    const note = round === 1 && this.deviates ? plan.reasonToDeviate : null
    this.step('dispatch', 'dispatched', cast.dispatcher, this.desk(22), { unit: this.unit }, undefined, note)
    const budget = limitSeconds(plan.filing.limit) * (round === 1 ? 1 : 0.3)
    let left = budget * (random.chance(0.09) ? 1.05 + random.next() : 0.1 + random.next() * 0.8)
    if (random.chance(0.7)) {
      const signed = Math.min(left * 0.3, this.desk(60))
      this.step('sign', 'dispatched', handler, signed)
      left -= signed
    }
    if (random.chance(0.028)) left = this.extended(handler, left)
    if (plan.stopAt === 'deferred' || random.chance(0.012)) this.deferred(handler)
    this.step('complete', 'completed', handler, left, {}, 'after')
    if (random.chance(0.012)) {
      this.step('refuse-feedback', 'filed', cast.dispatcher, this.desk(20), {
        reason: '反馈照片看不清处置结果',
      })
      this.step('dispatch', 'dispatched', cast.dispatcher, this.desk(10), { unit: this.unit })
      this.step('complete', 'completed', handler, this.desk(60), {}, 'after')
    }
    const eligible = cast.inspectors.filter((id) => id !== plan.reporterId)
    const checker = random.pick(eligible)
    this.step('send-check', 'checking', cast.dispatcher, this.desk(22), { inspector: checker })
    if (fails)
      this.step(
        'check-fail',
        'filed',
        checker,
        this.desk(55),
        { reason: random.pick(FAIL_REASONS) },
        'before',
      )
    else this.step('check-pass', 'checked', checker, this.desk(50), {}, 'after')
  }

  private extended(handler: string, left: number): number {
    const minutes = this.random.pick([120, 240, 390, 780])
    const approved = this.random.chance(0.85)
    this.step('request-extension', 'dispatched', handler, left * 0.4, {
      minutes,
      reason: this.random.pick(EXTENSION_REASONS),
    })
    if (approved)
      this.step('approve-extension', 'dispatched', this.cast.dispatcher, this.desk(40), { minutes })
    else
      this.step('deny-extension', 'dispatched', this.cast.dispatcher, this.desk(40), { reason: '理由不充分' })
    return left * 0.6 + (approved ? minutes * MINUTE * 0.7 : 0)
  }

  private deferred(handler: string): void {
    this.step('request-deferral', 'dispatched', handler, this.desk(60), {
      reason: this.random.pick(DEFERRAL_REASONS),
    })
    this.step('approve-deferral', 'deferred', this.cast.dispatcher, this.desk(60))
    this.step('resume', 'dispatched', handler, (1 + this.random.next() * 12) * 390 * MINUTE)
  }

  private closing(): void {
    const { cast, random } = this
    if (this.over || this.status !== 'checked') return
    if (random.chance(0.006)) {
      this.step('refuse-close', 'filed', cast.supervisor, this.desk(25), { reason: '结案条件不符' })
      this.handleAndCheck(false, 2)
    }
    this.step('close', 'closed', cast.supervisor, this.desk(24))
  }
}

const event = (
  at: number,
  action: CaseAction,
  actorId: string,
  data: Record<string, unknown>,
  attachments: readonly string[],
): HistoryEvent => ({ at, action, actorId, data, note: null, attachments })
