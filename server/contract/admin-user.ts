import { z } from 'zod'
import { instant, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ORGANISATION_KINDS } from './identity.ts'
import { type Role, role } from './role.ts'

export const organisationKind = z.enum(ORGANISATION_KINDS)
export type OrganisationKind = z.infer<typeof organisationKind>

/** Where a role is at home (domain.md, "Who"): somebody who has it belongs to an organisation of one of these kinds. */
export const HOMES_OF_ROLE: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  inspector: ['center', 'contractor'],
  intake: ['center'],
  supervisor: ['center'],
  dispatcher: ['center'],
  assessor: ['center'],
  video: ['center'],
  telephony: ['center'],
  admin: ['center'],
  leader: ['center', 'leading-group'],
  unit: ['unit', 'city-body'],
  'unit-lead': ['unit', 'city-body', 'street'],
  population: ['center', 'street', 'community'],
  street: ['street'],
  'grid-leader': ['street', 'community'],
  'building-head': ['street', 'community'],
  contractor: ['contractor'],
}

/** Those of the roles that do not belong to an organisation of this kind. */
export const misplacedRoles = (roles: readonly Role[], kind: OrganisationKind): Role[] =>
  roles.filter((one) => !HOMES_OF_ROLE[one].includes(kind))

/** A user name: letters and digits of any script, then also `.`, `_` and `-`; 2 to 50 characters. */
export const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,49}$/u

/** Least characters of a password that somebody chooses. */
export const PASSWORD_LEAST = 10

export const managedUser = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  org: z.string(),
  orgName: z.string(),
  orgNameEn: z.string().nullable(),
  orgKind: organisationKind,
  demo: z.boolean(),
  /** The password was made for him and opens one login, at which he chooses his own. */
  mustChangePassword: z.boolean(),
  onDuty: z.boolean(),
  disabledAt: instant.nullable(),
  createdAt: instant,
  /** To the minute; null: never. */
  lastSeenAt: instant.nullable(),
  version: z.int(),
})
export type ManagedUser = z.infer<typeof managedUser>

const taskCases = z.object({ count: z.int(), numbers: z.array(z.string()) })
/** What waits for a person; of the cases at most ten numbers, the counts end at 1,000. */
export const userTasks = z.object({
  verify: taskCases,
  check: taskCases,
  claimed: taskCases,
  grids: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type UserTasks = z.infer<typeof userTasks>

export const userDetail = managedUser.extend({
  sessions: z.int(),
  tokens: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: instant })),
  tasks: userTasks,
})
export type UserDetail = z.infer<typeof userDetail>

const name = z.string().trim().min(1).max(60)
const roles = z.array(role).min(1).max(15)
const org = z.string().min(1).max(60)
const reason = z.string().trim().min(1).max(500)
const version = z.int().min(1)
const byId = z.object({ id: z.uuid() })
const withPassword = z.object({ user: managedUser, password: z.string() })

/** A line of a file of users, as it was read and judged; `faults` empty: it can be taken. */
export const userLine = z.object({
  line: z.int(),
  username: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  org: z.string(),
  faults: z.array(z.object({ field: z.string(), code: z.string(), value: z.string(), detail: z.string() })),
})
export type UserLine = z.infer<typeof userLine>

const admin = { tag: 'administration', roles: ['admin'] } as const
const users = '/api/v1/admin/users'

export const userEndpoints = {
  list: endpoint({
    ...admin,
    method: 'get',
    path: users,
    summary: 'Users by name, role, organisation and state, in the order of their user names',
    query: pageQuery.extend({
      q: z.string().trim().max(100).optional(),
      role: role.optional(),
      org: org.optional(),
      state: z.enum(['active', 'disabled', 'all']).default('all'),
    }),
    answer: pageOf(managedUser),
  }),
  show: endpoint({
    ...admin,
    method: 'get',
    path: `${users}/{id}`,
    summary: 'A user with sessions, tokens and what waits for him',
    params: byId,
    answer: userDetail,
  }),
  create: endpoint({
    ...admin,
    method: 'post',
    path: users,
    summary: 'Make a user; the password is shown once and opens one login',
    body: z.object({ username: z.string().max(100), name, roles, org }),
    answer: withPassword,
    status: 201,
    // The answer holds a secret, which no table may keep.
    idempotency: 'never',
  }),
  edit: endpoint({
    ...admin,
    method: 'patch',
    path: `${users}/{id}`,
    summary: 'Change name, roles or organisation',
    params: byId,
    body: z.object({
      version,
      name: name.optional(),
      roles: roles.optional(),
      org: org.optional(),
      reason: reason.optional(),
    }),
    answer: managedUser,
  }),
  disable: endpoint({
    ...admin,
    method: 'post',
    path: `${users}/{id}/disable`,
    summary:
      'Shut somebody out: ends sessions, revokes tokens; 409 `open-tasks` until what waits for him was seen',
    params: byId,
    body: z.object({ version, reason, tasksSeen: z.boolean().default(false) }),
    answer: managedUser,
  }),
  enable: endpoint({
    ...admin,
    method: 'post',
    path: `${users}/{id}/enable`,
    summary: 'Let somebody in again',
    params: byId,
    body: z.object({ version }),
    answer: managedUser,
  }),
  resetPassword: endpoint({
    ...admin,
    method: 'post',
    path: `${users}/{id}/password`,
    summary: 'Make a new password, shown once; ends the sessions',
    params: byId,
    body: z.object({ version }),
    answer: withPassword,
    idempotency: 'never',
  }),
  endSessions: endpoint({
    ...admin,
    method: 'post',
    path: `${users}/{id}/end-sessions`,
    summary: 'Log somebody out everywhere',
    params: byId,
    body: z.object({}),
    answer: z.object({ ended: z.int() }),
  }),
  revokeToken: endpoint({
    ...admin,
    method: 'delete',
    path: `${users}/{id}/tokens/{token}`,
    summary: 'Revoke a token',
    params: z.object({ id: z.uuid(), token: z.uuid() }),
    answer: z.null(),
    status: 204,
  }),
  checkFile: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/admin/user-files/check',
    summary: 'Judge a CSV of users (field `file`) line by line; nothing is written',
    bodyType: 'multipart/form-data',
    answer: z.object({ lines: z.array(userLine), wrong: z.int() }),
    idempotency: 'never',
  }),
  importFile: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/admin/user-files',
    summary: 'Take a CSV of users, all or none (422 names line and column); the passwords are shown once',
    bodyType: 'multipart/form-data',
    answer: z.object({
      users: z.array(z.object({ username: z.string(), name: z.string(), password: z.string() })),
    }),
    status: 201,
    idempotency: 'never',
  }),
} as const
