/**
 * The loop of domain.md once more, copied by hand from its table and read by nothing but the test: it must not learn from
 * the code that it judges.
 */

export interface Person {
  readonly name: string
  readonly id: string
  readonly roles: readonly string[]
  readonly org: string
  /** The handling unit they belong to. */
  readonly unit: string | null
  readonly scope: 'district' | 'area' | 'unit'
  readonly area: string | null
}

export interface ModelCase {
  readonly id: string
  readonly area: readonly string[]
  readonly reporter: string | null
  readonly conditions: readonly string[]
  status: string
  version: number
  /** Where it was before it was merged. */
  before: string
  unit: string | null
  held: string[]
  /** The unbroken run with one unit: a second extension within it is the supervisor's. */
  run: { unit: string; extensions: number } | null
  signed: boolean
  pending: 'extension' | 'deferral' | null
  verifier: string | null
  checker: string | null
  claimedBy: string | null
  /** Whom each unanswered instruction addresses. */
  supervised: string[]
  closedAt: number
}

export interface World {
  now: number
  cases: ModelCase[]
  /** Photos by id: whose they are until they prove something. */
  photos: Record<string, { owner: string; used: boolean }>
}

/** A request as it is sent. */
export interface Asked {
  readonly by: Person
  readonly caseId: string
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
}

const OPEN = 'reported verifying accepted filed coordinating dispatched deferred completed checking checked'
const LOOP: Record<string, readonly [from: string, to: string, who: string]> = {
  'request-verify': ['reported', 'verifying', 'intake supervisor'],
  verify: ['verifying', 'reported', 'asked'],
  accept: ['reported', 'accepted', 'intake supervisor'],
  reject: ['reported accepted', 'rejected', 'intake supervisor'],
  merge: ['reported accepted filed', 'merged', 'intake dispatcher supervisor'],
  unmerge: ['merged', 'before', 'intake dispatcher supervisor'],
  file: ['accepted', 'filed', 'supervisor'],
  coordinate: ['filed', 'coordinating', 'dispatcher supervisor'],
  'assign-owner': ['coordinating', 'filed', 'dispatcher supervisor'],
  escalate: ['coordinating', 'same', 'dispatcher supervisor'],
  dispatch: ['filed', 'dispatched', 'dispatcher supervisor'],
  sign: ['dispatched', 'same', 'holder'],
  'hand-over': [OPEN, 'same', 'holder intake dispatcher supervisor'],
  return: ['dispatched', 'filed', 'holder'],
  'request-extension': ['dispatched', 'same', 'holder'],
  'approve-extension': ['dispatched', 'same', 'extender'],
  'deny-extension': ['dispatched', 'same', 'dispatcher supervisor'],
  'request-deferral': ['dispatched', 'same', 'holder'],
  'approve-deferral': ['dispatched', 'deferred', 'dispatcher supervisor'],
  'deny-deferral': ['dispatched', 'same', 'dispatcher supervisor'],
  resume: ['deferred', 'dispatched', 'holder dispatcher supervisor'],
  complete: ['dispatched', 'completed', 'holder'],
  'refuse-feedback': ['completed', 'filed', 'dispatcher supervisor'],
  'send-check': ['completed', 'checking', 'dispatcher supervisor'],
  'check-pass': ['checking', 'checked', 'checker'],
  'check-fail': ['checking', 'filed', 'checker'],
  close: ['checked', 'closed', 'supervisor'],
  'refuse-close': ['checked', 'filed', 'supervisor'],
  void: ['filed coordinating', 'voided', 'supervisor'],
  reopen: ['closed', 'filed', 'supervisor'],
  supervise: [OPEN, 'same', 'supervisor leader'],
  'answer-supervision': [OPEN, 'same', 'supervised'],
  urge: [OPEN, 'same', 'anyone'],
  comment: [OPEN, 'same', 'anyone'],
  attach: [OPEN, 'same', 'anyone'],
  claim: [OPEN, 'same', 'anyone'],
  'mark-urgent': [OPEN, 'same', 'intake dispatcher supervisor'],
}
export const ACTIONS = Object.keys(LOOP)
const DESKS = [
  ['reported', 'verifying'],
  ['accepted'],
  ['filed', 'coordinating'],
  ['dispatched', 'deferred'],
  ['completed', 'checking'],
  ['checked'],
]
const OPERATORS = ['intake', 'dispatcher', 'supervisor']
const DAY = 86_400_000

