import type { Role } from '../../server/contract/identity.ts'
import { CALL_ROLES } from '../../server/contract/stream.ts'

/** Whose page is whose; the first role that has one decides where a person lands. */
const PAGE_OF_ROLE: Readonly<Record<Role, Page>> = {
  inspector: '/field',
  'grid-leader': '/field',
  'building-head': '/field',
  unit: '/unit',
  'unit-lead': '/unit',
  contractor: '/unit',
  street: '/command',
  intake: '/intake',
  supervisor: '/command',
  dispatcher: '/command',
  assessor: '/command',
  leader: '/command',
  population: '/command',
  video: '/command',
  admin: '/command',
  telephony: '/command',
}
export type Page = '/command' | '/intake' | '/field' | '/unit' | '/admin' | '/recurring' | '/complaints'

export const startPage = (roles: readonly Role[]): Page => {
  const [first] = roles
  return first === undefined ? '/command' : PAGE_OF_ROLE[first]
}

/** Pages beside the others, by who may see them. */
const BESIDE: Readonly<Partial<Record<Page, readonly Role[]>>> = {
  '/recurring': ['supervisor', 'dispatcher', 'intake', 'leader', 'assessor', 'street'],
  // A superior's people answer what was given to them; a unit finds nothing there about itself.
  '/complaints': ['intake', 'supervisor', 'leader', 'assessor', 'street', 'unit-lead'],
}

/** Some pages are several roles' beside their own: the call desk and the command center, a street's two, administration. */
export function mayUsePage(page: Page, roles: readonly Role[]): boolean {
  if (page === '/admin') return roles.includes('admin')
  const beside = BESIDE[page]
  if (beside !== undefined) return roles.some((role) => beside.includes(role))
  if ((page === '/intake' || page === '/command') && roles.some((role) => CALL_ROLES.includes(role)))
    return true
  return roles.some(
    (role) =>
      role !== 'telephony' && (PAGE_OF_ROLE[role] === page || (role === 'street' && page === '/unit')),
  )
}
