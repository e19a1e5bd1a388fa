import { z } from 'zod'
import type { GridEdit } from '../../../contract/grid-edit.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { GridRange } from '../../../http/map-filter.ts'
import { type Corner, onLattice, type Ring } from './plane.ts'

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  loadCells: query('load-cells'),
  loadCommunities: query('load-communities'),
  loadResponsibilities: query('load-responsibilities'),
  loadMembers: query('load-members'),
  responsibilityOf: query('responsibility-of'),
  listEligible: query('list-eligible'),
  takenResponsibilities: query('taken-responsibilities'),
  countInCells: query('count-in-cells'),
  listChanges: query('list-changes'),
  listVersions: query('list-versions'),
  cellsOfChange: query('cells-of-change'),
  newestInstant: query('newest-instant'),
  lock: query('lock-grids'),
  compileNothing: query('compile-nothing'),
}

const ring = z.string().transform((text): Ring => {
  const { coordinates } = JSON.parse(text) as { coordinates: Corner[][] }
  // Generated cells lie on the lattice; others are laid on it, where a hundredth of a nanometre may keep neighbours apart.
  return (coordinates[0] ?? []).slice(0, -1).map(onLattice)
})
const storedCell = z.object({
  id: z.coerce.string(),
  code: z.string(),
  communityCode: z.string(),
  version: z.int(),
  areaM2: z.number(),
  geom: ring,
  responsibility: z.string().nullable(),
  isInside: z.boolean(),
})
export type StoredCell = z.infer<typeof storedCell>

/** Cells that a draft names or draws at, with their neighbours. */
export async function loadCells(
  db: Queryable,
  given: { codes: string[]; places: readonly object[] } & GridRange,
): Promise<StoredCell[]> {
  const rows = await db.any(files.loadCells, { ...given, places: JSON.stringify(given.places) })
  return z.array(storedCell).parse(rows)
}

const community = z.object({ code: z.string(), north: z.number(), used: z.array(z.int()) })
export const loadCommunities = async (db: Queryable, codes: string[]) =>
  z.array(community).parse(await db.any(files.loadCommunities, { codes }))

const storedResponsibility = z.object({
  code: z.string(),
  version: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  streetCode: z.string(),
  inspectorId: z.string().nullable(),
  gridLeaderId: z.string().nullable(),
  inspectorName: z.string().nullable(),
  gridLeaderName: z.string().nullable(),
})
export type StoredResponsibility = z.infer<typeof storedResponsibility>
export const loadResponsibilities = async (db: Queryable) =>
  z.array(storedResponsibility).parse(await db.any(files.loadResponsibilities))

/** The cells of some responsibility grids, by their codes. */
export async function loadMembers(db: Queryable, codes: string[]): Promise<Map<string, string[]>> {
  const rows = await db.any<{ code: string; cells: string[] }>(files.loadMembers, { codes })
  return new Map(rows.map(({ code, cells }) => [code, cells]))
}

/** Who looks after some cells: responsibility grids by unit grid. */
export async function responsibilityOf(db: Queryable, codes: string[]): Promise<Map<string, string>> {
  const rows = await db.any<{ cell: string; code: string }>(files.responsibilityOf, { codes })
  return new Map(rows.map(({ cell, code }) => [cell, code]))
}

const eligible = z.object({
  id: z.uuid(),
  name: z.string(),
  isInspector: z.boolean(),
  isGridLeader: z.boolean(),
})
export const listEligible = async (db: Queryable) => z.array(eligible).parse(await db.any(files.listEligible))

export async function takenResponsibilities(db: Queryable): Promise<Set<string>> {
  const rows = await db.any<{ code: string }>(files.takenResponsibilities)
  return new Set(rows.map(({ code }) => code))
}

const content = z.object({
  code: z.string(),
  buildings: z.int(),
  components: z.int(),
  cameras: z.int(),
  residents: z.int(),
  openCases: z.int(),
})
export const countInCells = async (db: Queryable, codes: string[], day: string) =>
  z.array(content).parse(await db.any(files.countInCells, { codes, day }))

const responsibilityState = z.object({
  version: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  streetCode: z.string(),
  inspectorId: z.string().nullable(),
  gridLeaderId: z.string().nullable(),
  cells: z.array(z.string()),
})
export type ResponsibilityState = z.infer<typeof responsibilityState>
const cellVersion = z.object({ code: z.string(), version: z.int() })
const changeRow = z.object({
  id: z.int(),
  at: z.date(),
  reason: z.string(),
  byUser: z.uuid().nullable(),
  byName: z.string().nullable(),
  edits: z.array(z.object({ kind: z.string() })),
  closed: z.array(cellVersion),
  created: z.array(cellVersion),
  responsibilities: z.array(
    z.object({
      code: z.string(),
      before: responsibilityState.nullable(),
      after: responsibilityState.nullable(),
    }),
  ),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
})
export type ChangeRow = z.infer<typeof changeRow>

export async function listChanges(
  db: Queryable,
  given: { before?: number; ids?: number[]; limit: number },
): Promise<ChangeRow[]> {
  const { before = null, ids = null, limit } = given
  return z.array(changeRow).parse(await db.any(files.listChanges, { before, ids, limit }))
}

const versionRow = z.object({
  version: z.int(),
  validFrom: z.date(),
  validTo: z.date().nullable(),
  areaM2: z.number(),
  openedBy: z.int().nullable(),
  closedBy: z.int().nullable(),
  geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
})
export const listVersions = async (db: Queryable, code: string) =>
  z.array(versionRow).parse(await db.any(files.listVersions, { code }))

const changedCell = z.object({
  id: z.coerce.string(),
  code: z.string(),
  version: z.int(),
  communityCode: z.string(),
  areaM2: z.number(),
  inForce: z.boolean(),
  isClosed: z.boolean().nullable(),
  geom: ring,
})
/** The cells that a change ended and began. */
export const cellsOfChange = async (db: Queryable, change: number) =>
  z.array(changedCell).parse(await db.any(files.cellsOfChange, { change }))

/** When the grids, or some cells of them, changed last. */
export async function newestInstant(db: Queryable, closing: string[]): Promise<Date | null> {
  return (await db.one<{ at: Date | null }>(files.newestInstant, { closing })).at
}

/** For the rest of the transaction. */
export const compileNothing = (t: Tx): Promise<null> => t.none(files.compileNothing)

/** One change of the grids at a time. */
export async function lockGrids(t: Tx): Promise<void> {
  await compileNothing(t)
  await t.any(files.lock)
}

/** What a change of the record names: no more of the steps than their kinds. */
export const kindsOf = (edits: readonly Pick<GridEdit, 'kind'>[] | readonly { kind: string }[]) => [
  ...new Set(edits.map(({ kind }) => kind)),
]
