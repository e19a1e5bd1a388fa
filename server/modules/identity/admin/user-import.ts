import { misplacedRoles, USERNAME, type UserLine } from '../../../contract/admin-user.ts'
import type { Role } from '../../../contract/role.ts'
import type { Db, Queryable } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import { problem } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { hashMadePassword } from '../passwords.ts'
import { oneTimePassword } from './one-time-password.ts'
import { listOrganisations } from './organisation-repo.ts'
import { type RawLine, readRole, readUserFile } from './user-file.ts'
import { insertAudit, insertUsers, lockPeople, takenNames } from './user-repo.ts'
import { type PeopleDeps, requireAdministrator } from './user-service.ts'

type Fault = UserLine['faults'][number]
interface Taken {
  readonly username: string
  readonly name: string
  readonly roles: Role[]
  readonly org: string
}
type Judged = UserLine & { readonly taken: Taken | null }

/** What would become of each line; nothing is written. */
export async function judgeUserFile(db: Queryable, bytes: Buffer) {
  const lines = await judge(db, readUserFile(bytes))
  return {
    lines: lines.map(({ taken: _, ...line }) => line),
    wrong: lines.filter(({ taken }) => taken === null).length,
  }
}

/** Makes all users of a file or none; answers their passwords, which nobody can ask for again. */
export async function importUsers(db: Db, deps: PeopleDeps, actor: SessionActor, bytes: Buffer) {
  const raw = readUserFile(bytes)
  const passwords = raw.map(() => oneTimePassword())
  const hashes: string[] = []
  for (const password of passwords) hashes.push(await hashMadePassword(password))
  const users = await tx(db, async (t) => {
    await lockPeople(t)
    const lines = await judge(t, raw)
    refuseWrong(lines)
    const wanted = lines.flatMap(({ taken }, i) =>
      taken === null ? [] : [{ ...taken, passwordHash: hashes[i] ?? '' }],
    )
    const now = deps.clock.now()
    const made = await insertUsers(t, wanted, now)
    await requireAdministrator(t, deps, 'first-must-administer')
    const ids = new Map(made.map(({ id, username }) => [username, id]))
    for (const { passwordHash: _, ...after } of wanted)
      await insertAudit(t, {
        ...{ at: now, actorId: actor.id, action: 'user-created', objectKind: 'user' },
        objectId: ids.get(after.username) ?? after.username,
        detail: { after, by: 'import' },
      })
    return wanted
  })
  return users.map(({ username, name }, i) => ({ username, name, password: passwords[i] ?? '' }))
}

function refuseWrong(lines: readonly Judged[]): void {
  const errors = lines.flatMap(({ line, faults }) =>
    faults.map(({ field, code, detail }) => ({ field: `line ${line}: ${field}`, code, detail })),
  )
  if (errors.length > 0)
    throw problem(422, 'wrong-lines', `${errors.length} faults; nothing was imported.`, errors.slice(0, 500))
}

async function judge(db: Queryable, raw: readonly RawLine[]): Promise<Judged[]> {
  const organisations = (await listOrganisations(db)).filter(({ retiredAt }) => retiredAt === null)
  const taken = await takenNames(
    db,
    raw.map(({ username }) => username),
  )
  const met = new Map<string, number>()
  return raw.map((line) => {
    const faults: Fault[] = []
    const add = (field: string, code: string, value: string, detail: string) =>
      void faults.push({ field, code, value, detail })
    const { username, name } = line
    if (!USERNAME.test(username))
      add(
        'username',
        'bad-username',
        username,
        `"${username}" is no user name: 2 to 50 letters, digits, . _ -`,
      )
    else if (taken.has(username)) add('username', 'username-taken', username, `${username} is taken.`)
    const before = met.get(username)
    if (before !== undefined)
      add('username', 'username-twice', String(before), `${username} stands on line ${before} too.`)
    met.set(username, line.line)
    if (name.length > 60) add('name', 'too-long', name, 'A name has at most 60 characters.')
    const roles = rolesOf(line.roles, add)
    const org = organisationOf(line.org, organisations, add)
    const misplaced = org === undefined ? [] : misplacedRoles(roles, org.kind)
    if (misplaced.length > 0)
      add(
        'roles',
        'misplaced-role',
        misplaced.join(', '),
        `${misplaced.join(', ')} cannot belong to ${org?.name}.`,
      )
    const sound = faults.length === 0 && org !== undefined
    return {
      ...line,
      roles: [...line.roles],
      faults,
      taken: sound ? { username, name, roles, org: org.code } : null,
    }
  })
}

type Add = (field: string, code: string, value: string, detail: string) => void

function rolesOf(given: readonly string[], add: Add): Role[] {
  if (given.length === 0) add('roles', 'no-role', '', 'There is no role.')
  const found = given.map((text) => {
    const role = readRole(text)
    if (role === undefined) add('roles', 'unknown-role', text, `There is no role ${text}.`)
    return role
  })
  return [...new Set(found.filter((role) => role !== undefined))]
}

/** By its code, else by a name that only one has. */
function organisationOf<O extends { code: string; name: string; nameEn: string | null }>(
  text: string,
  organisations: readonly O[],
  add: Add,
): O | undefined {
  const byCode = organisations.find(({ code }) => code === text)
  if (byCode !== undefined) return byCode
  const named = organisations.filter(({ name, nameEn }) => text !== '' && (name === text || nameEn === text))
  if (named.length === 1) return named[0]
  if (named.length > 1)
    add('org', 'ambiguous-organisation', text, `Several organisations are called ${text}: give the code.`)
  else add('org', 'unknown-organisation', text, `There is no organisation ${text || '(empty)'}.`)
  return undefined
}
