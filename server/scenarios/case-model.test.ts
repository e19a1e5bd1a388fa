import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { TestAnswer } from '../testing/app.ts'
import { cellCenter } from '../testing/city.ts'
import { describeOnBothDatabases } from '../testing/database.ts'
import { type Loop, MONDAY_MORNING, useLoop } from '../testing/loop-world.ts'
import { expectSoundCases } from './case-invariants.ts'
import {
  ACTIONS,
  type Asked,
  happen,
  isPossible,
  judge,
  type ModelCase,
  mayBeAsked,
  mayEver,
  type Person,
  sees,
  type World,
} from './case-model.ts'
import { dice, readPeople } from './case-model-people.ts'

/** MODEL_SEED=… walks that one way again; MODEL_WALKS=… walks more. */
const given = process.env.MODEL_SEED
const WALKS = given === undefined ? Number(process.env.MODEL_WALKS ?? 14) : 1
const MOVES = 60

describeOnBothDatabases('Two people at the same cases', (database) => {
  const loop = useLoop(database)
  let people: Person[]
  beforeAll(async () => {
    people = await readPeople(loop())
  })

  test('get the answers that the table of domain.md gives, whatever they try and whoever is first', async () => {
    const answered: Record<string, number> = {}
    for (let i = 0; i < WALKS; i++) {
      const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given)
      const walk = new Walk(loop(), people, seed, answered)
      try {
        await expectSoundCases(loop().db, await walk.go())
      } catch (error) {
        const [stack] = [(error as Error).message]
        throw new Error(`MODEL_SEED=${seed}\n${walk.told.slice(-30).join('\n')}\n${stack}`)
      }
    }
    console.log(`${WALKS} walks: ${JSON.stringify(answered)}`)
    if (given === undefined)
      for (const status of [200, 400, 403, 404, 409, 422]) expect(answered[status]).toBeGreaterThan(0)
  })
})

/** One seeded way through the loop: a few cases, two people who interleave, an office that carries cases on. */
class Walk {
  readonly told: string[] = []
  private readonly loop: Loop
  private readonly people: readonly Person[]
  private readonly random: () => number
  private readonly answered: Record<string, number>
  private world: World = { now: 0, cases: [], photos: {} }
  constructor(loop: Loop, people: readonly Person[], seed: number, answered: Record<string, number>) {
    this.loop = loop
    this.people = people
    this.random = dice(seed)
    this.answered = answered
  }

  /** Answers the cases that it walked. */
  async go(): Promise<string[]> {
    this.world.now = this.loop.setClock(MONDAY_MORNING).getTime()
    for (let i = 0; i < 3; i++) this.world.cases.push(await this.report(i))
    const pair = [this.pick(this.people), this.pick(this.people)] as const
    this.told.push(`${pair[0].name} and ${pair[1].name}`)
    for (let i = 0; i < this.upTo(25); i++) await this.alone(await this.askFitting())
    for (let i = 0; i < MOVES; i++) {
      const move = this.random()
      if (move < 0.06) this.wait(this.pick([1, 90, 2000, 5 * 1440, 31 * 1440]))
      else if (move < 0.3) await this.alone(await this.askFitting())
      else if (move < 0.34) await this.crossMerge()
      else if (move < 0.43) await this.superviseAndAnswer()
      else if (move < 0.6) await this.together(await this.askTwo(pair))
      else await this.alone(await this.ask(this.pick(pair), this.pick(this.world.cases)))
    }
    for (const { id, status, version } of this.world.cases) {
      const stored = await this.loop.db.one('select status, version from case_record where id = $1', [id])
      expect(stored).toEqual({ status, version })
    }
    return this.world.cases.map(({ id }) => id)
  }

