import type { User } from './identity.ts'
import type { Role } from './role.ts'

/** Whom of the inspectors somebody sees where: everybody, those of his own organisation or area, or himself beside names. */
export type InspectorView =
  | { of: 'all' }
  | { of: 'organisation'; org: string }
  | { of: 'area' }
  | { of: 'self'; id: string }
  | { of: 'nobody' }

const CENTER: readonly Role[] = ['intake', 'supervisor', 'dispatcher', 'assessor', 'leader', 'video', 'admin']

type Viewer = Pick<User, 'id' | 'roles' | 'scope'>

/** Positions are for leading the work: units have no part in it, population officers neither. */
export function inspectorViewOf({ id, roles, scope }: Viewer): InspectorView {
  const has = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role))
  if (scope.kind === 'district') {
    if (has(CENTER)) return { of: 'all' }
    if (has(['contractor'])) return { of: 'organisation', org: scope.org }
  }
  if (scope.kind === 'area' && has(['street', 'supervisor', 'leader'])) return { of: 'area' }
  return has(['inspector']) ? { of: 'self', id } : { of: 'nobody' }
}

/** Whether there is anything that he may be told: a page that knows asks for nothing else. */
export const maySeeInspectors = (viewer: Viewer): boolean => inspectorViewOf(viewer).of !== 'nobody'
