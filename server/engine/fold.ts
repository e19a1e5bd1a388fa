import type { CaseAction, CaseStatus } from '../contract/case.ts'
import type { CaseFacts, CaseState, EngineEvent, Episode, LoopTable, Visit } from './types.ts'

/** An event that cannot follow the history before it (domain.md, "The loop"). */
export class ImpossibleStep extends Error {
  override readonly name = 'ImpossibleStep'
  readonly action: CaseAction
  readonly status: CaseStatus | null
  /** @param status of the case before the event; null before its report */
  constructor(action: CaseAction, status: CaseStatus | null, reason: string) {
    super(reason)
    this.action = action
    this.status = status
  }
}

const HOURS_NEED_URGENCY = 'a limit in hours on a case that is not urgent'

type Handler = (state: CaseState, event: EngineEvent) => void

/** The fold of a whole history, oldest event first; throws ImpossibleStep at the first event that cannot be. */
export function replay(events: Iterable<EngineEvent>, facts: CaseFacts, loop: LoopTable): CaseState {
  let state: CaseState | null = null
  for (const event of events) {
    if (state === null) state = start(event, facts)
    else advance(state, event, loop)
  }
  if (state === null) throw new ImpossibleStep('report', null, 'a case without events')
  return state
}

/** One more event on a state, which stays as it was; throws ImpossibleStep. */
export function apply(state: CaseState, event: EngineEvent, loop: LoopTable): CaseState {
  const next = structuredClone(state)
  advance(next, event, loop)
  return next
}

/** The state a `report` makes. */
export function start(event: EngineEvent, facts: CaseFacts): CaseState {
  if (event.action !== 'report') throw new ImpossibleStep(event.action, null, 'a case starts with report')
  if (facts.limit?.unit === 'hours' && !facts.urgent)
    throw new ImpossibleStep('report', null, HOURS_NEED_URGENCY)
  const state: CaseState = {
    seq: 1,
    status: 'reported',
    reportedAt: event.at,
    lastAt: event.at,
    closedAt: null,
    urgentAt: facts.urgent ? event.at : null,
    special: facts.special,
    mergedFrom: null,
    life: 0,
    visits: [],
    episodes: [],
    extensions: [],
    limits: facts.limit === null ? [] : [{ seq: 1, limit: facts.limit }],
    urgentMarks: [],
    supervisions: [],
    pending: null,
  }
  enter(state, 'file', event.at)
  return state
}

/** Adds an event to a state in place: for whoever owns the state alone, such as a reader of a million histories. */
export function advance(state: CaseState, event: EngineEvent, loop: LoopTable): void {
  const to = nextStatus(state, event, loop)
  if (event.at < state.lastAt)
    throw new ImpossibleStep(event.action, state.status, 'earlier than the event before it')
  state.seq += 1
  HANDLERS[event.action]?.(state, event)
  state.status = to
  state.lastAt = event.at
}

function nextStatus(state: CaseState, event: EngineEvent, loop: LoopTable): CaseStatus {
  const step = loop[event.action]
  if (!step.from.includes(state.status))
    throw new ImpossibleStep(event.action, state.status, `${event.action} is impossible from ${state.status}`)
  if (step.to === 'stays') return state.status
  if (step.to !== 'back') return step.to
  if (state.mergedFrom === null) throw new ImpossibleStep(event.action, state.status, 'nothing to go back to')
  return state.mergedFrom
}

/** The visit that runs now, or the one that a verification interrupts when none runs but that. */
const openVisit = (state: CaseState): Visit | undefined => state.visits.findLast((v) => v.to === null)

function enter(state: CaseState, stage: Visit['stage'], at: number): void {
  const episode = stage === 'handle' ? state.episodes.length - 1 : null
  state.visits.push({ stage, from: at, to: null, episode, life: state.life, pauses: [] })
}

function leave(state: CaseState, at: number): void {
  const visit = openVisit(state)
  if (visit !== undefined) visit.to = at
}

function move(state: CaseState, stage: Visit['stage'], at: number): void {
  leave(state, at)
  enter(state, stage, at)
}

function lastEpisode(state: CaseState, event: EngineEvent): Episode {
  const episode = state.episodes.at(-1)
  if (episode === undefined) throw new ImpossibleStep(event.action, state.status, 'never dispatched')
  return episode
}

/** A chosen condition fixes the limit, and may make the case urgent or special (domain.md, "The loop"). */
function choose(state: CaseState, event: EngineEvent): void {
  if (event.limit !== undefined) {
    if (event.limit.unit === 'hours' && event.urgent !== true && state.urgentAt === null)
      throw new ImpossibleStep(event.action, state.status, HOURS_NEED_URGENCY)
    state.limits.push({ seq: state.seq, limit: event.limit })
  }
  if (event.urgent === true) state.urgentAt ??= event.at
  if (event.special !== undefined) state.special = event.special
}

