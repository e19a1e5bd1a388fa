import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Db, Queryable, Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import type { Area } from './area-finder.ts'
import { type CellSources, makeCells, type NodeLines, type UnitCell } from './cells.ts'
import { type DerivedAreas, deriveAreas } from './derive-areas.ts'
import { latticeStep, sameLineDegrees } from './lattice.ts'
import { groupCells, type ResponsibilityGroup } from './responsibility.ts'

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const queries = {
  nodeLines: query('node-lines'),
  listAreas: query('list-areas'),
  listRoads: query('list-bounding-roads'),
  listFootprints: query('list-footprints'),
  deriveExtent: query('derive-extent'),
  insertDistrict: query('insert-district'),
  insertStreets: query('insert-streets'),
  insertCommunities: query('insert-communities'),
  lock: query('lock-grids'),
  listBroken: query('list-broken-cells'),
  closeCells: query('close-cells'),
  insertCells: query('insert-cells'),
  clearBuildingCuts: query('clear-building-cuts'),
  refreshBuildings: query('refresh-buildings'),
  refreshComponents: query('refresh-components'),
  refreshCameras: query('refresh-cameras'),
  listResponsibility: query('list-responsibility-cells'),
  listStreetNames: query('list-street-names'),
  writeResponsibilityGrids: query('write-responsibility-grids'),
  removeResponsibilityGrids: query('remove-responsibility-grids'),
  clearResponsibilityCells: query('clear-responsibility-cells'),
  writeResponsibilityCells: query('write-responsibility-cells'),
  summary: query('summary'),
  drawnByHand: query('drawn-by-hand'),
}

export interface GridOptions {
  /** First six digits where the city brings no district of its own. */
  division?: string
  districtName?: { zh: string; en: string }
  /** Ends cells that an administrator drew; without it a city that has any keeps all its cells. */
  anew?: boolean
}

export interface GridReport {
  /** What had to be derived because it was not given. */
  derived: { district: boolean; streets: number; communities: number }
  cells: number
  /** Cells between 5,000 and 20,000 m². */
  wellSized: number
  meanM2: number
  areaM2: number
  communities: number
  /** Buildings that a border cuts all the same; each is listed in building_cut. */
  cutBuildings: number
  responsibilityGrids: number
  closed: number
  created: number
  /** Nothing was divided: an administrator has drawn cells. What was imported lies in the cells that there are. */
  kept: boolean
}

/**
 * Gives the city in the database its areas (where they are missing) and its unit and responsibility grids. Built again over
 * the same city nothing changes; where something changed the old cells end and new versions begin. A city whose cells an
 * administrator drew keeps them.
 * Throws TooManyCellsError where a community would need more cells than its code can number.
 */
export async function buildAreasAndGrids(db: Db, options: GridOptions = {}): Promise<GridReport> {
  const derived = await giveAreas(db, options)
  const { drawn } = await db.one<{ drawn: boolean }>(queries.drawnByHand)
  if (drawn && options.anew !== true) {
    await tx(db, refreshThings)
    return { ...(await summaryOf(db)), derived, closed: 0, created: 0, kept: true }
  }
  const communities = await listAreas(db, 'community')
  const cells = await makeCells({ communities, ...(await readSources(db, communities)) }, nodeLinesIn(db))
  const changed = await tx(db, (t) => writeCells(t, cells))
  return { ...(await summaryOf(db)), ...changed, derived, kept: false }
}

const summaryOf = (db: Db) =>
  db.one<Omit<GridReport, 'derived' | 'closed' | 'created' | 'kept'>>(queries.summary)

/** Districts, streets and communities, derived where the city came without. */
async function giveAreas(db: Db, options: GridOptions): Promise<GridReport['derived']> {
  const nothing = { district: false, streets: 0, communities: 0 }
  if ((await listAreas(db, 'community')).length > 0) return nothing
  const streets = await listAreas(db, 'street')
  const districts = await listAreas(db, 'district')
  const extent =
    streets.length > 0 ? null : await db.one<{ area: string | null }>(queries.deriveExtent).catch(noRow)
  const division = districts[0]?.code ?? options.division ?? '620103'
  const areas =
    streets.length > 0 ? streets : extent?.area ? [{ code: division, shape: shapeOf(extent.area) }] : []
  if (areas.length === 0) return nothing
  const found = await deriveAreas(areas, await readSources(db, areas), nodeLinesIn(db))
  await tx(db, (t) => writeAreas(t, districts.length === 0 ? (areas[0] ?? null) : null, found, options))
  return {
    district: districts.length === 0,
    streets: found.streets.length,
    communities: found.communities.length,
  }
}

function noRow(error: Error): null {
  if (error.name === 'QueryResultError') return null
  throw error
}

