import type { Db } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import { problem } from '../../http/problem.ts'
import { type FindLogin, newSecret, type SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { loadActor } from './identity-read.ts'
import * as repo from './identity-repo.ts'
import { passwordMatches } from './passwords.ts'

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

/** Opens a session; whatever is wrong, the answer is the same. */
export async function logIn(db: Db, deps: Deps, given: { username: string; password: string }) {
  const account = await repo.findAccount(db, given.username)
  const matches = await passwordMatches(account?.passwordHash, given.password)
  const actor = matches && account !== null ? await loadActor(db, account.id, deps.demo) : null
  if (actor === null) throw problem(401, 'wrong-credentials', 'The user name or the password is wrong.')
  const { secret, hash } = newSecret()
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000)
  await tx(db, (t) => repo.insertSession(t, { tokenHash: hash, userId: actor.id, now, expiresAt }))
  return { actor, secret, maxAgeSeconds: sessionSeconds }
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
export function createFindLogin(db: Db, deps: Deps): FindLogin & { forget(tokenHash: Buffer): void } {
  const rememberMs = 5000
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
    if (actor !== null) known.set(key, { actor, until: now.getTime() + rememberMs })
    return actor
  }
  const forget = (tokenHash: Buffer) => void known.delete(`cookie:${tokenHash.toString('base64')}`)
  return Object.assign(find, { forget })
}