const isOpen = ({ status }: ModelCase) => OPEN.split(' ').includes(status)
const has = (by: Person, ...roles: string[]) => by.roles.some((role) => roles.includes(role))
const isHolder = (by: Person, on: ModelCase) =>
  has(by, 'unit', 'unit-lead', 'street') && by.unit !== null && by.unit === unitOf(on)
/** A merged case is nobody's; its place is kept. */
const unitOf = (on: ModelCase) => (on.status === 'merged' ? null : on.unit)

export function sees(by: Person, on: ModelCase): boolean {
  const held = by.unit !== null && on.held.includes(by.unit)
  if (by.scope === 'district') return true
  return held || (by.scope === 'area' && by.area !== null && on.area.includes(by.area))
}

/** The third column of the table. */
export function mayEver(by: Person, action: string, on: ModelCase): boolean {
  return (LOOP[action]?.[2] ?? '').split(' ').some((who) => {
    switch (who) {
      case 'anyone':
        return true
      case 'holder':
        return isHolder(by, on)
      case 'asked':
        return has(by, 'inspector') && (on.verifier === null || on.verifier === by.id)
      case 'checker':
        return has(by, 'inspector') && on.reporter !== by.id && (on.checker === null || on.checker === by.id)
      case 'extender':
        return has(by, 'supervisor') || (has(by, 'dispatcher') && (on.run?.extensions ?? 0) === 0)
      case 'supervised': {
        const addressee = (isOpen(on) ? on.supervised.at(-1) : undefined) ?? 'desk'
        return addressee === 'desk' ? has(by, ...OPERATORS) : by.unit === addressee
      }
      default:
        return has(by, who)
    }
  })
}

/** The second column, with what a step needs besides the status. */
export function isPossible(by: Person, action: string, on: ModelCase, now: number): boolean {
  if (!LOOP[action]?.[0].split(' ').includes(on.status)) return false
  if (action === 'sign') return !on.signed
  if (action.startsWith('request-') && action !== 'request-verify') return on.pending === null
  if (/^(approve|deny)-/.test(action)) return on.pending === action.split('-')[1]
  if (action === 'answer-supervision') return on.supervised.length > 0
  if (action === 'reopen') return now - on.closedAt <= 30 * DAY
  if (action === 'hand-over') return on.claimedBy !== null || (on.status === 'dispatched' && isHolder(by, on))
  return true
}

/** What a request must be answered: the order of api.md. */
export function judge(world: World, asked: Asked, people: readonly Person[]): number {
  const { by, action, body } = asked
  const on = world.cases.find(({ id }) => id === asked.caseId)
  if (on === undefined || !sees(by, on)) return 404
  if (!Number.isInteger(body.version) || Number(body.version) < 1) return 400
  if (!mayEver(by, action, on)) return 403
  if (body.version !== on.version || !isPossible(by, action, on, world.now)) return 409
  return isRight({ ...asked, world, on, people }) ? 200 : 422
}

const REASONED = /^(reject|return|request-(ext|def).*|deny-.*|refuse-.*|check-fail|void|reopen|mark-urgent)$/
const UNITS = ['WATER', 'URBAN-MGMT', 'SUBDISTRICT-XIHU']

interface Trial extends Asked {
  readonly world: World
  readonly on: ModelCase
  readonly people: readonly Person[]
}
const namesOwnCondition = ({ body, on }: Trial) => on.conditions.includes(String(body.condition))
const choosesCondition = (trial: Trial) =>
  trial.body.condition === undefined ? trial.on.conditions.length === 1 : namesOwnCondition(trial)
const namesUnit = ({ body }: Trial) => UNITS.includes(String(body.unit))
const asksSomebody = ({ body, on, people }: Trial) =>
  body.inspector === undefined || mayBeAsked(String(body.inspector), on, people)
const photosOf = (body: Asked['body']) => (body.attachments as string[] | undefined) ?? []

/** What a step must say, where it must say something. */
const CONTENT: Record<string, (trial: Trial) => boolean> = {
  comment: ({ body }) => Boolean(body.note) || photosOf(body).length > 0,
  supervise: ({ body }) => Boolean(body.instruction),
  'answer-supervision': ({ body }) => Boolean(body.answer),
  file: choosesCondition,
  close: choosesCondition,
  dispatch: (trial) => namesUnit(trial) && (trial.body.condition === undefined || namesOwnCondition(trial)),
  'assign-owner': namesUnit,
  escalate: ({ body }) => body.to === 'LEADING-GROUP',
  'request-deferral': ({ body, world }) =>
    body.until === undefined ||
    (Date.parse(String(body.until)) > world.now &&
      Date.parse(String(body.until)) <= world.now + 2 * 366 * 86_400_000),
  'request-verify': asksSomebody,
  'send-check': asksSomebody,
  merge: ({ body, on, by, world }) => {
    const into = world.cases.find(({ id }) => id === body.into)
    return into !== undefined && into.id !== on.id && isOpen(into) && sees(by, into)
  },
  'hand-over': ({ body, by, on, people }) => mayReceive(String(body.to), by, on, people),
}

