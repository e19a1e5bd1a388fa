import { randomUUID } from 'node:crypto'
import type { CaseStatus } from '../../server/contract/case.ts'
import type { CaseHistory } from '../../server/contract/case-history.ts'
import type { Choices, ClassChoice, Place } from './history-choices.ts'
import { Story, type StoryCast, type StoryPlan } from './history-story.ts'
import { inventName, inventPhone } from './names.ts'
import type { DemoPictures } from './pictures.ts'
import { type Random, seeded } from './random.ts'

const DAY_MS = 86_400_000
const DAYS = 92
const CASES = 12_000
/** Cases stopped at each status, so that every desk has work at the start. */
const IN_FLIGHT: readonly (readonly [CaseStatus, number])[] = [
  ['reported', 9],
  ['verifying', 5],
  ['accepted', 8],
  ['filed', 11],
  ['coordinating', 4],
  ['dispatched', 40],
  ['deferred', 6],
  ['completed', 8],
  ['checking', 9],
  ['checked', 7],
  ['rejected', 3],
  ['voided', 2],
]
/** What the routing rules cannot see, and a dispatcher can. */
const DEVIATIONS = [
  '该设施仍在质保期，由建设单位维修',
  '责任单位正在参加重大活动保障，由属地街道代办',
  '与正在实施的街道整治项目一并处理',
  '现场已有属地队伍，就近处置',
  '产权移交手续未完，暂由原管护单位处理',
]

export interface DemoAttachment {
  id: string
  sha256: string
  bytes: number
  takenAt: number
  uploadedBy: string
}
/** The instant `seconds` of the case's clock after `at`, epoch milliseconds. */
export type AfterOnClock = (at: number, seconds: number, urgent: boolean) => number

export interface HistoryInput {
  choices: Choices
  pictures: DemoPictures
  now: number
  after: AfterOnClock
  casePrefix: string
  /** Receives the pictures that the histories cite. */
  onAttachment(attachment: DemoAttachment): void
}

/** Three months of cases in the order of their reports, some of every status. Deterministic but for ids. */
export function* makeHistories(input: HistoryInput): Generator<CaseHistory> {
  const random = seeded(20_261_014)
  const plans = [...pastPlans(input, random), ...inFlightPlans(input, random)]
  const twins = plans.filter(() => random.chance(TWINS)).flatMap((first) => twinOf(first, input, random))
  const wanted = new Set(twins.map(({ sameAs }) => sameAs))
  const told = new Map<Planned, CaseHistory>()
  const numbers = new NumberBook(input.casePrefix)
  const inOrder = [...plans, ...twins].sort((a, b) => a.plan.reportedAt - b.plan.reportedAt)
  for (const planned of inOrder) {
    const first = planned.sameAs && told.get(planned.sameAs)
    const history = tell(input, numbers, first ? mergedWith(first, planned) : planned, random)
    if (wanted.has(planned)) told.set(planned, history)
    yield history
  }
}

/** Share of the cases that a citizen calls about as well, minutes after the first report. */
const TWINS = 0.006

interface Planned {
  plan: StoryPlan
  place: Place
  choice: ClassChoice
  /** What was reported just before of the same thing. */
  sameAs?: Planned
}

function twinOf(first: Planned, { now, choices }: HistoryInput, random: Random): Planned[] {
  const reportedAt = first.plan.reportedAt + random.int(2, 9) * 60_000
  if (reportedAt > now - 60_000) return []
  const caller = { byCitizen: true, reporterId: choices.users.intake, stopAt: null }
  return [{ ...first, sameAs: first, plan: { ...first.plan, ...caller, reportedAt } }]
}

/** Only an open case takes another in: with some hours to spare, as the merging waits for the desk. */
function mergedWith(first: CaseHistory, twin: Planned): Planned {
  const last = first.events.at(-1)
  const isEnded = last !== undefined && ['close', 'reject', 'void'].includes(last.action)
  if (isEnded && last.at < twin.plan.reportedAt + DAY_MS) return twin
  return { ...twin, plan: { ...twin.plan, mergeInto: first.id } }
}

function* pastPlans(input: HistoryInput, random: Random): Generator<Planned> {
  for (let i = 0; i < CASES; i++) {
    const daysAgo = DAYS * (1 - Math.sqrt(random.next() * 0.75 + 0.25)) * 2
    const midnight = Math.floor((input.now - daysAgo * DAY_MS) / DAY_MS) * DAY_MS
    const byCitizen = random.chance(0.31)
    const hour = byCitizen
      ? random.weighted([
          [7, 1],
          [8, 3],
          [9, 5],
          [10, 5],
          [11, 4],
          [12, 2],
          [14, 4],
          [15, 4],
          [16, 4],
          [17, 3],
          [18, 3],
          [20, 2],
          [22, 1],
        ] as const)
      : random.weighted([
          [8, 3],
          [9, 6],
          [10, 6],
          [11, 3],
          [14, 5],
          [15, 6],
          [16, 5],
          [17, 1],
        ] as const)
    // China keeps UTC+8: the hour is local.
    const reportedAt = midnight + (hour - 8) * 3_600_000 + random.int(0, 3_599_000)
    if (reportedAt < input.now - 60_000) yield plan(input, reportedAt, byCitizen, null, random)
  }
}

