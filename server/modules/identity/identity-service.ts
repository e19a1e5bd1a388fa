import { PASSWORD_LEAST } from '../../contract/admin-user.ts'
import type { Db } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import { problem, wrongField } from '../../http/problem.ts'
import { type FindLogin, newSecret, type SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { loadActor } from './identity-read.ts'
import * as repo from './identity-repo.ts'
import { hashPassword, passwordMatches } from './passwords.ts'

const sessionSeconds = 12 * 3600

/** The accounts of api.md, in the order the login page shows them. */
const demoAccounts = [
  'inspector',
  'inspector2',
  'intake',
  'supervisor',
  'dispatcher',
  'unit-water',
  'unit-power',
  'unit-urban',
  'lead-water',
  'assessor',
  'leader',
  'population',
  'street',
  'video',
  'admin',
]

interface Deps {
  clock: Clock
  /** Demo accounts work at all. */
  demo: boolean
}

interface Given {
  username: string
  password: string
  newPassword?: string | undefined
}

/** Opens a session; whatever is wrong, the answer is the same. A password that was made for somebody lets him choose his own. */
export async function logIn(db: Db, deps: Deps, given: Given) {
  const account = await repo.findAccount(db, given.username)
  const matches = await passwordMatches(account?.passwordHash, given.password)
  const actor = matches && account !== null ? await loadActor(db, account.id, deps.demo) : null
  if (actor === null) throw problem(401, 'wrong-credentials', 'The user name or the password is wrong.')
  if (account?.mustChangePassword) await chooseOwn(db, deps, account, given)
  const { secret, hash } = newSecret()
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000)
  await tx(db, (t) => repo.insertSession(t, { tokenHash: hash, userId: actor.id, now, expiresAt }))
  return { actor, secret, maxAgeSeconds: sessionSeconds }
}

async function chooseOwn(
  db: Db,
  { clock }: Deps,
  { id, passwordHash: oldHash }: { id: string; passwordHash: string },
  { username, password, newPassword }: Given,
): Promise<void> {
  if (newPassword === undefined)
    throw problem(403, 'new-password-needed', 'This password was made for you: choose your own now.')
  const wrong = (code: string, detail: string) => wrongField('newPassword', code, detail)
  if (newPassword.length < PASSWORD_LEAST)
    throw wrong('password-too-short', `A password has at least ${PASSWORD_LEAST} characters.`)
  if (newPassword === password || newPassword === username)
    throw wrong('password-not-new', 'Choose another password than the one you were given or your user name.')
  const passwordHash = await hashPassword(newPassword)
  const chosen = await tx(db, (t) =>
    repo.choosePassword(t, { userId: id, oldHash, passwordHash, now: clock.now() }),
  )
  if (!chosen) throw problem(401, 'wrong-credentials', 'The user name or the password is wrong.')
}

export async function logOut(db: Db, deps: Deps, tokenHash: Buffer): Promise<void> {
  await tx(db, (t) => repo.deleteSession(t, tokenHash, deps.clock.now()))
}

export async function makeToken(db: Db, deps: Deps, actor: SessionActor, name: string): Promise<string> {
  const { secret, hash } = newSecret()
  await tx(db, (t) => repo.insertToken(t, { userId: actor.id, name, tokenHash: hash, now: deps.clock.now() }))
  return secret
}

export async function describeDemo(db: Db, deps: Deps) {
  if (!deps.demo) return { demo: false, accounts: [], center: null }
  const accounts = await repo.listDemoAccounts(db, demoAccounts)
  return { demo: accounts.length > 0, accounts, center: await repo.findDistrictCenter(db) }
}

/** Finds whom a cookie or token belongs to, remembering it for some seconds: a map asks for hundreds of tiles at once. */
export function createFindLogin(db: Db, deps: Deps) {
  const rememberMs = 5000
  const touch = createTouch(db)
  const known = new Map<string, { actor: SessionActor | null; until: number }>()
  const find = async (tokenHash: Buffer, by: 'cookie' | 'token') => {
    const key = `${by}:${tokenHash.toString('base64')}`
    const now = deps.clock.now()
    const hit = known.get(key)
    if (hit !== undefined && hit.until > now.getTime()) return hit.actor
    const userId =
      by === 'cookie'
        ? await repo.findSessionUser(db, tokenHash, now)
        : await repo.findTokenUser(db, tokenHash)
    const actor = userId === null ? null : await loadActor(db, userId, deps.demo)
    if (known.size > 5000) known.clear()
    if (actor === null) return null
    known.set(key, { actor, until: now.getTime() + rememberMs })
    await touch(actor.id, now)
    return actor
  }
  const forget = (tokenHash: Buffer) => void known.delete(`cookie:${tokenHash.toString('base64')}`)
  /** Whatever was known of a person is asked afresh: his rights changed. */
  const forgetUser = (userId: string) => {
    for (const [key, { actor }] of known) if (actor?.id === userId) known.delete(key)
  }
  const findLogin: FindLogin = find
  return Object.assign(findLogin, { forget, forgetUser })
}

const TOUCH_MS = 60_000

/** Keeps when somebody was last here, written once a minute. */
function createTouch(db: Db): (userId: string, now: Date) => Promise<void> {
  const touched = new Map<string, number>()
  return async (userId, now) => {
    if (now.getTime() - (touched.get(userId) ?? Number.NEGATIVE_INFINITY) < TOUCH_MS) return
    if (touched.size > 5000) touched.clear()
    touched.set(userId, now.getTime())
    // Nobody is kept out because this cannot be written.
    await repo.touchUser(db, userId, now).catch(() => undefined)
  }
}
