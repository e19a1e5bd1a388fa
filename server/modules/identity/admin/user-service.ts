import {
  type ManagedUser,
  misplacedRoles,
  USERNAME,
  type UserDetail,
  type UserTasks,
} from '../../../contract/admin-user.ts'
import type { FieldError } from '../../../contract/common.ts'
import type { Role } from '../../../contract/identity.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { conflict, forbidden, notFound, wrongContent, wrongField } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import type { Clock } from '../../../platform/clock.ts'
import { caseTasksOf } from '../../cases/holders-read.ts'
import { responsibilityOf } from '../../grids/responsible-read.ts'
import { findOrganisation } from './organisation-repo.ts'
import * as repo from './user-repo.ts'

export interface PeopleDeps {
  readonly clock: Clock
  /** Demo accounts work at all. */
  readonly demo: boolean
}

export async function showUser(db: Queryable, deps: PeopleDeps, id: string): Promise<UserDetail> {
  const user = await mustFind(db, id)
  const logins = await repo.readLogins(db, id, deps.clock.now())
  return { ...user, ...logins, tasks: await tasksOf(db, id) }
}

async function tasksOf(db: Queryable, id: string): Promise<UserTasks> {
  return { ...(await caseTasksOf(db, id)), grids: await responsibilityOf(db, id) }
}

async function mustFind(db: Queryable, id: string): Promise<ManagedUser> {
  const user = await repo.findUser(db, id)
  if (user === null) throw notFound('The user')
  return user
}

/** The user of a change, as he is now that no other change goes on. */
async function forChange(t: Tx, id: string, version: number): Promise<ManagedUser> {
  await repo.lockPeople(t)
  const user = await mustFind(t, id)
  if (user.version !== version) throw conflict('stale-user', 'Somebody changed this user meanwhile.')
  return user
}

export interface Wanted {
  readonly username: string
  readonly name: string
  readonly roles: Role[]
  readonly org: string
}

export async function createUser(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { passwordHash, ...wanted }: Wanted & { passwordHash: string },
): Promise<ManagedUser> {
  await repo.lockPeople(t)
  const faults = USERNAME.test(wanted.username)
    ? []
    : [fault('username', 'bad-username', 'A user name has 2 to 50 letters, digits, dots, dashes.')]
  if ((await repo.takenNames(t, [wanted.username])).size > 0)
    faults.push(fault('username', 'username-taken', `The user name ${wanted.username} is taken.`))
  faults.push(...(await placeFaults(t, wanted)))
  if (faults.length > 0) throw wrongContent(faults)
  const now = deps.clock.now()
  const roles = [...new Set(wanted.roles)]
  const id = await repo.insertUser(t, { ...wanted, roles, passwordHash }, now)
  await requireAdministrator(t, deps, 'first-must-administer')
  const { username, name, org } = wanted
  const detail = { after: { username, name, roles, org } }
  await audit(t, deps, actor, { action: 'user-created', objectId: id, detail })
  return mustFind(t, id)
}

const fault = (field: string, code: string, detail: string): FieldError => ({ field, code, detail })

/** Whether roles and organisation go together. */
async function placeFaults(t: Tx, { roles, org }: Pick<Wanted, 'roles' | 'org'>): Promise<FieldError[]> {
  const found = await findOrganisation(t, org)
  if (found === null) return [fault('org', 'unknown-organisation', `There is no organisation ${org}.`)]
  if (found.retiredAt !== null) return [fault('org', 'retired-organisation', `${found.name} is retired.`)]
  const misplaced = misplacedRoles(roles, found.kind)
  if (misplaced.length === 0) return []
  return [fault('roles', 'misplaced-role', `${misplaced.join(', ')} cannot belong to a ${found.kind}.`)]
}

/** Whoever changes users must leave one behind who can go on doing so. */
export async function requireAdministrator(
  t: Tx,
  deps: PeopleDeps,
  code: 'last-administrator' | 'first-must-administer',
): Promise<void> {
  if ((await repo.countAdministrators(t, deps.demo)) > 0) return
  if (code === 'last-administrator')
    throw conflict(code, 'This is the last administrator who can log in: make another one first.')
  throw wrongField(
    'roles',
    code,
    'With the first real user the demo accounts end: he must be an administrator.',
  )
}

