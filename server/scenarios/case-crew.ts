import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCatalog } from '../../geodata/catalog/load-catalog.ts'
import type { CaseSummary } from '../contract/case-shape.ts'
import { connect, type Database } from '../db/connect.ts'
import { addUsers, logIn, type TestAnswer, type TestClient, type TestUser } from '../testing/app.ts'
import { addTown, cellCenter } from '../testing/city.ts'
import { createPlace, type DatabaseKind } from '../testing/database.ts'
import { PLAIN_CLASS } from '../testing/loop-world.ts'
import { type ServerProcess, startServerProcess } from '../testing/server-process.ts'

/** Twenty people who act at the same time. */
const people: TestUser[] = [
  ...named('intake', 4, { roles: ['intake'] }),
  ...named('supervisor', 3, { roles: ['supervisor'] }),
  ...named('dispatcher', 4, { roles: ['dispatcher'] }),
  ...named('water', 3, { roles: ['unit'], org: 'WATER' }),
  ...named('urban', 3, { roles: ['unit'], org: 'URBAN-MGMT' }),
  ...named('inspector', 3, { roles: ['inspector'], onDuty: true }),
]

function named(name: string, count: number, user: Omit<TestUser, 'username'>): TestUser[] {
  return Array.from({ length: count }, (_, i) => ({ username: `${name}-${i + 1}`, demo: false, ...user }))
}

/** One of the twenty: logged in at every server. */
export interface Operator {
  readonly name: string
  readonly userId: string
  readonly role: string
  readonly at: readonly TestClient[]
}

/** A step that a server said was done. */
export interface Acknowledged {
  readonly caseId: string
  readonly version: number
  readonly action: string
  readonly actorId: string
  readonly note: string
}

/** Free photos of each person. */
type Pockets = ReadonlyMap<string, string[]>

/** Server processes on one database, a town, the catalog, and twenty people with photos in their pockets. */
export class Crew {
  readonly database: Database
  readonly operators: readonly Operator[]
  /** In the order of the acknowledgements. */
  readonly acknowledged: Acknowledged[] = []
  /** What the servers wrote into their logs since they were ready: failures only. */
  readonly complaints: readonly string[]
  private readonly pockets: Pockets
  private readonly end: () => Promise<void>
  constructor(given: Pick<Crew, 'database' | 'operators' | 'complaints' | 'stop'>, pockets: Pockets) {
    this.database = given.database
    this.operators = given.operators
    this.complaints = given.complaints
    this.pockets = pockets
    this.end = given.stop
  }

  /** A photo of that person which proves nothing yet. */
  photoOf(userId: string): string {
    const photo = this.pockets.get(userId)?.pop()
    if (photo === undefined) throw new Error(`No photo is left in the pocket of ${userId}.`)
    return photo
  }

  as(name: string): Operator {
    const found = this.operators.find((operator) => operator.name === name)
    if (found === undefined) throw new Error(`Nobody here is called ${name}.`)
    return found
  }

  /** The newest cases as that person's list shows them. */
  async list(by: Operator, limit = 200): Promise<CaseSummary[]> {
    const answer = await by.at[0]?.get(`/api/v1/cases?limit=${limit}`)
    if (answer?.status !== 200) throw new Error(`list: ${answer?.status} ${answer?.text}`)
    return answer.json.items
  }

  /** New cases, reported by several at once. */
  async reportMany(count: number): Promise<CaseSummary[]> {
    const reporters = this.operators.filter(({ role }) => role === 'intake')
    const made: CaseSummary[] = []
    let left = count
    const work = async (by: Operator) => {
      while (left-- > 0) {
        const location = cellCenter(left % 6, left % 4)
        const description = `案件 ${left}`
        const answer = await one(by.at, left).post('/api/v1/cases', {
          ...{ source: 'hotline', ...PLAIN_CLASS, location, description },
        })
        if (answer.status !== 201) throw new Error(`report: ${answer.status} ${answer.text}`)
        made.push(answer.json)
      }
    }
    await Promise.all(reporters.map(work))
    return made
  }

  /** Writes down what an answer to a single action acknowledges. */
  note(by: Operator, action: string, note: string, answer: TestAnswer): void {
    if (answer.status !== 200) return
    const { id, version } = answer.json
    this.acknowledged.push({ caseId: id, version, action, actorId: by.userId, note })
  }

  /** How often transactions waited for each other in a circle: each time costs somebody a second. */
  async deadlocks(): Promise<number> {
    const { n } = await this.database.db.one<{ n: number }>(
      'select coalesce(sum(deadlocks), 0)::integer as n from pg_stat_database where datname = current_database()',
    )
    return n
  }

  stop(): Promise<void> {
    return this.end()
  }
}

/** One of several in turn. */
export function one<T>(of: readonly T[], turn: number): T {
  const found = of[turn % of.length]
  if (found === undefined) throw new Error('Nothing to choose from.')
  return found
}

/** Opens the crew's world: `servers` processes on one database of the kind. */
export async function gatherCrew(kind: DatabaseKind, servers: number): Promise<Crew> {
  const place = await createPlace(kind)
  const folders: string[] = []
  const running: ServerProcess[] = []
  const complaints: string[] = []
  const pockets = await furnish(await connect(place.config))
  // Both decrypt what the other wrote: one key for all, files apart.
  const env = { SECRET_KEY: createHash('sha256').update('crew').digest('hex') }
  for (let i = 0; i < servers; i++) {
    const dataDir = i === 0 ? place.config.dataDir : mkdtempSync(join(tmpdir(), 'cityloop-test-'))
    folders.push(dataDir)
    const server = await startServerProcess({ ...place.config, dataDir }, env)
    server.process.stdout?.on('data', (data) => complaints.push(String(data)))
    server.process.stderr?.on('data', (data) => complaints.push(String(data)))
    running.push(server)
  }
  const database = await connect(place.config)
  const operators = await Promise.all(people.map((person) => enter(person, running)))
  const stop = async () => {
    await database.close()
    for (const server of running) await server.stop()
    for (const folder of folders.slice(1)) rmSync(folder, { recursive: true, force: true })
    await place.remove()
  }
  return new Crew({ database, operators, complaints, stop }, pockets)
}

async function enter({ username, roles }: TestUser, servers: readonly ServerProcess[]): Promise<Operator> {
  const at: TestClient[] = []
  for (const { url } of servers) at.push(await logIn(url, username))
  return { name: username, userId: one(at, 0).userId, role: one(roles, 0), at }
}

/** The town, the catalog, the people, and photos as rows: what an upload does is another test's matter. */
async function furnish(database: Database): Promise<Map<string, string[]>> {
  const { db } = database
  await addTown(database)
  await loadCatalog(db)
  const ids = await addUsers(database, people)
  const pockets = new Map<string, string[]>()
  for (const userId of Object.values(ids))
    pockets.set(
      userId,
      Array.from({ length: 150 }, () => randomUUID()),
    )
  const rows = [...pockets].flatMap(([owner, photos]) => photos.map((id) => ({ id, owner })))
  await db.none(
    `insert into attachment (id, sha256, media_type, bytes, width, height, uploaded_by)
     select id, md5(id::text), 'image/jpeg', 1000, 64, 48, owner
       from jsonb_to_recordset($1::jsonb) as x(id uuid, owner uuid)`,
    [JSON.stringify(rows)],
  )
  await database.close()
  return pockets
}
