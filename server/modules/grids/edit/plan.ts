import type { GridDraft, GridEdit, GridProblem } from '../../../contract/grid-edit.ts'
import type { Queryable } from '../../../db/connect.ts'
import type { GridRange } from '../../../http/map-filter.ts'
import { type Cell, Draft, EditFault, type Responsibility } from './draft.ts'
import * as repo from './edit-repo.ts'
import { MOST_SERIALS, numberCells } from './number-cells.ts'
import { type Corner, keyOf, onLattice, type Ring, ringArea, turnedRing } from './plane.ts'

export interface PlannedCell {
  readonly name: string
  readonly code: string
  readonly communityCode: string
  readonly ring: Ring
  readonly from: readonly string[]
  readonly responsibility: string | null
  readonly change: 'new' | 'shape' | 'corner' | 'renumbered'
}
export interface PlannedResponsibility {
  readonly code: string
  readonly before: repo.ResponsibilityState | null
  readonly after: Omit<repo.ResponsibilityState, 'version'> | null
}
/** All that a change does: which versions end, which begin, and what becomes of the responsibility grids. */
export interface Plan {
  readonly opened: readonly PlannedCell[]
  readonly closed: readonly Pick<repo.StoredCell, 'id' | 'code' | 'version' | 'areaM2'>[]
  /** Cells that stay as they are and go to another responsibility grid. */
  readonly reassigned: readonly Cell[]
  readonly responsibilities: readonly PlannedResponsibility[]
  /** What is known of the cells round about: who looks after them now. */
  readonly before: ReadonlyMap<string, string | null>
  readonly faults: readonly GridProblem[]
  /** What the editor saw otherwise than it is. */
  readonly stale: readonly { name: string; seen: number | null; now: number | null }[]
}

export const aProblem = (
  severity: GridProblem['severity'],
  code: string,
  detail: string,
  more: Partial<GridProblem> = {},
): GridProblem => ({
  ...{ severity, code, detail, edit: null, cells: [], m2: null, metres: null, at: null, buildings: [] },
  ...more,
})
export const placeOf = (corner: Corner | null) =>
  corner === null ? null : { lon: corner[0], lat: corner[1] }

const isCode = (name: string) => !name.startsWith('#')

/** The cells that a step names, drafted ones left out. */
function cellsNamed(edit: GridEdit): string[] {
  if (edit.kind === 'split') return [edit.code].filter(isCode)
  return 'codes' in edit ? edit.codes.filter(isCode) : []
}

function placesOf(edit: GridEdit): object[] {
  if (edit.kind === 'move')
    return [edit.from, edit.to].map((place) => ({ type: 'Point', coordinates: place }))
  if (edit.kind !== 'draw') return []
  return [{ type: 'LineString', coordinates: [...edit.ring, edit.ring[0]] }]
}

const responsibilitiesNamed = (edit: GridEdit): string[] =>
  'responsibility' in edit && edit.responsibility !== null ? [edit.responsibility] : []

/** Works out a draft on the grids as they are. Writes nothing, and judges only whether its steps can be taken. */
export async function planDraft(db: Queryable, { edits, seen }: GridDraft, range: GridRange): Promise<Plan> {
  const named = [...new Set(edits.flatMap(cellsNamed))]
  const stored = await repo.loadCells(db, {
    codes: named,
    places: edits.flatMap(placesOf),
    ...range,
  })
  const grids = await repo.loadResponsibilities(db)
  const draft = new Draft(stored.map(cellOf), grids, await repo.takenResponsibilities(db))
  const faults = takeAll(draft, edits, new Set(stored.filter((c) => !c.isInside).map(({ code }) => code)))
  const cells = await numbered(db, draft, faults)
  const versions = new Map([...stored, ...grids].map(({ code, version }) => [code, version]))
  const mentioned = [...named, ...edits.flatMap(responsibilitiesNamed)]
  const made = new Set(edits.flatMap((edit) => (edit.kind === 'make' ? [edit.code] : [])))
  const stale = [...new Set(mentioned)]
    .filter((name) => !made.has(name))
    .map((name) => ({ name, seen: seen[name] ?? null, now: versions.get(name) ?? null }))
    .filter((one) => one.seen !== one.now)
  return { ...(await differences(db, stored, grids, draft, cells)), faults, stale }
}

const cellOf = ({ code, communityCode, geom, responsibility }: repo.StoredCell): Cell => ({
  ...{ name: code, code, communityCode, ring: geom, from: [code], responsibility },
})

/** Takes the steps until one cannot be taken: those after it may build on it. */
function takeAll(draft: Draft, edits: readonly GridEdit[], outside: ReadonlySet<string>): GridProblem[] {
  for (const [index, edit] of edits.entries())
    try {
      const strange = cellsNamed(edit).filter((code) => outside.has(code))
      if (strange.length > 0) throw new EditFault('unknown-cell', strange)
      draft.take(edit, index)
    } catch (error) {
      if (!(error instanceof EditFault)) throw error
      const { code, cells, at } = error
      const detail = `Step ${index + 1} (${edit.kind}) cannot be taken: ${code}${cells.length > 0 ? ` (${cells.join(', ')})` : ''}.`
      return [aProblem('error', code, detail, { edit: index, cells: [...cells], at: placeOf(at) })]
    }
  return []
}

