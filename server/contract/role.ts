import { z } from 'zod'

/** The roles of domain.md, "Who". A citizen needs no account. */
export const ROLES = [
  'inspector',
  'intake',
  'supervisor',
  'dispatcher',
  'unit',
  'unit-lead',
  'assessor',
  'leader',
  'population',
  'street',
  'video',
  'grid-leader',
  'building-head',
  'contractor',
  'admin',
] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>
