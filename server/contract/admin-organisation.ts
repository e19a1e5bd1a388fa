import { z } from 'zod'
import { organisationKind } from './admin-user.ts'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/** An organisation as the tree shows it. Command duty and calendar belong to the clocks and are changed there. */
export const organisation = z.object({
  code: z.string(),
  kind: organisationKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  parentCode: z.string().nullable(),
  /** The street (9 digits) or community (12) it looks after. */
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  isHandlingUnit: z.boolean(),
  commandDuty: z.boolean(),
  calendarKey: z.string().nullable(),
  retiredAt: instant.nullable(),
  /** People who can log in. */
  people: z.int(),
  version: z.int(),
})
export type Organisation = z.infer<typeof organisation>

/** Counts of rows may end at a bound: `more` says that there are more than `count`. */
const bounded = z.object({ count: z.int(), more: z.boolean() })
/** What a person of an organisation sees. */
export const organisationScope = z.object({
  kind: z.enum(['district', 'area', 'unit']),
  area: z.string().nullable(),
  areaName: z.string().nullable(),
  unit: z.string().nullable(),
  cases: bounded,
  openCases: bounded,
  grids: bounded,
})
export type OrganisationScope = z.infer<typeof organisationScope>

const code = z.string().trim().min(1).max(60)
const name = z.string().trim().min(1).max(60)
const nameEn = z.string().trim().max(100).nullable()
const reason = z.string().trim().min(1).max(500)
const version = z.int().min(1)
const byCode = z.object({ code })
const fields = {
  name,
  nameEn,
  parentCode: code.nullable(),
  areaCode: z.string().trim().max(12).nullable(),
  isHandlingUnit: z.boolean(),
}

const admin = { tag: 'administration', roles: ['admin'] } as const
const organisations = '/api/v1/admin/organisations'

export const organisationEndpoints = {
  list: endpoint({
    ...admin,
    method: 'get',
    path: organisations,
    summary: 'All organisations, retired ones too; the tree is in their parents',
    answer: z.object({ items: z.array(organisation) }),
  }),
  create: endpoint({
    ...admin,
    method: 'post',
    path: organisations,
    summary: 'Make an organisation',
    body: z.object({ ...fields, code, kind: organisationKind }),
    answer: organisation,
    status: 201,
  }),
  edit: endpoint({
    ...admin,
    method: 'patch',
    path: `${organisations}/{code}`,
    summary: 'Rename, move under another (a circle is refused), give an area, make a handling unit',
    params: byCode,
    body: z
      .object({ ...fields, version })
      .partial()
      .required({ version: true }),
    answer: organisation,
  }),
  retire: endpoint({
    ...admin,
    method: 'post',
    path: `${organisations}/{code}/retire`,
    summary: 'End an organisation; 409 `in-use` names what is open there',
    params: byCode,
    body: z.object({ version, reason }),
    answer: organisation,
  }),
  restore: endpoint({
    ...admin,
    method: 'post',
    path: `${organisations}/{code}/restore`,
    summary: 'Bring a retired organisation back; not as a handling unit',
    params: byCode,
    body: z.object({ version }),
    answer: organisation,
  }),
  scope: endpoint({
    ...admin,
    method: 'get',
    path: `${organisations}/{code}/scope`,
    summary: 'What a person of it would see: how many cases and grids',
    params: byCode,
    answer: organisationScope,
  }),
} as const