/** Codes for the cells that have none; a community without serials left is a fault. */
async function numbered(
  db: Queryable,
  draft: Draft,
  faults: GridProblem[],
): Promise<(Cell & { code: string })[]> {
  const cells = [...draft.cells.values()]
  const wanted = [...new Set(cells.filter((c) => c.code === null).map((c) => c.communityCode))]
  const communities = await repo.loadCommunities(db, wanted)
  const codes = new Map(communities.flatMap((community) => [...numberCells(cells, community)]))
  for (const code of wanted.filter((one) => !communities.some((community) => community.code === one)))
    faults.push(aProblem('error', 'unknown-community', `There is no community ${code}.`, { cells: [code] }))
  return cells.map((cell) => {
    const code = cell.code ?? codes.get(cell.name)
    if (code !== undefined) return { ...cell, code }
    if (communities.some((community) => community.code === cell.communityCode))
      faults.push(
        aProblem(
          'error',
          'too-many-cells',
          `Community ${cell.communityCode} has used up its ${MOST_SERIALS} codes.`,
          { cells: [cell.communityCode] },
        ),
      )
    return { ...cell, code: `${cell.communityCode}000` }
  })
}

async function differences(
  db: Queryable,
  stored: readonly repo.StoredCell[],
  grids: readonly repo.StoredResponsibility[],
  draft: Draft,
  cells: readonly (Cell & { code: string })[],
): Promise<Omit<Plan, 'faults' | 'stale'>> {
  const known = new Map(stored.map((cell) => [cell.code, cell]))
  const changed = cells.flatMap((cell): PlannedCell[] => {
    const change = changeOf(cell, known)
    return change === null ? [] : [{ ...cell, ring: turnedRing(cell.ring), change }]
  })
  const opened = changed.toSorted((a, b) => a.code.localeCompare(b.code))
  const staying = new Set(cells.filter((cell) => changeOf(cell, known) === null).map(({ code }) => code))
  const closed = stored.filter(({ code }) => !staying.has(code))
  const reassigned = cells.filter(
    (cell) => staying.has(cell.code) && known.get(cell.code)?.responsibility !== cell.responsibility,
  )
  const before = new Map(stored.map(({ code, responsibility }) => [code, responsibility]))
  const responsibilities = await newResponsibilities(db, grids, draft, { opened, closed, reassigned })
  return { opened, closed, reassigned, responsibilities, before }
}

/** Null where nothing about the place or the code is new. */
function changeOf(
  cell: Cell & { code: string },
  known: ReadonlyMap<string, repo.StoredCell>,
): PlannedCell['change'] | null {
  const old = known.get(cell.code)
  const isOwn = cell.from.length === 1 && cell.from[0] === cell.name
  if (old === undefined)
    return isOwn && outline(known.get(cell.name)?.geom ?? []) === outline(cell.ring) ? 'renumbered' : 'new'
  if (outline(old.geom) === outline(cell.ring)) return null
  const corners = new Set(cell.ring.map(keyOf))
  const onlyGained = old.geom.every((corner) => corners.has(keyOf(corner)))
  const areaM2 = Math.abs(ringArea(old.geom) - ringArea(cell.ring))
  return onlyGained && areaM2 < 0.05 ? 'corner' : 'shape'
}

/** The same for the same border, wherever it begins. */
const outline = (ring: Ring) =>
  turnedRing(ring)
    .map((corner) => keyOf(onLattice(corner)))
    .join(' ')

/** Responsibility grids that have other cells, people or names afterwards. */
async function newResponsibilities(
  db: Queryable,
  grids: readonly repo.StoredResponsibility[],
  draft: Draft,
  { opened, closed, reassigned }: Pick<Plan, 'opened' | 'closed' | 'reassigned'>,
): Promise<PlannedResponsibility[]> {
  const members = await repo.loadMembers(
    db,
    grids.map(({ code }) => code),
  )
  const holder = new Map([...members].flatMap(([code, cells]) => cells.map((cell) => [cell, code] as const)))
  for (const { code } of closed) holder.delete(code)
  for (const { code, responsibility } of [...opened, ...reassigned]) {
    if (code === null) continue
    if (responsibility === null) holder.delete(code)
    else holder.set(code, responsibility)
  }
  const after = Map.groupBy(holder.keys(), (cell) => holder.get(cell) ?? '')
  const codes = new Set([...grids.map(({ code }) => code), ...draft.responsibilities.keys()])
  return [...codes].flatMap((code): PlannedResponsibility[] => {
    const old = grids.find((grid) => grid.code === code)
    const next = draft.responsibilities.get(code)
    const was = old === undefined ? null : stateOf(old, members.get(code) ?? [])
    const is = next === undefined ? null : stateOf(next, (after.get(code) ?? []).toSorted())
    const isSame = JSON.stringify(was) === JSON.stringify(is)
    return isSame ? [] : [{ code, before: was && { ...was, version: old?.version ?? 1 }, after: is }]
  })
}

const stateOf = (
  { name, nameEn, streetCode, inspectorId, gridLeaderId }: Responsibility,
  cells: readonly string[],
) => ({ name, nameEn, streetCode, inspectorId, gridLeaderId, cells: [...cells] })
