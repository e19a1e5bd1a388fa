import { CELL_SIZE_M2, type GridProblem } from '../../../contract/grid-edit.ts'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { Content } from './contents.ts'
import { listEligible } from './edit-repo.ts'
import { aProblem, type Plan } from './plan.ts'
import { asRows, closingOf } from './rows.ts'

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  shapes: query('check-shapes'),
  overlaps: query('check-overlaps'),
  communities: query('check-communities'),
  gaps: query('check-gaps'),
  roads: query('check-roads'),
  connected: query('check-connected'),
}
interface Place {
  lon: number
  lat: number
}
const at = ({ lon, lat }: Place) => ({ lon, lat })
const m2 = (area: number) => (area < 10 ? area.toFixed(2) : Math.round(area).toString())

/** Where a cell crosses itself nothing else can be asked of it. */
export async function judgeShapes(db: Queryable, plan: Plan): Promise<GridProblem[]> {
  const rows = await db.any<{ name: string } & Place>(files.shapes, { cells: asRows(plan) })
  return rows.map((row) =>
    aProblem('error', 'self-crossing', `The border of ${row.name} crosses itself.`, {
      cells: [row.name],
      at: at(row),
    }),
  )
}

/** What would be wrong with the grids after a plan, or is worth a second look; the worst first. */
export async function judgePlan(
  db: Queryable,
  plan: Plan,
  content: Content,
  areas: ReadonlyMap<string, number>,
): Promise<GridProblem[]> {
  const problems = [
    ...(await judgeGround(db, plan)),
    ...judgeSizes(plan, areas),
    ...judgeBuildings(content),
    ...(await judgeRoads(db, plan)),
    ...(await judgeResponsibilities(db, plan)),
  ]
  return problems.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

async function judgeGround(db: Queryable, plan: Plan): Promise<GridProblem[]> {
  if (plan.opened.length === 0) return []
  const given = { cells: asRows(plan), closing: closingOf(plan) }
  const overlaps = await db.any<{ name: string; other: string; m2: number } & Place>(files.overlaps, given)
  const beyond = await db.any<{ name: string; m2: number } & Place>(files.communities, given)
  const gaps = await db.any<{ m2: number } & Place>(files.gaps, given)
  return [
    ...overlaps.map((row) =>
      aProblem('error', 'overlap', `${row.name} lies over ${row.other} by ${m2(row.m2)} m².`, {
        cells: [row.name, row.other],
        m2: row.m2,
        at: at(row),
      }),
    ),
    ...beyond.map((row) =>
      aProblem('error', 'crosses-community', `${row.name} reaches ${m2(row.m2)} m² out of its community.`, {
        cells: [row.name],
        m2: row.m2,
        at: at(row),
      }),
    ),
    ...gaps.map((row) =>
      aProblem('error', 'gap', `${m2(row.m2)} m² would belong to no cell.`, { m2: row.m2, at: at(row) }),
    ),
  ]
}

function judgeSizes({ opened }: Plan, areas: ReadonlyMap<string, number>): GridProblem[] {
  return opened.flatMap(({ code, change }) => {
    const area = areas.get(code) ?? 0
    if (change === 'corner' || change === 'renumbered') return []
    if (area >= CELL_SIZE_M2.least && area <= CELL_SIZE_M2.most) return []
    const isSmall = area < CELL_SIZE_M2.least
    const limit = isSmall ? `less than ${CELL_SIZE_M2.least}` : `more than ${CELL_SIZE_M2.most}`
    return [
      aProblem(
        'warning',
        isSmall ? 'too-small' : 'too-large',
        `${code} has ${m2(area)} m², ${limit}: a cell should have about 10,000.`,
        { cells: [code], m2: area },
      ),
    ]
  })
}

/** Buildings that a border cuts now and did not before. */
function judgeBuildings({ buildings }: Content): GridProblem[] {
  const cut = buildings.filter(
    ({ share, shareBefore }) => share !== null && share < 0.999 && share < shareBefore - 0.001,
  )
  if (cut.length === 0) return []
  const cells = [...new Set(cut.flatMap(({ to }) => (to === null ? [] : [to])))]
  return [
    aProblem('warning', 'cuts-buildings', `The borders cut ${cut.length} buildings.`, {
      cells,
      buildings: cut.slice(0, 50).map(({ id, name, share }) => ({ id, name, share: share ?? 0 })),
    }),
  ]
}

async function judgeRoads(db: Queryable, plan: Plan): Promise<GridProblem[]> {
  const drawn = plan.opened.filter(({ change }) => change === 'new' || change === 'shape')
  if (drawn.length === 0) return []
  const rows = await db.any<{ name: string; road: string | null; metres: number } & Place>(files.roads, {
    cells: asRows({ opened: drawn }),
    closing: closingOf(plan),
  })
  return rows.map((row) =>
    aProblem(
      'warning',
      'crosses-main-road',
      `The main road ${row.road ?? ''} runs ${Math.round(row.metres)} m through ${row.name}.`,
      { cells: [row.name], metres: row.metres, at: at(row) },
    ),
  )
}

async function judgeResponsibilities(db: Queryable, plan: Plan): Promise<GridProblem[]> {
  const lost = plan.opened.filter(({ responsibility }) => responsibility === null).map(({ code }) => code)
  const alone =
    lost.length === 0
      ? []
      : [aProblem('warning', 'no-responsibility', `Nobody looks after ${lost.join(', ')}.`, { cells: lost })]
  const people = await listEligible(db)
  const after = plan.responsibilities.flatMap(({ code, before, after: next }) =>
    next === null ? [] : [{ code, before, ...next }],
  )
  const may = (id: string | null, isOne: (one: (typeof people)[number]) => boolean) =>
    id === null || people.some((one) => one.id === id && isOne(one))
  const faults = after.flatMap(({ code, before, inspectorId, gridLeaderId, cells }) => [
    ...(inspectorId === before?.inspectorId || may(inspectorId, (one) => one.isInspector)
      ? []
      : [aProblem('error', 'no-inspector', `${code}: that is no inspector.`, { cells: [code] })]),
    ...(gridLeaderId === before?.gridLeaderId || may(gridLeaderId, (one) => one.isGridLeader)
      ? []
      : [aProblem('error', 'no-grid-leader', `${code}: that is no grid leader.`, { cells: [code] })]),
    ...(cells.length === 0
      ? [aProblem('warning', 'responsibility-empty', `${code} has no cell.`, { cells: [code] })]
      : []),
  ])
  return [...alone, ...faults, ...judgeDropped(plan), ...(await judgeConnected(db, plan))]
}

/** A responsibility grid goes only when its cells have been given away. */
const judgeDropped = ({ responsibilities, opened, reassigned }: Plan): GridProblem[] => {
  const dropped = responsibilities.filter(({ after }) => after === null)
  return dropped.flatMap(({ code, before }) => {
    const elsewhere = responsibilities.flatMap(({ after }) => after?.cells ?? [])
    const given = new Set([
      ...elsewhere,
      ...[...opened, ...reassigned].filter((c) => c.responsibility !== code).flatMap((c) => c.from),
    ])
    const left = (before?.cells ?? []).filter((cell) => !given.has(cell))
    if (left.length === 0) return []
    return [
      aProblem('error', 'responsibility-not-empty', `${code} still has ${left.length} cells.`, {
        cells: [code],
      }),
    ]
  })
}

async function judgeConnected(db: Queryable, plan: Plan): Promise<GridProblem[]> {
  const changed = plan.responsibilities.filter(
    ({ before, after }) => after !== null && JSON.stringify(before?.cells) !== JSON.stringify(after.cells),
  )
  if (changed.length === 0) return []
  const members = changed.flatMap(({ code, after }) => (after?.cells ?? []).map((cell) => ({ code, cell })))
  const rows = await db.any<{ code: string; pieces: number }>(files.connected, {
    ...{ cells: asRows(plan), closing: closingOf(plan) },
    members: JSON.stringify(members),
  })
  return rows.flatMap(({ code, pieces }) =>
    pieces > 1
      ? [
          aProblem('warning', 'responsibility-apart', `The cells of ${code} lie in ${pieces} pieces.`, {
            cells: [code],
          }),
        ]
      : [],
  )
}
