import type { Scope, User } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import type { SessionActor } from '../../http/session.ts'
import { type ActorRow, findActorRow } from './identity-repo.ts'

/** The user with rights and scope, or null: unknown, disabled, or a demo account where those no longer work. */
export async function loadActor(db: Queryable, userId: string, demo: boolean): Promise<SessionActor | null> {
  const row = await findActorRow(db, userId, demo)
  return row && { id: row.id, username: row.username, name: row.name, roles: row.roles, scope: scopeOf(row) }
}

export const userOf = ({ id, username, name, roles, scope }: SessionActor): User => ({
  id,
  username,
  name,
  roles,
  scope,
})

/** domain.md, "Organisations": the organisation bounds what its people see. */
export function scopeOf(
  row: Pick<ActorRow, 'orgCode' | 'orgName' | 'orgKind' | 'areaCode' | 'isHandlingUnit'>,
): Scope {
  const org = { org: row.orgCode, orgName: row.orgName }
  const unit = row.isHandlingUnit ? row.orgCode : null
  if (row.orgKind === 'street' || row.orgKind === 'community')
    return { kind: 'area', area: row.areaCode, unit, ...org }
  if (row.orgKind === 'unit' || row.orgKind === 'city-body')
    return { kind: 'unit', area: null, unit: row.orgCode, ...org }
  return { kind: 'district', area: null, unit, ...org }
}