function* inFlightPlans(input: HistoryInput, random: Random): Generator<Planned> {
  for (const [status, count] of IN_FLIGHT) {
    for (let i = 0; i < count; i++) {
      const longAgo = ['dispatched', 'deferred', 'completed', 'checking', 'checked'].includes(status)
      const minutes = longAgo ? random.int(390, 1900) : random.int(...(DESK_MINUTES[status] ?? [60, 300]))
      yield plan(input, beforeOnClock(input, minutes), random.chance(0.4), status, random)
    }
  }
}

/** How long ago a case was reported that lies on one of the first desks. */
const DESK_MINUTES: Partial<Record<CaseStatus, readonly [number, number]>> = {
  reported: [4, 45],
  verifying: [15, 60],
  accepted: [20, 80],
}

/** An instant since which the desks have worked so many minutes: they have their work at a start on a Sunday too. */
function beforeOnClock({ now, after }: HistoryInput, minutes: number): number {
  let at = now - minutes * 60_000
  while (after(at, minutes * 60, false) > now && at > now - 30 * DAY_MS) at -= 600_000
  return at
}

function plan(
  input: HistoryInput,
  reportedAt: number,
  byCitizen: boolean,
  stopAt: CaseStatus | null,
  random: Random,
): Planned {
  const { choices } = input
  const choice = random.weighted(choices.classes.map((c) => [c, c.weight] as const))
  const place =
    choice.kind === 'component'
      ? random.pick(choice.places)
      : { ...hotPlace(choices.places, random), componentId: null, ownerUnit: null }
  const condition = random.weighted(choice.conditions.map((c) => [c, c.urgent ? 0.25 : 1] as const))
  const { routed, others } = routing(choices, choice, place)
  const deviates = random.chance(DEVIATING)
  return {
    choice,
    place,
    plan: {
      reportedAt,
      until: input.now,
      stopAt,
      byCitizen,
      reporterId: byCitizen ? choices.users.intake : random.pick(choices.users.inspectors),
      urgent: condition.urgent,
      filing: {
        condition: condition.id,
        limit: condition.limit,
        limitIsDefault: condition.isDefault,
        urgent: condition.urgent,
        special: condition.special,
      },
      unit: deviates ? random.pick(others) : routed,
      deviates,
      reasonToDeviate: random.pick(DEVIATIONS),
      otherUnits: others,
      mergeInto: null,
    },
  }
}

/** Share of the cases that a dispatcher sends elsewhere than the rules say at once; more go there after a return. */
const DEVIATING = 0.058

/** The unit that the rules name, and those it could be taken for. */
function routing({ handlers, streetUnits, anyUnit }: Choices, choice: ClassChoice, place: Place) {
  const street = streetUnits.get(place.streetCode)
  const asRuled = [place.ownerUnit, ...choice.units, street, anyUnit].flatMap((unit) =>
    unit != null && handlers.has(unit) ? [unit] : [],
  )
  const routed = asRuled[0] ?? anyUnit
  const others = [...new Set(asRuled)].filter(
    (unit) => unit !== routed && (unit !== anyUnit || street === undefined),
  )
  if (others.length > 0) return { routed, others }
  return { routed, others: [...handlers.keys()].filter((unit) => unit !== routed) }
}

/** Trouble comes back to the same places: the first in the list see most of it. */
const hotPlace = (places: readonly Place[], random: Random): Place => {
  const place = places[Math.floor(random.next() ** 2.2 * places.length)]
  return place ?? random.pick(places)
}

function tell(
  input: HistoryInput,
  numbers: NumberBook,
  { plan, place, choice }: Planned,
  random: Random,
): CaseHistory {
  const { choices, pictures, after, onAttachment } = input
  const cast: StoryCast = {
    ...choices.users,
    handlers: choices.handlers,
    after,
    picture(kind, at, by) {
      const drawn = random.pick(pictures[kind])
      const attachment = { id: randomUUID(), ...drawn, takenAt: at, uploadedBy: by }
      onAttachment(attachment)
      return attachment.id
    },
  }
  const events = new Story(plan, cast, random).write()
  return {
    id: randomUUID(),
    number: numbers.next(plan.reportedAt),
    kind: choice.kind,
    classCode: choice.code,
    source: plan.byCitizen
      ? random.weighted([
          ['hotline', 8],
          ['web', 2],
        ] as const)
      : 'inspector',
    lon: place.lon,
    lat: place.lat,
    address: place.address,
    description: `${place.address ?? '路边'}${choice.conditions.find((c) => c.id === plan.filing.condition)?.text ?? choice.name}`,
    componentId: place.componentId,
    reporterId: plan.byCitizen ? null : plan.reporterId,
    reporterPerson: plan.byCitizen ? { name: inventName(random), phone: inventPhone(random) } : null,
    origin: 'demo',
    events,
  }
}

/** Case numbers by local date, as the counter of the case module gives them. */
class NumberBook {
  private readonly prefix: string
  private readonly last = new Map<string, number>()
  constructor(prefix: string) {
    this.prefix = prefix
  }
  next(at: number): string {
    const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
    const n = (this.last.get(day) ?? 0) + 1
    this.last.set(day, n)
    return `${this.prefix}${day}-${String(n).padStart(4, '0')}`
  }
}
