import { createHash } from 'node:crypto'
import type { Role } from '../contract/identity.ts'
import type { Database } from '../db/connect.ts'
import { tx } from '../db/tx.ts'
import type { AppDeps } from '../http/deps.ts'
import { hashPassword } from '../modules/identity/passwords.ts'
import { readConfig } from '../platform/config.ts'
import { createDeps, type StartHooks, serve } from '../start.ts'
import type { TestDatabase } from './database.ts'

export interface TestApp {
  url: string
  deps: AppDeps
  /** Logs in and answers a client that sends a bearer token, as a program would. */
  client(username: string): Promise<TestClient>
  stop(): Promise<void>
}

export interface TestAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers freely and judges them by expect
  json: any
  text: string
  type: string
  headers: Headers
}

export interface TestClient {
  userId: string
  token: string
  get(path: string, headers?: Record<string, string>): Promise<TestAnswer>
  /** Sends a fresh Idempotency-Key unless `headers` names one. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
  put(path: string, body: unknown): Promise<TestAnswer>
  delete(path: string): Promise<TestAnswer>
}

export const testPassword = 'demo'

/** The real app on a free port over an open test database. `replaced` takes a fake clock and the like. */
export async function startTestApp(
  database: TestDatabase,
  replaced: Partial<AppDeps> = {},
  hooks: StartHooks = {},
): Promise<TestApp> {
  const config = {
    ...readConfig({
      PORT: '0',
      DEMO: '1',
      SIMULATE: '0',
      LOG_LEVEL: 'error',
      DATA_DIR: database.config.dataDir,
    }),
    databaseUrl: database.config.databaseUrl,
  }
  const running = await serve(createDeps(config, database, replaced), hooks)
  return {
    url: running.url,
    deps: running.deps,
    client: (username) => logIn(running.url, username),
    stop: () => running.stop(),
  }
}

/** Any request, as a stranger or with the headers given. */
export async function call(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  const plain = body === undefined || body instanceof FormData
  const answer = await fetch(url, {
    method,
    headers: { ...(plain ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const type = answer.headers.get('content-type') ?? ''
  const json = /json/.test(type) && text !== '' ? JSON.parse(text) : null
  return { status: answer.status, json, text, type, headers: answer.headers }
}

/** A login with a token, as `TestApp.client` makes it: also for servers that run as processes. */
export async function logIn(base: string, username: string): Promise<TestClient> {
  const session = await call(`${base}/api/v1/session`, 'POST', { username, password: testPassword })
  if (session.status !== 200) throw new Error(`login of ${username}: ${session.status} ${session.text}`)
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const made = await call(`${base}/api/v1/tokens`, 'POST', { name: 'test' }, { cookie, origin: base })
  if (made.status !== 201) throw new Error(`token of ${username}: ${made.status} ${made.text}`)
  const token: string = made.json.token
  const authorization = `Bearer ${token}`
  return {
    userId: session.json.user.id,
    token,
    get: (path, headers) => call(base + path, 'GET', undefined, { authorization, ...headers }),
    post: (path, body, headers) =>
      call(base + path, 'POST', body, { authorization, 'idempotency-key': crypto.randomUUID(), ...headers }),
    put: (path, body) => call(base + path, 'PUT', body, { authorization }),
    delete: (path) => call(base + path, 'DELETE', undefined, { authorization }),
  }
}

/** A user of the test's own making; the password is `testPassword`. Its organisation is made if missing. */
export interface TestUser {
  username: string
  roles: Role[]
  org?: string
  orgKind?: 'center' | 'street' | 'community' | 'unit' | 'contractor'
  area?: string
  isHandlingUnit?: boolean
  demo?: boolean
  onDuty?: boolean
}

/** Adds users and their organisations; answers their ids by user name. The ids are the same each time. */
export async function addUsers(database: Database, users: TestUser[]): Promise<Record<string, string>> {
  passwordHash ??= hashPassword(testPassword)
  const hash = await passwordHash
  const ids: Record<string, string> = {}
  await tx(database.db, async (t) => {
    for (const user of users) {
      const org = user.org ?? 'CENTER'
      const kind = user.orgKind ?? (org === 'CENTER' ? 'center' : 'unit')
      await t.none(
        `insert into organisation (code, kind, name, area_code, is_handling_unit) values ($1, $2, $1, $3, $4) on conflict do nothing`,
        [org, kind, user.area ?? null, user.isHandlingUnit ?? kind === 'unit'],
      )
      const id = idOf(user.username)
      ids[user.username] = id
      await t.none(
        `insert into app_user (id, username, name, roles, org_code, password_hash, demo, on_duty)
         values ($1, $2, $2, $3, $4, $5, $6, $7)`,
        [id, user.username, user.roles, org, hash, user.demo ?? true, user.onDuty ?? false],
      )
    }
  })
  return ids
}

/** The people of the loop: one of every role that a story needs, in the center and in two units. */
export const loopUsers: TestUser[] = [
  { username: 'inspector', roles: ['inspector'], onDuty: true },
  { username: 'inspector2', roles: ['inspector'], onDuty: true },
  { username: 'intake', roles: ['intake'] },
  { username: 'supervisor', roles: ['supervisor'] },
  { username: 'dispatcher', roles: ['dispatcher'] },
  { username: 'unit-water', roles: ['unit'], org: 'WATER' },
  { username: 'unit-urban', roles: ['unit'], org: 'URBAN-MGMT' },
  { username: 'leader', roles: ['leader'] },
  { username: 'video', roles: ['video'] },
  { username: 'admin', roles: ['admin'] },
]

let passwordHash: Promise<string> | undefined

function idOf(username: string): string {
  const hex = createHash('sha256').update(username).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
