import sharp from 'sharp'
import { afterAll, beforeAll, expect } from 'vitest'
import { loadCatalog } from '../../geodata/catalog/load-catalog.ts'
import type { CaseStatus } from '../contract/case.ts'
import type { ActionBody } from '../contract/case-actions.ts'
import type { CaseDetail } from '../contract/case-shape.ts'
import type { AppDeps } from '../http/deps.ts'
import type { StartHooks } from '../start.ts'
import {
  addUsers,
  call,
  loopUsers,
  startTestApp,
  type TestAnswer,
  type TestApp,
  type TestClient,
  type TestUser,
} from './app.ts'
import { addTown, cellCenter, TOWN } from './city.ts'
import type { TestDatabase } from './database.ts'

/** Those whom the loop's own people are not enough for: streets, teams, colleagues and everybody who only looks on. */
const others: TestUser[] = [
  { username: 'inspector3', roles: ['inspector'] },
  { username: 'unit-water2', roles: ['unit'], org: 'WATER' },
  { username: 'water-lead', roles: ['unit-lead'], org: 'WATER' },
  { username: 'water-inspector', roles: ['inspector', 'unit'], org: 'WATER', onDuty: true },
  { username: 'intake2', roles: ['intake'] },
  { username: 'street-xihu', roles: ['street'], org: 'SUBDISTRICT-XIHU' },
  { username: 'street-xiuchuan', roles: ['street'], org: 'SUBDISTRICT-XIUCHUAN' },
  {
    username: 'community-clerk',
    roles: ['population'],
    org: 'COMMUNITY-1',
    orgKind: 'community',
    area: TOWN.communities[0],
  },
  { username: 'assessor', roles: ['assessor'] },
  { username: 'grid-leader', roles: ['grid-leader'] },
  { username: 'building-head', roles: ['building-head'] },
  { username: 'contractor', roles: ['contractor'], org: 'COLLECTORS', orgKind: 'contractor' },
  { username: 'population', roles: ['population'] },
]

type Action = ActionBody['action']
/** What a step takes, as a request writes it. */
export type StepBody = Record<string, unknown>
export type LoopStep = readonly [by: string, action: Action, body?: StepBody]

/** Where the clock stands at first: within the working hours before noon. */
export const MONDAY_MORNING = '2026-11-16T10:00:00+08:00'

/** A class with one condition of 4 work-hours; its unit is URBAN-MGMT. */
export const PLAIN_CLASS = { kind: 'event', classCode: '06010' } as const

/** The way from a report to each status, a step of domain.md a line. */
const accepted: LoopStep[] = [['intake', 'accept']]
const filed: LoopStep[] = [...accepted, ['supervisor', 'file']]
const dispatched: LoopStep[] = [...filed, ['dispatcher', 'dispatch', { unit: 'WATER' }]]
const completed: LoopStep[] = [...dispatched, ['unit-water', 'complete']]
const checking: LoopStep[] = [...completed, ['dispatcher', 'send-check', { inspector: 'inspector2' }]]
const checked: LoopStep[] = [...checking, ['inspector2', 'check-pass']]
export const WAYS = {
  reported: [],
  verifying: [['intake', 'request-verify', { inspector: 'inspector2' }]],
  accepted,
  filed,
  coordinating: [...filed, ['dispatcher', 'coordinate']],
  dispatched,
  deferred: [
    ...dispatched,
    ['unit-water', 'request-deferral', { reason: '等管材' }],
    ['dispatcher', 'approve-deferral'],
  ],
  completed,
  checking,
  checked,
  closed: [...checked, ['supervisor', 'close']],
  rejected: [['intake', 'reject', { reason: '不属于受理范围' }]],
  voided: [...filed, ['supervisor', 'void', { reason: '误报' }]],
} satisfies Partial<Record<CaseStatus, LoopStep[]>>

const needsPhoto: readonly Action[] = ['complete', 'check-pass', 'check-fail', 'attach']

/** The running app on a small town with the real catalog, a clock that stands until it is moved, and somebody of every kind. */
export class Loop {
  readonly app: TestApp
  private readonly database: TestDatabase
  private readonly clients: ReadonlyMap<string, TestClient>
  private readonly time: { ms: number }
  private picture: Buffer | undefined
  constructor(
    app: TestApp,
    database: TestDatabase,
    clients: ReadonlyMap<string, TestClient>,
    time: { ms: number },
  ) {
    this.app = app
    this.database = database
    this.clients = clients
    this.time = time
  }

  /** A logged-in person. */
  as(username: string): TestClient {
    const found = this.clients.get(username)
    if (found === undefined) throw new Error(`Nobody here is called ${username}.`)
    return found
  }

  get db() {
    return this.database.db
  }

  /** Sets the clock: an instant, or so many minutes on. */
  setClock(to: string | number): Date {
    this.time.ms = typeof to === 'number' ? this.time.ms + to * 60_000 : Date.parse(to)
    return new Date(this.time.ms)
  }

