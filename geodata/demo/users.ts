import type { Role } from '../../server/contract/identity.ts'
import type { Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { inventName } from './names.ts'
import { type Random, seeded } from './random.ts'

const queries = {
  streets: sql(import.meta.url, 'sql/streets.sql'),
  units: sql(import.meta.url, 'sql/units.sql'),
  placeStreetOrganisations: sql(import.meta.url, 'sql/place-street-organisations.sql'),
  communityOrganisations: sql(import.meta.url, 'sql/insert-community-organisations.sql'),
  insertUsers: sql(import.meta.url, 'sql/insert-users.sql'),
  assignResponsibility: sql(import.meta.url, 'sql/assign-responsibility.sql'),
  countResponsibility: sql(import.meta.url, 'sql/count-responsibility.sql'),
}

interface Account {
  username: string
  name: string
  roles: Role[]
  orgCode: string
  onDuty: boolean
}
interface Street {
  code: string
  name: string
  orgCode: string
  firstCommunity: string
}

/** Users that api.md names beside the units' handlers, each with its role and organisation. */
const CENTER_ACCOUNTS: readonly (readonly [string, Role])[] = [
  ['intake', 'intake'],
  ['supervisor', 'supervisor'],
  ['dispatcher', 'dispatcher'],
  ['assessor', 'assessor'],
  ['leader', 'leader'],
  ['video', 'video'],
  ['admin', 'admin'],
]
const HANDLERS: Readonly<Record<string, string>> = { 'URBAN-MGMT': 'unit-urban' }
const handlerOf = (unit: string) => HANDLERS[unit] ?? `unit-${unit.toLowerCase()}`

/**
 * Lays the demo's organisations' places and its accounts, all with invented names and the one demo password whose hash is given.
 * Street organisations of the catalog take the city's streets by name, else in order; what is left over gets one of its own.
 */
export async function layUsers(tx: Tx, passwordHash: string): Promise<number> {
  const random = seeded(620_103)
  await tx.none(queries.placeStreetOrganisations)
  await tx.none(queries.communityOrganisations)
  const streets = await tx.many<Street>(queries.streets)
  const units = await tx.many<{ code: string; kind: string }>(queries.units)
  const { n } = await tx.one<{ n: number }>(queries.countResponsibility)
  const accounts = [
    ...centerAccounts(random),
    ...inspectorAccounts(Math.max(2, n), random),
    ...unitAccounts(units, random),
    ...streetAccounts(streets, random),
    ...leadAccounts(units, random),
  ]
  await tx.none(queries.insertUsers, { users: JSON.stringify(accounts), passwordHash })
  await tx.none(queries.assignResponsibility)
  return accounts.length
}

const account = (username: string, role: Role, orgCode: string, random: Random): Account => ({
  username,
  name: inventName(random),
  roles: [role],
  orgCode,
  onDuty: role === 'inspector',
})
const centerAccounts = (random: Random) =>
  CENTER_ACCOUNTS.map(([username, role]) => account(username, role, 'CENTER', random))
const inspectorAccounts = (count: number, random: Random) =>
  Array.from({ length: count }, (_, i) =>
    account(i === 0 ? 'inspector' : `inspector${i + 1}`, 'inspector', 'CENTER', random),
  )
const unitAccounts = (units: readonly { code: string; kind: string }[], random: Random) =>
  units.map(({ code, kind }) => account(handlerOf(code), kind === 'street' ? 'street' : 'unit', code, random))

/** 分管领导: who gets a unit's yellow and red cards. */
const leadAccounts = (units: readonly { code: string; kind: string }[], random: Random) =>
  units
    .filter(({ kind }) => kind !== 'street')
    .map(({ code }) => account(handlerOf(code).replace(/^unit-/, 'lead-'), 'unit-lead', code, random))

function streetAccounts(streets: readonly Street[], random: Random): Account[] {
  const first = streets[0]
  if (first === undefined) return []
  const community = `COMMUNITY-${first.firstCommunity}`
  return [
    account('street', 'street', first.orgCode, random),
    account('population', 'population', first.orgCode, random),
    account('grid-leader', 'grid-leader', community, random),
    account('building-head', 'building-head', community, random),
  ]
}
