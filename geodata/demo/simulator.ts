import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseDetail } from '../../server/contract/case-shape.ts'
import type { CaseClass } from '../../server/contract/catalog.ts'
import type { LonLat } from '../../server/contract/common.ts'
import type { Inspector } from '../../server/contract/geography.ts'
import type { Log } from '../../server/platform/log.ts'
import { drawScene } from './pictures.ts'
import { type Random, seeded } from './random.ts'
import { type DemoUser, logIn, RefusedError } from './simulator-client.ts'
import { type Walker, walk, walkersFrom } from './simulator-walk.ts'

export interface SimulatorOptions {
  baseUrl: string
  password: string
  /** Where it notes the cases it made, to go on with them after a restart. */
  dataDir: string
  log: Log
  signal: AbortSignal
  /** Shortens every pause, for tests. */
  speed?: number
}

const OPEN_AT_MOST = 24
const REPORT_EVERY_MS = 25_000
const WALK_EVERY_MS = 10_000
const WALKERS = 24
const STEP_MS = [12_000, 60_000] as const
const HANDLE_MS = [60_000, 300_000] as const
const SIMULATED_CLASSES = ['06010', '06012', '06036', '06042', '07001', '09009', '09010', '06018']

/** What is remembered of a case: when its next step comes. */
interface OwnCase {
  id: string
  reporter: number
  nextAt: number
}

interface Cast {
  inspectors: DemoUser[]
  intake: DemoUser
  supervisor: DemoUser
  dispatcher: DemoUser
  unit: DemoUser
  places: LonLat[]
  classes: string[]
  walkers: Walker[]
}

/**
 * Keeps the demo alive: inspectors walk their grids and report, and the cases it reported go through the loop at a gentle pace,
 * all through the HTTP surface with the rights of demo accounts. It never touches a case that it did not make. Ends when
 * `signal` is aborted or the demo accounts are refused.
 */
export async function simulate(options: SimulatorOptions): Promise<void> {
  const { signal, log, speed = 1 } = options
  const random = seeded(Date.now() & 0xffffff)
  const own = await OwnCases.open(options.dataDir)
  let cast: Cast | undefined
  let reportAt = Date.now() + 5000 / speed
  let walkAt = Date.now()
  while (!signal.aborted) {
    try {
      cast ??= await gatherCast(options)
      const now = Date.now()
      if (now >= walkAt) {
        walkAt = now + WALK_EVERY_MS / speed
        await walkAll(cast, random)
      }
      if (now >= reportAt && own.size < OPEN_AT_MOST) {
        reportAt = now + REPORT_EVERY_MS / speed
        await report(cast, own, random, speed)
      }
      for (const item of own.due(now)) await moveOn(cast, own, item, random, speed)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof RefusedError && [401, 403].includes(error.status) && cast === undefined) {
        log.info({ reason: error.message }, 'the simulator stops: demo accounts are refused')
        return
      }
      log.warn({ err: error }, 'the simulator stumbled and goes on')
      if (error instanceof RefusedError && error.status === 401) cast = undefined
      await sleep(5000 / speed, undefined, { signal }).catch(() => undefined)
    }
    await sleep(1000 / speed, undefined, { signal }).catch(() => undefined)
  }
}

async function gatherCast({ baseUrl, password, signal }: SimulatorOptions): Promise<Cast> {
  const enter = (username: string) => logIn(baseUrl, username, password, signal)
  const supervisor = await enter('supervisor')
  const { items: staff } = await supervisor.get<{ items: Inspector[] }>('/api/v1/inspectors')
  const inspectors: DemoUser[] = []
  const count = Math.min(WALKERS, Math.max(2, staff.length))
  for (let i = 1; i <= count; i++) inspectors.push(await enter(i === 1 ? 'inspector' : `inspector${i}`))
  const grids = await supervisor.get<{ features: { properties: { code: string; center: LonLat } }[] }>(
    '/api/v1/grids',
  )
  const areas = await supervisor.get<typeof grids>('/api/v1/grids?kind=responsibility')
  const { items: classes } = await supervisor.get<{ items: CaseClass[] }>('/api/v1/classes?kind=event')
  return {
    supervisor,
    inspectors,
    intake: await enter('intake'),
    dispatcher: await enter('dispatcher'),
    unit: await enter('unit-urban'),
    places: grids.features.map((f) => f.properties.center),
    classes: classes
      .filter(
        (c) => SIMULATED_CLASSES.includes(c.code) && c.conditions.length === 1 && !c.conditions[0]?.urgent,
      )
      .map((c) => c.code),
    walkers: walkersFrom(
      inspectors,
      staff,
      areas.features.map((f) => f.properties),
    ),
  }
}

async function walkAll(cast: Cast, random: Random): Promise<void> {
  for (const [i, walker] of cast.walkers.entries()) {
    const place = walk(walker, random, WALK_EVERY_MS / 1000)
    const user = cast.inspectors[i]
    await user?.post('/api/v1/positions', [{ at: new Date().toISOString(), ...place, accuracy: 5 }])
  }
}