async function writeAreas(
  t: Tx,
  district: Area | null,
  found: DerivedAreas,
  options: GridOptions,
): Promise<void> {
  if (district) {
    const name = options.districtName ?? { zh: '示范区', en: 'District' }
    const values = {
      code: district.code,
      name: name.zh,
      nameEn: name.en,
      area: JSON.stringify(district.shape),
    }
    await t.none(queries.insertDistrict, values)
  }
  await t.none(queries.insertStreets, { areas: JSON.stringify(found.streets) })
  await t.none(queries.insertCommunities, { areas: JSON.stringify(found.communities) })
}

const shapeOf = (text: string) => JSON.parse(text) as Polygon | MultiPolygon

async function listAreas(db: Queryable, level: 'district' | 'street' | 'community'): Promise<Area[]> {
  const rows = await db.any<{ code: string; area: string }>(queries.listAreas, { level })
  return rows.map(({ code, area }) => ({ code, shape: shapeOf(area) }))
}

async function readSources(
  db: Queryable,
  areas: readonly Area[],
): Promise<Pick<CellSources, 'roads' | 'footprints'>> {
  const within = JSON.stringify({ type: 'GeometryCollection', geometries: areas.map(({ shape }) => shape) })
  const roads = await db.any<{ main: boolean; line: string }>(queries.listRoads, { within })
  const footprints = await db.any<{ footprint: string }>(queries.listFootprints, { within })
  return {
    roads: roads.map(({ main, line }) => ({
      kind: main ? 'main' : 'street',
      line: (JSON.parse(line) as { coordinates: Position[] }).coordinates,
    })),
    footprints: footprints.map(({ footprint }) => (JSON.parse(footprint) as Polygon).coordinates[0] ?? []),
  }
}

function nodeLinesIn(db: Queryable): NodeLines {
  return async (lines) => {
    const given = lines.map(({ kind, line }) => ({ kind, geom: { type: 'LineString', coordinates: line } }))
    const noded = await db.any<{ line: string }>(queries.nodeLines, {
      lines: JSON.stringify(given),
      step: latticeStep,
      same: sameLineDegrees,
    })
    return noded.map(({ line }) => (JSON.parse(line) as { coordinates: number[][] }).coordinates)
  }
}

async function writeCells(t: Tx, cells: readonly UnitCell[]): Promise<{ closed: number; created: number }> {
  await t.any(queries.lock)
  const values = { cells: JSON.stringify(cells.map(({ code, geom, center }) => ({ code, geom, center }))) }
  const broken = await t.any<{ code: string; reason: string }>(queries.listBroken, values)
  if (broken.length > 0)
    throw new Error(
      `Unit grids came out broken: ${broken.map(({ code, reason }) => `${code} (${reason})`).join(', ')}`,
    )
  const closed = (await t.result(queries.closeCells, values)).rowCount
  const created = (await t.result(queries.insertCells, values)).rowCount
  await refreshThings(t)
  await writeResponsibility(t, cells)
  return { closed, created }
}

async function refreshThings(t: Tx): Promise<void> {
  await t.none(queries.clearBuildingCuts)
  await t.none(queries.refreshBuildings)
  await t.none(queries.refreshComponents)
  await t.none(queries.refreshCameras)
}

async function writeResponsibility(t: Tx, cells: readonly UnitCell[]): Promise<void> {
  const streets = await t.any<{ code: string; name: string; nameEn: string }>(queries.listStreetNames)
  const grouped = cells.map(({ code, centerSpot, beside }) => ({ code, center: centerSpot, beside }))
  const groups: (ResponsibilityGroup & { name: string; nameEn: string })[] = streets.flatMap((street) => {
    const members = grouped.filter(({ code }) => code.startsWith(street.code))
    return groupCells(street.code, members).map((group) => ({
      ...group,
      name: `${street.name}第${group.serial}责任网格`,
      nameEn: `${street.nameEn} Responsibility Grid ${group.serial}`,
    }))
  })
  const wanted = groups.flatMap(({ code, cells: members }) => members.map((cell) => ({ code, cell })))
  const present = await t.any<{ code: string; cell: string }>(queries.listResponsibility)
  const asText = (pairs: typeof present) =>
    pairs
      .map(({ code, cell }) => `${code} ${cell}`)
      .sort()
      .join()
  if (asText(wanted) === asText(present)) return
  await t.none(queries.writeResponsibilityGrids, {
    grids: JSON.stringify(groups.map(({ code, name, nameEn }) => ({ code, name, nameEn }))),
  })
  await t.none(queries.clearResponsibilityCells)
  await t.none(queries.removeResponsibilityGrids, { codes: groups.map(({ code }) => code) })
  await t.none(queries.writeResponsibilityCells, { cells: JSON.stringify(wanted) })
}
