import type { StageName } from '../../../contract/case.ts'
import { ESCALATION_LEVELS, type EscalationLevel } from '../../../contract/escalation.ts'
import type { Role } from '../../../contract/role.ts'

/** The running stage of a case with the instants at which it passes each level; epoch milliseconds. */
export interface RunningStage {
  readonly stage: Exclude<StageName, 'supervise'>
  readonly yellowAt: number | null
  readonly redAt: number | null
  readonly twiceAt: number | null
}

/** Who hears of it: these roles, or one person; `holder` narrows the roles to the unit that has the case. */
export interface Audience {
  readonly roles: readonly Role[]
  readonly of: 'holder' | 'center' | 'asked'
  /** 黄牌, 红牌: to the lead (分管领导) of the unit that handles too slowly. */
  readonly card: 'yellow' | 'red' | null
}

/** The levels passed by an instant, mildest first. Yellow begins at its instant, the others after theirs. */
export function levelsPassed(stage: RunningStage, nowMs: number): { level: EscalationLevel; at: number }[] {
  const instants = { yellow: stage.yellowAt, red: stage.redAt, twice: stage.twiceAt }
  return ESCALATION_LEVELS.flatMap((level) => {
    const at = instants[level]
    if (at === null) return []
    return (level === 'yellow' ? nowMs >= at : nowMs > at) ? [{ level, at }] : []
  })
}

const UNIT: readonly Role[] = ['unit', 'street']
const center = (...roles: Role[]): Audience => ({ roles, of: 'center', card: null })
const asked: Audience = { roles: [], of: 'asked', card: null }

/** Of each of the center's stages: whose desk it is. */
const DESK: Record<Exclude<StageName, 'supervise' | 'handle'>, Role> = {
  verify: 'intake',
  file: 'supervisor',
  dispatch: 'dispatcher',
  'send-check': 'dispatcher',
  check: 'dispatcher',
  close: 'supervisor',
}

/**
 * Who hears of a level: before the budget is gone those who do the work, over it their superiors too, at twice of it the
 * leaders. A unit's lead gets a yellow card before, a red one after (domain.md, "unit lead").
 */
export function audiencesOf(stage: RunningStage['stage'], level: EscalationLevel): Audience[] {
  if (stage === 'handle') {
    const lead: Audience = { roles: ['unit-lead'], of: 'holder', card: level === 'yellow' ? 'yellow' : 'red' }
    const unit: Audience = { roles: UNIT, of: 'holder', card: null }
    if (level === 'yellow') return [unit, lead]
    return [unit, lead, level === 'red' ? center('dispatcher', 'supervisor') : center('supervisor', 'leader')]
  }
  const desk = DESK[stage]
  const onSite = stage === 'verify' || stage === 'check' ? [asked] : []
  if (level === 'yellow') return [...onSite, center(desk)]
  if (level === 'red') return [...onSite, center(...new Set<Role>([desk, 'supervisor']))]
  return [center('supervisor', 'leader')]
}
