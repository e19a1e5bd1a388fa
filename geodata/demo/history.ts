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

/** Three months of cases in the order of their reports, and one of every status still under way. Deterministic but for ids. */
export function* makeHistories(input: HistoryInput): Generator<CaseHistory> {
  const random = seeded(20_261_014)
  const plans = [...pastPlans(input, random), ...inFlightPlans(input, random)].sort(
    (a, b) => a.plan.reportedAt - b.plan.reportedAt,
  )
  const numbers = new NumberBook(input.casePrefix)
  for (const { plan, place, choice } of plans) yield tell(input, numbers, plan, place, choice, random)
}

interface Planned {
  plan: StoryPlan
  place: Place
  choice: ClassChoice
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
      // Four days back is enough for every desk on the way, also over a holiday weekend.
      const minutes = longAgo
        ? random.int(1500, 7000)
        : random.int(4, status === 'reported' || status === 'accepted' ? 45 : 300)
      yield plan(input, input.now - minutes * 60_000, random.chance(0.4), status, random)
    }
  }
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
  const street = choices.streetUnits.get(place.streetCode)
  const routed = place.ownerUnit ?? choice.units[0] ?? street ?? choices.anyUnit
  const deviates = random.chance(0.07)
  const others = [...choice.units.slice(1), ...(street ? [street] : [])].filter((u) => u !== routed)
  const elsewhere = others.length > 0 ? random.pick(others) : routed
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
      unit: deviates ? elsewhere : routed,
      reasonToDeviate: deviates && elsewhere !== routed ? random.pick(DEVIATIONS) : null,
      otherUnits: others,
    },
  }
}

/** Trouble comes back to the same places: the first in the list see most of it. */
const hotPlace = (places: readonly Place[], random: Random): Place => {
  const place = places[Math.floor(random.next() ** 2.2 * places.length)]
  return place ?? random.pick(places)
}

function tell(
  input: HistoryInput,
  numbers: NumberBook,
  plan: StoryPlan,
  place: Place,
  choice: ClassChoice,
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
