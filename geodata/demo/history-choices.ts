import type { CaseKind, Limit } from '../../server/contract/case.ts'
import type { Queryable } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'

const queries = {
  classes: sql(import.meta.url, 'sql/history-classes.sql'),
  places: sql(import.meta.url, 'sql/history-places.sql'),
  users: sql(import.meta.url, 'sql/history-users.sql'),
}

export interface Place {
  lon: number
  lat: number
  streetCode: string
  address: string | null
  componentId: number | null
  ownerUnit: string | null
}
export interface ClassChoice {
  kind: CaseKind
  code: string
  name: string
  weight: number
  conditions: readonly {
    id: string
    text: string
    limit: Limit
    isDefault: boolean
    urgent: boolean
    special: boolean
  }[]
  units: readonly string[]
  /** Components of the class; empty for events, which happen anywhere. */
  places: readonly Place[]
}
/** What the invented history draws from: the city's own classes, places, components and people. */
export interface Choices {
  classes: readonly ClassChoice[]
  places: readonly Place[]
  streetUnits: ReadonlyMap<string, string>
  handlers: ReadonlyMap<string, string>
  anyUnit: string
  users: { intake: string; supervisor: string; dispatcher: string; inspectors: readonly string[] }
}

/** What is reported most on a street like these; every other class comes up now and then. */
const COMMON: Readonly<Record<string, number>> = {
  '06010': 90,
  '06011': 24,
  '06012': 30,
  '06036': 40,
  '06042': 26,
  '07001': 70,
  '07003': 14,
  '09001': 42,
  '09005': 46,
  '09006': 34,
  '09009': 60,
  '09010': 38,
  '09011': 24,
  '06013': 28,
  '06014': 20,
  '08004': 16,
  '08001': 12,
  '08006': 12,
  '06030': 12,
  '06007': 14,
  '06018': 10,
  '06027': 12,
  '06028': 14,
  '06045': 8,
  '06051': 6,
  '09015': 6,
}

interface ClassRow {
  kind: CaseKind
  code: string
  name: string
  conditions: ClassChoice['conditions']
  units: string[]
}
interface PlaceRow extends Place {
  /** Null: a spot where no component is known. */
  classCode: string | null
}
interface UserRow {
  id: string
  role: string
  username: string
  unit: string | null
  streetCode: string | null
}

export async function readChoices(db: Queryable): Promise<Choices> {
  const places = await db.any<PlaceRow>(queries.places)
  if (places.length === 0) throw new Error('The city has no unit grids to tell a history in.')
  const users = await db.any<UserRow>(queries.users)
  const named = (username: string) => {
    const found = users.find((u) => u.username === username)
    if (found === undefined) throw new Error(`The demo account ${username} is missing.`)
    return found.id
  }
  const handlers = new Map<string, string>()
  const streetUnits = new Map<string, string>()
  for (const user of users) {
    if (user.unit === null || user.role === 'unit-lead') continue
    if (!handlers.has(user.unit)) handlers.set(user.unit, user.id)
    if (user.streetCode !== null) streetUnits.set(user.streetCode, user.unit)
  }
  const rows = await db.any<ClassRow>(queries.classes)
  return {
    classes: rows.map((row) => asChoice(row, places)).filter((c) => c.conditions.length > 0 && c.weight > 0),
    places,
    streetUnits,
    handlers,
    anyUnit: 'URBAN-MGMT',
    users: {
      intake: named('intake'),
      supervisor: named('supervisor'),
      dispatcher: named('dispatcher'),
      inspectors: users.filter((u) => u.role === 'inspector').map((u) => u.id),
    },
  }
}

function asChoice(row: ClassRow, places: readonly PlaceRow[]): ClassChoice {
  const own = row.kind === 'component' ? places.filter((p) => p.classCode === row.code) : []
  const weight = row.kind === 'event' ? (COMMON[row.code] ?? 1.5) : Math.min(40, Math.sqrt(own.length) * 3)
  return { ...row, weight, places: own }
}