export async function editUser(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  {
    id,
    version,
    reason,
    ...given
  }: { id: string; version: number; reason?: string | undefined } & {
    [key in 'name' | 'roles' | 'org']?: ManagedUser[key] | undefined
  },
): Promise<ManagedUser> {
  await repo.lockPeople(t)
  const before = await mustFind(t, id)
  const after = {
    name: given.name ?? before.name,
    roles: given.roles === undefined ? before.roles : [...new Set(given.roles)],
    org: given.org ?? before.org,
  }
  const changed = changeOf({ name: before.name, roles: before.roles, org: before.org }, after)
  const moves = 'roles' in changed.after || 'org' in changed.after
  if (moves && id === actor.id)
    throw forbidden('own-account', 'Nobody changes his own roles or organisation.')
  if (before.version !== version) throw conflict('stale-user', 'Somebody changed this user meanwhile.')
  if (Object.keys(changed.after).length === 0) return before
  const faults = moves ? await placeFaults(t, after) : []
  if (faults.length > 0) throw wrongContent(faults)
  await repo.updateUser(t, { ...before, ...after })
  await requireAdministrator(t, deps, 'last-administrator')
  await audit(t, deps, actor, { action: 'user-changed', objectId: id, reason, detail: changed })
  return mustFind(t, id)
}

/** Only what differs, before and after. */
export function changeOf<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const differing = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const pick = (from: T) => Object.fromEntries(differing.map((key) => [key, from[key]])) as Partial<T>
  return { before: pick(before), after: pick(after) }
}

export async function disableUser(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { id, version, reason, tasksSeen }: { id: string; version: number; reason: string; tasksSeen: boolean },
): Promise<ManagedUser> {
  if (id === actor.id) throw forbidden('own-account', 'Nobody disables himself.')
  const user = await forChange(t, id, version)
  if (user.disabledAt !== null) throw conflict('already-disabled', 'This user is disabled already.')
  const { verify, check, claimed, grids } = await tasksOf(t, id)
  const open = { verify: verify.count, check: check.count, claimed: claimed.count, grids: grids.length }
  if (!tasksSeen && Object.values(open).some((n) => n > 0))
    throw conflict(
      'open-tasks',
      `Waiting for this user: ${open.verify} to verify, ${open.check} to check, ${open.claimed} claimed, ${open.grids} responsibility grids.`,
    )
  const now = deps.clock.now()
  await repo.updateUser(t, { ...user, disabledAt: now.toISOString() })
  await requireAdministrator(t, deps, 'last-administrator')
  const sessions = await repo.endSessions(t, id, now)
  const tokens = (await repo.revokeTokens(t, id, now)).length
  const detail = { sessions, tokens, left: open }
  await audit(t, deps, actor, { action: 'user-disabled', objectId: id, reason, detail })
  return mustFind(t, id)
}

export async function enableUser(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { id, version }: { id: string; version: number },
): Promise<ManagedUser> {
  const user = await forChange(t, id, version)
  if (user.disabledAt === null) throw conflict('not-disabled', 'This user is not disabled.')
  const home = await findOrganisation(t, user.org)
  if (home === null || home.retiredAt !== null)
    throw conflict('retired-organisation', 'The organisation of this user is retired: give him another one.')
  await repo.updateUser(t, { ...user, disabledAt: null })
  await audit(t, deps, actor, { action: 'user-enabled', objectId: id })
  return mustFind(t, id)
}

export async function resetPassword(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { id, version, passwordHash }: { id: string; version: number; passwordHash: string },
): Promise<ManagedUser> {
  if (id === actor.id) throw forbidden('own-account', 'Another administrator resets your password.')
  const user = await forChange(t, id, version)
  if (user.demo) throw conflict('demo-account', 'The password of a demo account stays what it is.')
  await repo.setPassword(t, { id, passwordHash, mustChange: true })
  const sessions = await repo.endSessions(t, id, deps.clock.now())
  await audit(t, deps, actor, { action: 'user-password-reset', objectId: id, detail: { sessions } })
  return mustFind(t, id)
}

export async function logOutEverywhere(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  id: string,
): Promise<number> {
  await mustFind(t, id)
  const ended = await repo.endSessions(t, id, deps.clock.now())
  await audit(t, deps, actor, { action: 'user-sessions-ended', objectId: id, detail: { sessions: ended } })
  return ended
}

export async function revokeToken(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { id, token }: { id: string; token: string },
): Promise<void> {
  const [revoked] = await repo.revokeTokens(t, id, deps.clock.now(), token)
  if (revoked === undefined) throw notFound('The token')
  const detail = { token: revoked.name }
  await audit(t, deps, actor, { action: 'user-token-revoked', objectId: id, detail })
}

function audit(
  t: Tx,
  { clock }: PeopleDeps,
  actor: SessionActor,
  line: Pick<repo.AuditLine, 'action' | 'objectId' | 'reason' | 'detail'>,
): Promise<void> {
  return repo.insertAudit(t, { at: clock.now(), actorId: actor.id, objectKind: 'user', ...line })
}
