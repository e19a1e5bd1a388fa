import { z } from 'zod'
import { colleague, ORGANISATION_KINDS, role } from '../../contract/identity.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  userByName: sql(import.meta.url, 'sql/find-user-by-name.sql'),
  actor: sql(import.meta.url, 'sql/find-actor.sql'),
  sessionUser: sql(import.meta.url, 'sql/find-session-user.sql'),
  tokenUser: sql(import.meta.url, 'sql/find-token-user.sql'),
  touch: sql(import.meta.url, 'sql/touch-user.sql'),
  choosePassword: sql(import.meta.url, 'sql/choose-password.sql'),
  insertSession: sql(import.meta.url, 'sql/insert-session.sql'),
  deleteSession: sql(import.meta.url, 'sql/delete-session.sql'),
  insertToken: sql(import.meta.url, 'sql/insert-token.sql'),
  demoAccounts: sql(import.meta.url, 'sql/list-demo-accounts.sql'),
  districtCenter: sql(import.meta.url, 'sql/find-district-center.sql'),
  insertUser: sql(import.meta.url, 'sql/insert-user.sql'),
  organisation: sql(import.meta.url, 'sql/find-organisation.sql'),
  colleagues: sql(import.meta.url, 'sql/list-colleagues.sql'),
  ensureCenter: sql(import.meta.url, 'sql/ensure-center.sql'),
}

const account = z.object({
  id: z.uuid(),
  passwordHash: z.string(),
  mustChangePassword: z.boolean(),
  demo: z.boolean(),
  disabledAt: z.date().nullable(),
  hasRealUsers: z.boolean(),
})
const actorRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  orgCode: z.string(),
  orgKind: z.enum(ORGANISATION_KINDS),
  orgName: z.string(),
  areaCode: z.string().nullable(),
  isHandlingUnit: z.boolean(),
})
export type ActorRow = z.infer<typeof actorRow>
const demoAccountRow = z.object({ username: z.string(), name: z.string(), role })
const place = z.object({ lon: z.number(), lat: z.number() })

export async function findAccount(db: Queryable, username: string) {
  return account.nullable().parse(await db.oneOrNone(files.userByName, { username }))
}

export async function findActorRow(db: Queryable, userId: string, demo: boolean): Promise<ActorRow | null> {
  return actorRow.nullable().parse(await db.oneOrNone(files.actor, { userId, demo }))
}

export async function findSessionUser(db: Queryable, tokenHash: Buffer, now: Date): Promise<string | null> {
  const row = await db.oneOrNone<{ userId: string }>(files.sessionUser, { tokenHash, now })
  return row?.userId ?? null
}

export async function findTokenUser(db: Queryable, tokenHash: Buffer): Promise<string | null> {
  const row = await db.oneOrNone<{ userId: string }>(files.tokenUser, { tokenHash })
  return row?.userId ?? null
}

export async function touchUser(db: Queryable, userId: string, now: Date): Promise<void> {
  await db.none(files.touch, { userId, now })
}

/** False where the password is another one by now. */
export async function choosePassword(
  t: Tx,
  change: { userId: string; oldHash: string; passwordHash: string; now: Date },
): Promise<boolean> {
  return (await t.oneOrNone(files.choosePassword, change)) !== null
}

export async function insertSession(
  t: Tx,
  session: { tokenHash: Buffer; userId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await t.none(files.insertSession, session)
}

export async function deleteSession(t: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await t.none(files.deleteSession, { tokenHash, now })
}

export async function insertToken(
  t: Tx,
  token: { userId: string; name: string; tokenHash: Buffer; now: Date },
): Promise<void> {
  await t.none(files.insertToken, token)
}

export async function listDemoAccounts(db: Queryable, usernames: readonly string[]) {
  return z.array(demoAccountRow).parse(await db.any(files.demoAccounts, { usernames }))
}

export async function findDistrictCenter(db: Queryable) {
  return place.nullable().parse(await db.oneOrNone(files.districtCenter))
}

export async function organisationExists(db: Queryable, code: string): Promise<boolean> {
  return (await db.oneOrNone(files.organisation, { code })) !== null
}

export async function ensureCenter(t: Tx): Promise<void> {
  await t.none(files.ensureCenter)
}

export async function insertUser(
  t: Tx,
  user: { username: string; name: string; roles: string[]; orgCode: string; passwordHash: string },
): Promise<string> {
  const { id } = await t.one<{ id: string }>(files.insertUser, user)
  return id
}

/** Whom a person may hand work to. */
export async function listColleagues(
  db: Queryable,
  asked: { userId: string; org: string; isOperator: boolean },
): Promise<z.infer<typeof colleague>[]> {
  return z.array(colleague).parse(await db.any(files.colleagues, asked))
}