  /** Uploads a photo as somebody; answers its id. */
  async photo(by: string): Promise<string> {
    this.picture ??= await aPicture()
    const answer = await uploadPhoto(this.app.url, this.as(by), this.picture)
    expect(answer.status, answer.text).toBe(201)
    return answer.json.id
  }

  /** A report that must succeed; in the first cell unless said otherwise. */
  async report(over: StepBody = {}, by = 'inspector'): Promise<CaseDetail> {
    const answer = await this.as(by).post('/api/v1/cases', aReport(over))
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }

  /** Tries a step on the version at hand. A user's name stands for the id, a photo is taken where one is needed. */
  async attempt(on: { id: string; version: number }, [by, action, body = {}]: LoopStep): Promise<TestAnswer> {
    const photos =
      needsPhoto.includes(action) && body.attachments === undefined
        ? { attachments: [await this.photo(by)] }
        : {}
    const named =
      typeof body.inspector === 'string'
        ? { inspector: this.clients.get(body.inspector)?.userId ?? body.inspector }
        : {}
    return this.as(by).post(`/api/v1/cases/${on.id}/actions`, {
      action,
      version: on.version,
      ...photos,
      ...body,
      ...named,
    })
  }

  /** Steps that must succeed, one after the other. */
  async walk(from: CaseDetail, ...steps: LoopStep[]): Promise<CaseDetail> {
    let now = from
    for (const step of steps) {
      const answer = await this.attempt(now, step)
      expect(answer.status, `${step[0]} ${step[1]}: ${answer.text}`).toBe(200)
      now = answer.json
    }
    return now
  }

  /** A new case brought to a status. */
  async caseIn(status: keyof typeof WAYS, over: StepBody = {}): Promise<CaseDetail> {
    const made = await this.walk(await this.report(over), ...WAYS[status])
    expect(made.status).toBe(status)
    return made
  }

  /** How many rows everything has that a step could leave behind. */
  async rows(): Promise<Record<string, number>> {
    return this.db.one(`
      select (select count(*) from case_record)::integer as cases, (select count(*) from case_event)::integer as events,
             (select count(*) from outbox where topic = 'case')::integer as told,
             (select count(*) from reporter_person)::integer as people, (select count(*) from audit)::integer as audited,
             (select count(*) from case_attachment)::integer as evidence, (select count(*) from case_unit)::integer as held,
             (select coalesce(sum(n), 0) from case_counter)::integer as counted,
             (select coalesce(sum(last), 0) from case_number_counter)::integer as numbers,
             (select coalesce(sum(version), 0) from case_record)::integer as versions`)
  }
}

export const aReport = (over: StepBody = {}): StepBody => ({
  source: 'inspector',
  ...PLAIN_CLASS,
  location: cellCenter(0, 0),
  description: '路面有垃圾',
  ...over,
})

/** A small photo, each unlike the others only in its upload. */
export const aPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a8b99' } })
    .jpeg()
    .toBuffer()

export function uploadPhoto(
  url: string,
  client: TestClient,
  bytes: Buffer,
  { name = 'photo.jpg', type = 'image/jpeg', key = crypto.randomUUID() as string } = {},
): Promise<TestAnswer> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return call(`${url}/api/v1/attachments`, 'POST', form, {
    authorization: `Bearer ${client.token}`,
    'idempotency-key': key,
  })
}

/** Starts the loop before the block's tests and stops it after them. A Monday morning unless the clock is set. */
export function useLoop(
  database: () => TestDatabase,
  replaced: Partial<AppDeps> = {},
  hooks: StartHooks = {},
): () => Loop {
  let loop: Loop | undefined
  beforeAll(async () => {
    loop = await startLoop(database(), replaced, hooks)
  })
  afterAll(async () => {
    await loop?.app.stop()
  })
  return () => {
    if (loop === undefined) throw new Error('The loop runs only while tests and hooks run.')
    return loop
  }
}

async function startLoop(
  database: TestDatabase,
  replaced: Partial<AppDeps>,
  hooks: StartHooks,
): Promise<Loop> {
  const time = { ms: Date.parse(MONDAY_MORNING) }
  await addTown(database)
  await loadCatalog(database.db)
  const users = [...loopUsers, ...others]
  await database.db.none(
    `update organisation set area_code = case code when 'SUBDISTRICT-XIHU' then $1 else $2 end
      where code in ('SUBDISTRICT-XIHU', 'SUBDISTRICT-XIUCHUAN')`,
    [...TOWN.streets],
  )
  await addUsers(database, users)
  await database.db.none(`
    insert into organisation (code, kind, name, parent_code, is_handling_unit)
    values ('XIHU-TEAM', 'unit', '西湖街道市容队', 'SUBDISTRICT-XIHU', false)`)
  const app = await startTestApp(database, { clock: { now: () => new Date(time.ms) }, ...replaced }, hooks)
  const clients = new Map<string, TestClient>()
  for (const { username } of users) clients.set(username, await app.client(username))
  return new Loop(app, database, clients, time)
}