  private pick<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('Nothing to pick from.')
    return of[Math.floor(this.random() * of.length)] as T
  }
  private upTo = (n: number) => Math.floor(this.random() * (n + 1))
  private chance = (share: number) => this.random() < share

  private wait(minutes: number): void {
    this.world.now = this.loop.setClock(minutes).getTime()
    this.told.push(`… ${minutes} minutes`)
  }

  private async report(column: number): Promise<ModelCase> {
    const reporter = this.pick(['inspector', 'inspector2', 'intake'])
    const source = reporter === 'intake' ? 'hotline' : 'inspector'
    const classCode = this.pick(['06010', '06010', '06013'])
    const made = await this.loop.report({ source, classCode, location: cellCenter(column * 2, 0) }, reporter)
    const conditions = await this.loop.db.map(
      `select id from class_condition where kind = 'event' and class_code = $1 and edition = $2`,
      [classCode, made.edition],
      ({ id }) => String(id),
    )
    this.told.push(`${reporter} reports case ${column} (${classCode}): ${made.id}`)
    return {
      ...{ id: made.id, area: [made.street.code, made.communityCode], conditions },
      reporter: source === 'hotline' ? null : this.loop.as(reporter).userId,
      ...{ status: 'reported', version: 1, before: '', unit: null, held: [], run: null, signed: false },
      ...{ pending: null, verifier: null, checker: null, claimedBy: null, supervised: [], closedAt: 0 },
    }
  }

  /** A step that somebody may do now and that carries a case on. */
  private async askFitting(): Promise<Asked> {
    for (let i = 0; i < 2000; i++) {
      const on = this.pick(this.world.cases)
      const by = this.pick(this.people)
      const action = this.pick(ACTIONS)
      // A case that ends early, or where nothing but words happens, makes a dull walk.
      const ends = /^(reject|void|merge|urge|comment|attach|claim|mark-|supervise|hand-)/.test(action)
      if (ends && !this.chance(0.1)) continue
      if (sees(by, on) && mayEver(by, action, on) && isPossible(by, action, on, this.world.now))
        return { by, caseId: on.id, action, body: await this.body(by, on, action, on.version, 0.03) }
    }
    // Nothing can go on any more: then whatever.
    return this.ask(this.pick(this.people), this.pick(this.world.cases))
  }

  /** What one of the two tries: mostly something sensible, on the version at hand or an old one. */
  private async ask(by: Person, on: ModelCase): Promise<Asked> {
    const sensible = ACTIONS.filter(
      (action) => mayEver(by, action, on) && isPossible(by, action, on, this.world.now),
    )
    const action = this.pick(sensible.length > 0 && this.chance(0.7) ? sensible : ACTIONS)
    const version = this.chance(0.03) ? 0 : this.chance(0.8) ? on.version : on.version - 2 + this.upTo(4)
    const caseId = this.chance(0.02) ? randomUUID() : on.id
    return { by, caseId, action, body: await this.body(by, on, action, version, 0.15) }
  }

  private async body(by: Person, on: ModelCase, action: string, version: number, wrong: number) {
    const maybe = <T>(right: T, ...others: T[]) => (this.chance(wrong) ? this.pick(others) : right)
    const someone = () => this.pick(this.people).id
    const inspector = this.chance(0.5) ? {} : { inspector: someone() }
    const condition = { condition: maybe<string | undefined>(on.conditions[0], undefined, 'no such') }
    const unit = maybe(this.pick(['WATER', 'URBAN-MGMT', 'SUBDISTRICT-XIHU']), 'NOBODY', 'LEADING-GROUP')
    const until = maybe('2027-06-01T00:00:00Z', '2020-01-01T00:00:00Z', '2031-01-01T00:00:00Z')
    const into = this.pick(this.world.cases).id
    const words = this.chance(wrong) ? {} : { reason: '理由', instruction: '快', answer: '好', note: '说明' }
    const photos = /^(complete|check-|attach)/.test(action) || this.chance(0.1)
    return {
      ...{ action, version, ...words, unit, until, into, ...condition },
      ...(action === 'request-verify' || action === 'send-check' ? inspector : {}),
      ...{ found: this.chance(0.5), minutes: 30, hours: 3 },
      to: action === 'escalate' ? maybe('LEADING-GROUP', 'WATER') : this.pick([someone(), 'XIHU-TEAM']),
      ...(photos ? { attachments: await this.photos(by, wrong) } : {}),
    }
  }

  /** Mostly one free photo of that person; else none, one that proves something already, or somebody else's. */
  private async photos(by: Person, wrong: number): Promise<string[]> {
    const used = Object.keys(this.world.photos)
    if (this.chance(wrong)) return used.length > 0 && this.chance(0.6) ? [this.pick(used)] : []
    const owner = this.chance(wrong / 2) ? this.pick(this.people) : by
    const id = randomUUID()
    this.world.photos[id] = { owner: owner.id, used: false }
    await this.loop.db.none(
      `insert into attachment (id, sha256, media_type, bytes, width, height, uploaded_by)
       values ($1, md5($1), 'image/jpeg', 1000, 64, 48, $2)`,
      [id, owner.id],
    )
    return [id]
  }

  private async alone(asked: Asked): Promise<void> {
    const answer = await this.send(asked)
    const expected = judge(this.world, asked, this.people)
    this.tell(asked, answer)
    expect([answer.status, answer.text], `the table says ${expected}`).toEqual([expected, answer.text])
    if (expected === 200) this.accept(this.world, asked, answer)
  }

  private async askTwo([first, second]: readonly [Person, Person]): Promise<[Asked, Asked]> {
    const on = this.pick(this.world.cases)
    const other = this.chance(0.8) ? on : this.pick(this.world.cases)
    return [await this.ask(first, on), await this.ask(second, other)]
  }

  /** Two operators take each other's case for the duplicate: one of them is too late. */
  private async crossMerge(): Promise<void> {
    const [one, other] = [this.pick(this.world.cases), this.pick(this.world.cases)]
    const merge = (by: string, on: ModelCase, into: ModelCase): Asked => ({
      by: this.personCalled(by),
      caseId: on.id,
      action: 'merge',
      body: { version: on.version, into: into.id },
    })
    await this.together([merge('intake', one, other), merge('dispatcher', other, one)])
  }

  /** Instructions pile up at different places, and each is answered by whom it was given to. */
  private async superviseAndAnswer(): Promise<void> {
    const on = this.pick(this.world.cases)
    const [by, action] = this.chance(0.5)
      ? [this.personCalled('leader'), 'supervise']
      : [this.pick(this.people.filter((each) => sees(each, on))), 'answer-supervision']
    await this.alone({ by, caseId: on.id, action, body: await this.body(by, on, action, on.version, 0.03) })
  }

  private personCalled(name: string): Person {
    const found = this.people.find((each) => each.name === name)
    if (found === undefined) throw new Error(`Nobody is called ${name}.`)
    return found
  }

  /** Both at once: some order of the two must explain both answers. */
  private async together(asked: readonly [Asked, Asked]): Promise<void> {
    const answers = await Promise.all(asked.map((each) => this.send(each)))
    const [a, b] = [0, 1].map((i) => ({ asked: asked[i] as Asked, answer: answers[i] as TestAnswer }))
    if (a === undefined || b === undefined) return
    for (const each of [a, b]) this.tell(each.asked, each.answer, '‖ ')
    const after = this.inOrder(a, b) ?? this.inOrder(b, a)
    expect(after, 'no order of the two explains both answers').toBeDefined()
    if (after !== undefined) this.world = after
  }

  private inOrder(...tries: { asked: Asked; answer: TestAnswer }[]): World | undefined {
    const world = structuredClone(this.world)
    for (const { asked, answer } of tries) {
      if (judge(world, asked, this.people) !== answer.status) return undefined
      if (answer.status === 200) this.accept(world, asked, answer)
    }
    return world
  }

  private async send({ by, caseId, action, body }: Asked): Promise<TestAnswer> {
    const answer = await this.loop.as(by.name).post(`/api/v1/cases/${caseId}/actions`, { ...body, action })
    this.answered[answer.status] = (this.answered[answer.status] ?? 0) + 1
    return answer
  }

  /** The world goes on, and the answer shows the case as it must be. */
  private accept(world: World, asked: Asked, { json }: TestAnswer): void {
    const drawn = asked.action === 'send-check' ? json.checker?.id : json.verifier?.id
    happen(world, asked, drawn ?? null)
    const on = world.cases.find(({ id }) => id === asked.caseId)
    if (on === undefined) throw new Error('An answer about no case.')
    const { status, version, pending, claimedBy } = on
    expect({ ...json, claimedBy: json.claimedBy?.id ?? null }).toMatchObject({
      ...{ status, version, pending, claimedBy },
    })
    if (asked.action === 'send-check' || asked.action === 'request-verify')
      expect(mayBeAsked(drawn, on, this.people), 'who was drawn may be asked').toBe(true)
    const may = ACTIONS.filter(
      (action) => mayEver(asked.by, action, on) && isPossible(asked.by, action, on, world.now),
    )
    expect(json.allowedActions.toSorted()).toEqual(may.toSorted())
  }

  private tell({ by, caseId, action, body }: Asked, { status, json }: TestAnswer, mark = ''): void {
    const at = this.world.cases.findIndex(({ id }) => id === caseId)
    const { version, unit, to, into, inspector, condition, attachments } = body
    const details = JSON.stringify({ version, unit, to, into, inspector, condition, attachments })
    const found = status === 200 ? `${json.status} v${json.version}` : json.code
    this.told.push(`${mark}${by.name} ${action} case ${at} ${details} → ${status} ${found}`)
  }
}
