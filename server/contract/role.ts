import { z } from 'zod'

/** The roles of domain.md, "Who", and one for a program. A citizen needs no account. */
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
  // A program, not a person: the telephone exchange that says who calls (contract/telephony.ts), and nothing else.
  'telephony',
] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>
