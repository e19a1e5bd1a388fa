import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ROLES, type Role, role } from './role.ts'

export { ROLES, type Role, role }

export const ORGANISATION_KINDS = [
  'center',
  'street',
  'community',
  'unit',
  'contractor',
  'city-body',
  'leading-group',
] as const

/**
 * What a user may see (domain.md, "Organisations"): the district; a street or community (`area`: its 9- or 12-digit code);
 * or the cases a unit holds or held. A street that is a handling unit has both an area and a unit.
 */
export const scope = z.object({
  kind: z.enum(['district', 'area', 'unit']),
  area: z.string().nullable(),
  unit: z.string().nullable(),
  org: z.string(),
  orgName: z.string(),
})
export type Scope = z.infer<typeof scope>

export const user = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  scope,
})
export type User = z.infer<typeof user>

const credentials = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** Where the password was made for the user (403 `new-password-needed` without it): the one he chooses. */
  newPassword: z.string().min(1).max(200).optional(),
})
const sessionAnswer = z.object({ user })

/** Somebody, or a team, that work may be handed to. */
export const colleague = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.enum(['person', 'team']),
})

/** A line of the demo's login page. */
export const demoAccount = z.object({ username: z.string(), name: z.string(), role })

export const sessionEndpoints = {
  login: endpoint({
    method: 'post',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Log in; sets an HttpOnly cookie',
    body: credentials,
    answer: sessionAnswer,
    open: true,
    idempotency: 'never',
  }),
  whoAmI: endpoint({
    method: 'get',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Who am I',
    answer: sessionAnswer,
  }),
  logout: endpoint({
    method: 'delete',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Log out',
    answer: z.null(),
    status: 204,
    idempotency: 'never',
  }),
  token: endpoint({
    method: 'post',
    path: '/api/v1/tokens',
    tag: 'session',
    summary: 'Make a bearer token for a program; shown once',
    body: z.object({ name: z.string().min(1).max(100) }),
    answer: z.object({ token: z.string() }),
    status: 201,
    idempotency: 'never',
  }),
  colleagues: endpoint({
    method: 'get',
    path: '/api/v1/colleagues',
    tag: 'session',
    summary: 'People and teams of my organisation to whom I may hand a case',
    answer: z.object({ items: z.array(colleague) }),
  }),
  /** Outside /api/v1 on purpose: the login page needs it before anybody is logged in. */
  demo: endpoint({
    method: 'get',
    path: '/public/demo',
    tag: 'session',
    summary: 'The demo accounts, empty outside demo mode',
    answer: z.object({
      demo: z.boolean(),
      accounts: z.array(demoAccount),
      center: z.object({ lon: z.number(), lat: z.number() }).nullable(),
    }),
    open: true,
  }),
} as const
