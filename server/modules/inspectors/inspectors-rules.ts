import type { Role } from '../../contract/role.ts'
import type { SessionActor } from '../../http/session.ts'

/** Whom of the inspectors somebody sees where: everybody, those of his own organisation or area, or himself beside names. */
export type InspectorView =
  | { of: 'all' }
  | { of: 'organisation'; org: string }
  | { of: 'area' }
  | { of: 'self'; id: string }
  | { of: 'nobody' }

const CENTER: readonly Role[] = ['intake', 'supervisor', 'dispatcher', 'assessor', 'leader', 'video', 'admin']

/** Positions are for leading the work: units have no part in it, population officers neither. */
export function inspectorViewOf({ id, roles, scope }: SessionActor): InspectorView {
  const has = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role))
  if (scope.kind === 'district') {
    if (has(CENTER)) return { of: 'all' }
    if (has(['contractor'])) return { of: 'organisation', org: scope.org }
  }
  if (scope.kind === 'area' && has(['street', 'supervisor', 'leader'])) return { of: 'area' }
  return has(['inspector']) ? { of: 'self', id } : { of: 'nobody' }
}