async function report(cast: Cast, own: OwnCases, random: Random, speed: number): Promise<void> {
  const reporter = random.int(0, cast.inspectors.length - 1)
  const user = cast.inspectors[reporter]
  if (user === undefined || cast.classes.length === 0) return
  const photo = await user.upload(drawScene(random.int(1, 1_000_000), false))
  const made = await user.post<CaseDetail>('/api/v1/cases', {
    source: 'inspector',
    kind: 'event',
    classCode: random.pick(cast.classes),
    location: random.pick(cast.places),
    description: '巡查发现，请处置',
    attachments: [photo],
  })
  await own.add({ id: made.id, reporter, nextAt: pause(STEP_MS, random, speed) })
}

const pause = ([from, to]: readonly [number, number], random: Random, speed: number) =>
  Date.now() + random.int(from, to) / speed

/** One step of one own case; a step somebody else took first is simply looked at again later. */
async function moveOn(
  cast: Cast,
  own: OwnCases,
  item: OwnCase,
  random: Random,
  speed: number,
): Promise<void> {
  try {
    const seen = await cast.dispatcher.get<CaseDetail>(`/api/v1/cases/${item.id}`)
    if (!(await nextStep(cast, seen, item, random))) return await own.remove(item.id)
    item.nextAt = pause(seen.status === 'dispatched' ? HANDLE_MS : STEP_MS, random, speed)
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status >= 500 || error.status === 401) throw error
    item.nextAt = pause(HANDLE_MS, random, speed)
    if (error.status === 404) await own.remove(item.id)
  }
}

/** False where there is nothing left to do for the simulator. */
async function nextStep(cast: Cast, seen: CaseDetail, item: OwnCase, random: Random): Promise<boolean> {
  const act = (user: DemoUser, action: string, more?: Record<string, unknown>) =>
    user.act(seen.id, seen.version, action, more)
  const photo = (user: DemoUser, tidy: boolean) =>
    user.upload(drawScene(random.int(1, 1_000_000), tidy)).then((id) => ({ attachments: [id] }))
  const checker = cast.inspectors[(item.reporter + 1) % cast.inspectors.length]
  switch (seen.status) {
    case 'reported':
      return Boolean(await act(cast.intake, 'accept'))
    case 'accepted':
      return Boolean(await act(cast.supervisor, 'file'))
    case 'filed':
      return Boolean(await act(cast.dispatcher, 'dispatch', { unit: 'URBAN-MGMT' }))
    case 'dispatched':
      if (seen.unit?.code !== 'URBAN-MGMT') return false
      if (seen.allowedActions.includes('sign') || random.chance(0.4))
        return Boolean(await signOrWait(cast, seen))
      return Boolean(await act(cast.unit, 'complete', await photo(cast.unit, true)))
    case 'completed':
      return (
        checker !== undefined && Boolean(await act(cast.dispatcher, 'send-check', { inspector: checker.id }))
      )
    case 'checking':
      if (checker === undefined || seen.checker?.id !== checker.id) return false
      if (random.chance(0.06))
        return Boolean(
          await act(checker, 'check-fail', { reason: '现场仍有残留', ...(await photo(checker, false)) }),
        )
      return Boolean(await act(checker, 'check-pass', await photo(checker, true)))
    case 'checked':
      await act(cast.supervisor, 'close')
      return false
    default:
      return false
  }
}

/** The unit signs where it may; else the case waits one more turn. */
async function signOrWait(cast: Cast, seen: CaseDetail): Promise<boolean> {
  const mine = await cast.unit.get<CaseDetail>(`/api/v1/cases/${seen.id}`)
  if (mine.allowedActions.includes('sign')) await cast.unit.act(seen.id, mine.version, 'sign')
  return true
}

/** The ids of the cases it made, kept in a file so that a restart does not orphan them. */
class OwnCases {
  private readonly path: string
  private readonly cases: Map<string, OwnCase>
  private constructor(path: string, cases: OwnCase[]) {
    this.path = path
    this.cases = new Map(cases.map((c) => [c.id, c]))
  }
  static async open(dataDir: string): Promise<OwnCases> {
    const path = join(dataDir, 'simulator.json')
    const text = await readFile(path, 'utf8').catch(() => '[]')
    return new OwnCases(path, JSON.parse(text) as OwnCase[])
  }
  get size(): number {
    return this.cases.size
  }
  due(now: number): OwnCase[] {
    return [...this.cases.values()].filter((c) => c.nextAt <= now)
  }
  async add(item: OwnCase): Promise<void> {
    this.cases.set(item.id, item)
    await this.save()
  }
  async remove(id: string): Promise<void> {
    this.cases.delete(id)
    await this.save()
  }
  private async save(): Promise<void> {
    await writeFile(`${this.path}.new`, JSON.stringify([...this.cases.values()]))
    await rename(`${this.path}.new`, this.path)
  }
}
