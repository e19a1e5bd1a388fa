import { z } from 'zod'
import { type ManagedUser, managedUser } from '../../../contract/admin-user.ts'
import type { Role } from '../../../contract/identity.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  lock: file('lock-people'),
  list: file('list-users'),
  insert: file('insert-user'),
  insertMany: file('insert-users'),
  update: file('update-user'),
  setPassword: file('set-password'),
  endSessions: file('end-sessions'),
  revokeTokens: file('revoke-tokens'),
  logins: file('list-logins'),
  administrators: file('count-administrators'),
  taken: file('list-taken-names'),
  audit: file('insert-audit'),
}
const instant = z.date().transform((at) => at.toISOString())
const userRow = managedUser.extend({
  disabledAt: instant.nullable(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
})
const loginsRow = z.object({
  sessions: z.int(),
  tokens: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      createdAt: z.string().transform((at) => new Date(at).toISOString()),
    }),
  ),
})

export interface UserFilter {
  readonly q?: string | undefined
  readonly role?: Role | undefined
  readonly org?: string | undefined
  readonly state: 'active' | 'disabled' | 'all'
  readonly limit: number
  /** The user name of the last of the page before. */
  readonly after?: string | undefined
}

export async function lockPeople(t: Tx): Promise<void> {
  await t.any(files.lock)
}

export async function listUsers(db: Queryable, filter: UserFilter): Promise<ManagedUser[]> {
  const { q, role = null, org = null, after = null, state, limit } = filter
  const pattern = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return z
    .array(userRow)
    .parse(await db.any(files.list, { id: null, pattern, role, org, after, state, limit }))
}

export async function findUser(db: Queryable, id: string): Promise<ManagedUser | null> {
  const anybody = { pattern: null, role: null, org: null, after: null, state: 'all', limit: 1 }
  return userRow.nullable().parse(await db.oneOrNone(files.list, { ...anybody, id }))
}

export interface NewUser {
  readonly username: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly org: string
  readonly passwordHash: string
}

export async function insertUser(t: Tx, user: NewUser, now: Date): Promise<string> {
  return (await t.one<{ id: string }>(files.insert, { ...user, now })).id
}

export async function insertUsers(t: Tx, users: readonly NewUser[], now: Date) {
  return t.many<{ id: string; username: string }>(files.insertMany, { rows: JSON.stringify(users), now })
}

export async function updateUser(
  t: Tx,
  user: Pick<ManagedUser, 'id' | 'name' | 'roles' | 'org' | 'disabledAt'>,
): Promise<void> {
  await t.none(files.update, user)
}

export async function setPassword(
  t: Tx,
  change: { id: string; passwordHash: string; mustChange: boolean },
): Promise<void> {
  await t.none(files.setPassword, change)
}

export async function endSessions(t: Tx, id: string, now: Date): Promise<number> {
  return (await t.one<{ n: number }>(files.endSessions, { id, now })).n
}

/** Answers the tokens that were revoked. */
export async function revokeTokens(t: Tx, id: string, now: Date, token: string | null = null) {
  return t.any<{ id: string; name: string }>(files.revokeTokens, { id, now, token })
}

export async function readLogins(db: Queryable, id: string, now: Date) {
  return loginsRow.parse(await db.one(files.logins, { id, now }))
}

export async function countAdministrators(t: Tx, demo: boolean): Promise<number> {
  return (await t.one<{ n: number }>(files.administrators, { demo })).n
}

export async function takenNames(db: Queryable, usernames: readonly string[]): Promise<Set<string>> {
  if (usernames.length === 0) return new Set()
  const rows = await db.any<{ username: string }>(files.taken, { usernames })
  return new Set(rows.map(({ username }) => username))
}

export interface AuditLine {
  readonly at: Date
  readonly actorId: string
  readonly action: string
  readonly objectKind: 'user' | 'organisation'
  readonly objectId: string
  readonly reason?: string | undefined
  readonly detail?: object
}

export async function insertAudit(t: Tx, { reason, detail = {}, ...line }: AuditLine): Promise<void> {
  await t.none(files.audit, { ...line, reason: reason ?? null, detail: JSON.stringify(detail) })
}
