import { COMPLAINT_STEPS, type ComplaintAction, type ComplaintStatus } from '../../../contract/complaint.ts'
import type { SessionActor } from '../../../http/session.ts'

type Step = Exclude<ComplaintAction, 'register'>
interface Facts {
  readonly status: ComplaintStatus
  readonly handlerOrg: string | null
  readonly aboutCenter: boolean
  /** What kind of organisation has it. */
  readonly handlerIs: 'center' | 'leading-group' | 'superior' | null
}

/** May this actor, who may see the complaint, ever take this step? */
export function hasComplaintRight(action: Step, { roles, scope }: SessionActor, facts: Facts): boolean {
  const isLeader = roles.includes('leader') && scope.kind === 'district'
  const isSupervisor = roles.includes('supervisor') && scope.kind === 'district'
  // About the center itself its supervisor has no say: the leaders above it decide.
  const decides = facts.aboutCenter ? isLeader : isSupervisor
  if (action === 'comment')
    return decides || scope.org === facts.handlerOrg || (roles.includes('intake') && !facts.aboutCenter)
  if (action !== 'answer') return decides
  switch (facts.handlerIs) {
    case 'center':
      return isSupervisor
    case 'leading-group':
      // The office is the leaders'; where it has people of its own, theirs too.
      return isLeader || scope.org === facts.handlerOrg
    default:
      return facts.handlerOrg !== null && scope.org === facts.handlerOrg
  }
}

export const isComplaintStepPossible = (action: Step, status: ComplaintStatus) =>
  COMPLAINT_STEPS[action].from.includes(status)

export const allowedComplaintActions = (actor: SessionActor, facts: Facts): Step[] =>
  (Object.keys(COMPLAINT_STEPS) as Step[]).filter(
    (action) => isComplaintStepPossible(action, facts.status) && hasComplaintRight(action, actor, facts),
  )