/** The content of a request that is allowed and possible. */
function isRight(trial: Trial): boolean {
  const { by, action, body, world } = trial
  const photos = photosOf(body)
  if (photos.some((id) => world.photos[id]?.owner !== by.id || world.photos[id].used)) return false
  if (['complete', 'check-pass', 'check-fail', 'attach'].includes(action) && photos.length === 0) return false
  if (REASONED.test(action) && !body.reason) return false
  return CONTENT[action]?.(trial) ?? true
}

export function mayBeAsked(id: string, on: ModelCase, people: readonly Person[]): boolean {
  const who = people.find((each) => each.id === id)
  // Nor anybody of another unit: he could not open the case.
  return (
    who !== undefined &&
    has(who, 'inspector') &&
    who.id !== on.reporter &&
    who.scope !== 'unit' &&
    (!on.unit || who.org !== on.unit)
  )
}

function mayReceive(to: string, by: Person, on: ModelCase, people: readonly Person[]): boolean {
  const who = people.find((each) => each.id === to)
  if (isHolder(by, on)) return who?.org === by.org || (to === 'XIHU-TEAM' && by.org === 'SUBDISTRICT-XIHU')
  return who !== undefined && has(who, ...OPERATORS)
}

/** The world after a step that was done; `drawn` is the inspector that the answer names. */
export function happen(world: World, { by, action, caseId, body }: Asked, drawn: string | null): void {
  const on = world.cases.find(({ id }) => id === caseId)
  if (on === undefined) throw new Error('A step on no case.')
  const from = on.status
  const to = LOOP[action]?.[1] ?? ''
  for (const id of photosOf(body)) world.photos[id] = { owner: by.id, used: true }
  on.version += 1
  on.status = to === 'same' ? from : to === 'before' ? on.before : to
  if (action === 'merge') on.before = from
  const desk = (status: string) => DESKS.findIndex((statuses) => statuses.includes(status))
  if (desk(from) !== desk(on.status)) on.claimedBy = null
  if (from === 'dispatched' && on.status !== 'dispatched') {
    on.pending = null
    if (on.status !== 'deferred') on.signed = false
  }
  EFFECTS[action]?.(on, { by, body, from, drawn, now: world.now })
}

interface Done extends Pick<Asked, 'by' | 'body'> {
  readonly from: string
  readonly drawn: string | null
  readonly now: number
}

const decided = (on: ModelCase) => {
  on.pending = null
}
const EFFECTS: Record<string, (on: ModelCase, done: Done) => void> = {
  'request-verify': (on, { drawn }) => {
    on.verifier = drawn
  },
  'send-check': (on, { drawn }) => {
    on.checker = drawn
  },
  dispatch: (on, { body }) => {
    const unit = String(body.unit)
    if (on.run?.unit !== unit) on.run = { unit, extensions: 0 }
    Object.assign(on, { unit, signed: false, held: [...new Set([...on.held, unit])] })
  },
  return: (on) => {
    on.unit = null
  },
  sign: (on) => {
    on.signed = true
  },
  'request-extension': (on) => {
    on.pending = 'extension'
  },
  'request-deferral': (on) => {
    on.pending = 'deferral'
  },
  'approve-extension': (on) => {
    if (on.run !== null) on.run.extensions += 1
    on.pending = null
  },
  'deny-extension': decided,
  'deny-deferral': decided,
  claim: (on, { by }) => {
    on.claimedBy = by.id
  },
  'hand-over': (on, { by, body }) => {
    if (!isHolder(by, on)) on.claimedBy = String(body.to)
  },
  supervise: (on, { from }) => {
    on.supervised.push(from === 'dispatched' || from === 'deferred' ? (on.unit ?? 'desk') : 'desk')
  },
  'answer-supervision': (on) => {
    on.supervised.pop()
  },
  close: (on, { now }) => {
    on.closedAt = now
  },
  // A new run: who had it before has it no more.
  reopen: (on) => Object.assign(on, { unit: null, run: null }),
}
