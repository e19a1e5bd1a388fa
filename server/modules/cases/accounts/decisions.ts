import type { CaseAction } from '../../../contract/case.ts'
import type { Decision } from '../../../contract/case-accounts.ts'
import type { CaseEvent } from '../../../contract/case-shape.ts'

type Step = Decision['asked']
type Line = { -readonly [K in keyof Decision]: Decision[K] }

/** Actions that decide themselves, with what the ledger calls them. */
const AT_ONCE: Partial<Record<CaseAction, Decision['kind']>> = {
  return: 'return',
  'refuse-feedback': 'refused-feedback',
  'refuse-close': 'refused-close',
  void: 'void',
  reopen: 'reopen',
  'mark-urgent': 'urgent',
}
const REQUESTS: Partial<Record<CaseAction, Decision['kind']>> = {
  'request-extension': 'extension',
  'request-deferral': 'deferral',
  supervise: 'supervision',
}
const ANSWERS: Partial<Record<CaseAction, readonly [Decision['kind'], Decision['outcome']]>> = {
  'approve-extension': ['extension', 'approved'],
  'deny-extension': ['extension', 'denied'],
  'approve-deferral': ['deferral', 'approved'],
  'deny-deferral': ['deferral', 'denied'],
  'answer-supervision': ['supervision', 'done'],
}
/** Ends the unit's episode, and with it a request that nobody decided. */
const ENDS_EPISODE: readonly CaseAction[] = ['return', 'complete']

/** The ledger of a history, oldest first: each request with what became of it (regulation, assessment 五(一)1, 六(二)). */
export function decisionsOf(events: readonly CaseEvent[]): Decision[] {
  const ledger: Line[] = []
  for (const event of events) {
    if (ENDS_EPISODE.includes(event.action)) lapse(ledger, stepOf(event))
    if (event.action === 'resume') endDeferral(ledger, event.at)
    const kind = AT_ONCE[event.action] ?? REQUESTS[event.action]
    if (kind !== undefined) ledger.push(lineOf(kind, event))
    const answer = ANSWERS[event.action]
    if (answer !== undefined) decide(ledger, event, ...answer)
  }
  return ledger
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

const stepOf = ({ version, at, actor, data, note }: CaseEvent): Step => ({
  version,
  at,
  by: actor.name,
  words: textOf(data.reason) ?? textOf(data.instruction) ?? textOf(data.answer) ?? note,
})

function lineOf(kind: Decision['kind'], event: CaseEvent): Line {
  const asked = stepOf(event)
  const isDone = event.action in AT_ONCE
  return {
    kind,
    asked,
    decided: isDone ? asked : null,
    outcome: isDone ? 'done' : 'pending',
    minutesAsked: numberOf(event.data.minutes),
    minutesGranted: null,
    until: textOf(event.data.until),
    endedAt: null,
  }
}

function decide(
  ledger: Line[],
  event: CaseEvent,
  kind: Decision['kind'],
  outcome: Decision['outcome'],
): void {
  const pending = ledger.findLast((line) => line.kind === kind && line.outcome === 'pending')
  // Migrated history holds approvals alone.
  const line = pending ?? lineOf(kind, event)
  if (pending === undefined) ledger.push(line)
  line.decided = stepOf(event)
  line.outcome = outcome
  if (outcome !== 'approved') return
  if (kind === 'extension') line.minutesGranted = numberOf(event.data.minutes) ?? line.minutesAsked
  line.until = textOf(event.data.until) ?? line.until
}

function lapse(ledger: Line[], by: Step): void {
  for (const line of ledger)
    if (line.outcome === 'pending' && line.kind !== 'supervision') {
      line.decided = by
      line.outcome = 'lapsed'
    }
}

function endDeferral(ledger: Line[], at: string): void {
  const running = ledger.findLast((line) => line.kind === 'deferral' && line.outcome === 'approved')
  if (running !== undefined) running.endedAt ??= at
}
