import type { CaseAction } from '../../../server/contract/case.ts'

/** A step that can be chosen for a case that exists. */
export type Doable = Exclude<CaseAction, 'report'>

/** What a form asks for; `photos!` and `note!` are required there. */
export type ActionField =
  | 'reason'
  | 'instruction'
  | 'answer'
  | 'unit'
  | 'provisional'
  | 'cost'
  | 'condition'
  | 'closing-condition'
  | 'inspector'
  | 'found'
  | 'into'
  | 'minutes'
  | 'minutes-granted'
  | 'until'
  | 'hours'
  | 'escalate-to'
  | 'colleague'
  | 'photos'
  | 'photos!'
  | 'note'
  | 'note!'

/** What each action takes (api.md, "Actions and what they take"). An action without fields is done by its button. */
export const ACTION_FIELDS: Readonly<Record<Doable, readonly ActionField[]>> = {
  'request-verify': ['inspector', 'note'],
  verify: ['found', 'photos', 'note'],
  accept: [],
  reject: ['reason'],
  merge: ['into', 'note'],
  unmerge: [],
  file: ['condition', 'note'],
  coordinate: ['note'],
  'assign-owner': ['unit', 'cost', 'note'],
  escalate: ['escalate-to', 'note'],
  dispatch: ['unit', 'condition', 'provisional', 'note'],
  sign: [],
  'hand-over': ['colleague', 'note'],
  return: ['reason'],
  'request-extension': ['minutes', 'reason'],
  'approve-extension': ['minutes-granted', 'note'],
  'deny-extension': ['reason'],
  'request-deferral': ['until', 'reason'],
  'approve-deferral': ['note'],
  'deny-deferral': ['reason'],
  resume: [],
  complete: ['photos!', 'note'],
  'refuse-feedback': ['reason'],
  'send-check': ['inspector', 'note'],
  'check-pass': ['photos!', 'note'],
  'check-fail': ['photos!', 'reason'],
  close: ['closing-condition', 'note'],
  'refuse-close': ['reason'],
  void: ['reason'],
  reopen: ['reason'],
  supervise: ['instruction'],
  'answer-supervision': ['answer'],
  urge: ['note'],
  comment: ['note!', 'photos'],
  attach: ['photos!', 'note'],
  claim: [],
  'mark-urgent': ['hours', 'reason'],
}

/** The steps that move the loop on come first, what is rarely wanted last. */
const ORDER: readonly CaseAction[] = [
  'sign',
  'complete',
  'verify',
  'check-pass',
  'check-fail',
  'accept',
  'file',
  'dispatch',
  'approve-extension',
  'approve-deferral',
  'deny-extension',
  'deny-deferral',
  'send-check',
  'close',
  'assign-owner',
  'resume',
  'answer-supervision',
  'refuse-feedback',
  'refuse-close',
  'return',
  'request-extension',
  'request-deferral',
  'request-verify',
  'reject',
  'coordinate',
  'escalate',
  'merge',
  'unmerge',
  'reopen',
  'supervise',
  'mark-urgent',
  'void',
  'claim',
  'hand-over',
  'urge',
  'comment',
  'attach',
]
/** Actions that concern the talk about a case, not its way: never the first button. */
const ASIDE: readonly CaseAction[] = [
  'claim',
  'hand-over',
  'urge',
  'comment',
  'attach',
  'supervise',
  'void',
  'mark-urgent',
  'merge',
]

/** The buttons of a case: up to three in sight, the rest behind "more". */
export function arrangeActions(allowed: readonly CaseAction[]): {
  main: CaseAction[]
  more: CaseAction[]
} {
  const known = ORDER.filter((action) => allowed.includes(action))
  const main = known.filter((action) => !ASIDE.includes(action)).slice(0, 3)
  return { main, more: known.filter((action) => !main.includes(action)) }
}

/** What hurts and cannot be undone looks so. */
export const DANGEROUS: readonly CaseAction[] = [
  'void',
  'reject',
  'check-fail',
  'refuse-close',
  'refuse-feedback',
]