function dispatch(state: CaseState, event: EngineEvent): void {
  if (event.unit === undefined) throw new ImpossibleStep(event.action, state.status, 'dispatch names no unit')
  choose(state, event)
  const desk = openVisit(state)
  const previous = state.episodes.at(-1)
  const sameRun = previous?.unit === event.unit && previous.life === state.life
  state.episodes.push({
    seq: state.seq,
    unit: event.unit,
    run: previous === undefined ? 0 : previous.run + (sameRun ? 0 : 1),
    life: state.life,
    deskFrom: desk?.from ?? event.at,
    from: event.at,
    to: null,
    endSeq: null,
    end: null,
    outcome: null,
    signed: false,
  })
  move(state, 'handle', event.at)
}

function endEpisode(end: 'return' | 'complete', next: Visit['stage']): Handler {
  return (state, event) => {
    Object.assign(lastEpisode(state, event), { to: event.at, endSeq: state.seq, end })
    state.pending = null
    move(state, next, event.at)
  }
}

function giveBack(outcome: 'refused' | 'failed'): Handler {
  return (state, event) => {
    lastEpisode(state, event).outcome = outcome
    move(state, 'dispatch', event.at)
  }
}

function sign(state: CaseState, event: EngineEvent): void {
  const episode = lastEpisode(state, event)
  if (episode.signed) throw new ImpossibleStep(event.action, state.status, 'signed already')
  episode.signed = true
}

function approveExtension(state: CaseState, event: EngineEvent): void {
  const asked = state.pending?.kind === 'extension' ? state.pending.minutes : null
  const minutes = event.minutes ?? asked
  if (minutes === null) throw new ImpossibleStep(event.action, state.status, 'an extension without minutes')
  state.extensions.push({ seq: state.seq, at: event.at, minutes })
  state.pending = null
}

function approveDeferral(state: CaseState, event: EngineEvent): void {
  const asked = state.pending?.kind === 'deferral' ? state.pending.until : null
  openVisit(state)?.pauses.push({ from: event.at, to: null, until: event.until ?? asked })
  state.pending = null
}

function endPause(state: CaseState, at: number): void {
  const pause = openVisit(state)?.pauses.at(-1)
  if (pause !== undefined) pause.to = at
}

function request(kind: 'extension' | 'deferral'): Handler {
  return (state, event) => {
    state.pending = { kind, at: event.at, minutes: event.minutes ?? null, until: event.until ?? null }
  }
}

const decide: Handler = (state) => {
  state.pending = null
}

function markUrgent(state: CaseState, event: EngineEvent): void {
  if (event.hours === undefined) throw new ImpossibleStep(event.action, state.status, 'a mark without hours')
  state.urgentAt ??= event.at
  state.urgentMarks.push({ seq: state.seq, at: event.at, hours: event.hours })
}

/** What each action does beyond the status; an action not named here does nothing to the clocks. */
const HANDLERS: Partial<Record<CaseAction, Handler>> = {
  'request-verify': (state, { at }) => {
    openVisit(state)?.pauses.push({ from: at, to: null, until: null })
    enter(state, 'verify', at)
  },
  verify: (state, { at }) => {
    leave(state, at)
    endPause(state, at)
  },
  reject: (state, { at }) => leave(state, at),
  merge: (state, { at }) => {
    leave(state, at)
    state.mergedFrom = state.status
  },
  // Time is never lost: the stage that the merge broke off goes on as if it never had.
  unmerge: (state) => {
    const visit = state.visits.findLast((v) => v.stage !== 'verify')
    if (visit !== undefined) visit.to = null
    state.mergedFrom = null
  },
  file: (state, event) => {
    choose(state, event)
    move(state, 'dispatch', event.at)
  },
  'assign-owner': (state, { at }) => move(state, 'dispatch', at),
  dispatch,
  sign,
  return: endEpisode('return', 'dispatch'),
  'request-extension': request('extension'),
  'approve-extension': approveExtension,
  'deny-extension': decide,
  'request-deferral': request('deferral'),
  'approve-deferral': approveDeferral,
  'deny-deferral': decide,
  resume: (state, { at }) => endPause(state, at),
  complete: endEpisode('complete', 'send-check'),
  'refuse-feedback': giveBack('refused'),
  'send-check': (state, { at }) => move(state, 'check', at),
  'check-pass': (state, { at }) => move(state, 'close', at),
  'check-fail': giveBack('failed'),
  close: (state, { at }) => {
    leave(state, at)
    state.closedAt = at
  },
  'refuse-close': giveBack('failed'),
  void: (state, { at }) => leave(state, at),
  reopen: (state, event) => {
    state.closedAt = null
    state.life += 1
    choose(state, event)
    enter(state, 'dispatch', event.at)
  },
  supervise: (state, { at, to }) => {
    state.supervisions.push({ at, answeredAt: null, to: to ?? null })
  },
  'answer-supervision': (state, { at }) => {
    const open = state.supervisions.findLast((s) => s.answeredAt === null)
    if (open !== undefined) open.answeredAt = at
  },
  'mark-urgent': markUrgent,
}
