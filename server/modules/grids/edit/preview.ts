import type { GridMove, GridPreview, GridProblem } from '../../../contract/grid-edit.ts'
import type { Queryable } from '../../../db/connect.ts'
import { suppressedKeys } from '../../population/population-read.ts'
import { type Content, contentsOf, measureCells } from './contents.ts'
import * as repo from './edit-repo.ts'
import { judgePlan, judgeShapes } from './judge.ts'
import type { Plan } from './plan.ts'
import { polygonOf } from './rows.ts'

/** How many of the moved are named; all are counted. */
const MOST_NAMED = 300
const NOTHING: Content = { buildings: [], components: [], cameras: [], cases: [] }

export interface Judged {
  readonly problems: readonly GridProblem[]
  readonly content: Content
  readonly areas: ReadonlyMap<string, number>
}

/** A plan with all that is wrong with it and all that it moves. */
export async function judge(db: Queryable, plan: Plan, day: string): Promise<Judged> {
  if (plan.faults.some(({ edit }) => edit === null))
    return { problems: plan.faults, content: NOTHING, areas: new Map() }
  const areas = await measureCells(db, plan)
  const crossed = await judgeShapes(db, plan)
  if (crossed.length > 0) return { problems: [...plan.faults, ...crossed], content: NOTHING, areas }
  const content = await contentsOf(db, plan, day)
  return { problems: [...plan.faults, ...(await judgePlan(db, plan, content, areas))], content, areas }
}

/** What an administrator is shown of a draft. `mayCount`: may know how many people live where. */
export async function present(
  db: Queryable,
  plan: Plan,
  { problems, content, areas }: Judged,
  { day, mayCount }: { day: string; mayCount: boolean },
): Promise<Omit<GridPreview, 'ms'>> {
  const lines = await moveLines(db, plan, content, day)
  const { hidden, totalHidden } = await hiddenLines(db, lines, day)
  const residents = (people: number, isHidden: boolean) =>
    mayCount ? (isHidden ? ('<5' as const) : people) : null
  const named = await namer(db, plan)
  const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  return {
    cells: cellsOf(plan, areas),
    closed: plan.closed.map(({ code, version, areaM2 }) => ({ code, version, areaM2 })),
    problems: [...problems],
    totals: {
      ...{ buildings: total((l) => l.buildings), components: total((l) => l.components) },
      ...{ cameras: total((l) => l.cameras), openCases: total((l) => l.openCases) },
      residents: residents(
        total((l) => l.residents),
        totalHidden,
      ),
    },
    moves: lines.map((line): GridMove => {
      const { from, to, buildings, components, cameras, openCases } = line
      return {
        from: named(from, 'before'),
        to: named(to, 'after'),
        ...{ buildings, components, cameras, openCases },
        residents: residents(line.residents, hidden.has(keyOf(line))),
      }
    }),
    things: thingsOf(content),
    responsibilities: await responsibilitiesOf(db, plan),
  }
}

function cellsOf(plan: Plan, areas: ReadonlyMap<string, number>): GridPreview['cells'] {
  return plan.opened.map(({ name, code, communityCode, change, ring, from, responsibility }) => ({
    ...{ name, code, communityCode, change, from: [...from], responsibility },
    areaM2: areas.get(code) ?? 0,
    geometry: polygonOf(ring),
  }))
}

interface Line {
  from: string | null
  to: string | null
  buildings: number
  components: number
  cameras: number
  residents: number
  openCases: number
}
const keyOf = ({ from, to }: Pick<Line, 'from' | 'to'>) => `${from ?? ''}|${to ?? ''}`

/** What goes from which cell to which; a cell that only goes to other people is a line from itself to itself. */
async function moveLines(db: Queryable, plan: Plan, content: Content, day: string): Promise<Line[]> {
  const lines = new Map<string, Line>()
  const line = ({ from, to }: Pick<Line, 'from' | 'to'>): Line => {
    const fresh = { from, to, buildings: 0, components: 0, cameras: 0, residents: 0, openCases: 0 }
    const found = lines.get(keyOf({ from, to })) ?? fresh
    lines.set(keyOf({ from, to }), found)
    return found
  }
  for (const house of content.buildings) {
    if (house.from === house.to) continue
    const moved = line(house)
    moved.buildings += 1
    moved.residents += house.residents
  }
  for (const thing of content.components) line(thing).components += 1
  for (const thing of content.cameras) line(thing).cameras += 1
  for (const thing of content.cases) line(thing).openCases += 1
  const staying = [
    ...plan.reassigned.map(({ name }) => name),
    ...plan.opened
      .filter(({ code, responsibility }) => plan.before.has(code) && plan.before.get(code) !== responsibility)
      .map(({ code }) => code),
  ]
  for (const { code, ...counts } of await repo.countInCells(db, staying, day))
    lines.set(keyOf({ from: code, to: code }), { from: code, to: code, ...counts })
  return [...lines.values()].toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

/**
 * Lines whose few people must not be told, also not by taking the others from the cell's known sum: what stays in the cell counts as
 * one of them.
 */
async function hiddenLines(db: Queryable, lines: readonly Line[], day: string) {
  const from = [...new Set(lines.flatMap((line) => (line.from === null ? [] : [line.from])))]
  const sums = await repo.countInCells(db, from, day)
  const parts = lines.map((line) => ({
    key: keyOf(line),
    groupKey: line.from ?? '',
    people: line.residents,
  }))
  const rests = sums.map(({ code, residents }) => ({
    key: `rest of ${code}`,
    groupKey: code,
    people: residents - parts.filter((p) => p.groupKey === code).reduce((sum, p) => sum + p.people, 0),
  }))
  const hidden = suppressedKeys([...parts, ...rests.filter(({ people }) => people > 0)])
  const hiddenPeople = parts.filter(({ key }) => hidden.has(key)).reduce((sum, p) => sum + p.people, 0)
  const all = parts.reduce((sum, { people }) => sum + people, 0)
  return { hidden, totalHidden: all < 5 || (hiddenPeople > 0 && hiddenPeople < 5) }
}

function thingsOf({ buildings, components, cameras, cases }: Content): GridPreview['things'] {
  const kinds = [
    ['case', cases],
    ['camera', cameras],
    ['building', buildings.filter(({ from, to }) => from !== to)],
    ['component', components],
  ] as const
  return kinds
    .flatMap(([kind, things]) =>
      things.slice(0, MOST_NAMED).map(({ id, name, from, to }) => ({ kind, id, name: name ?? id, from, to })),
    )
    .slice(0, MOST_NAMED)
}

/** A cell with those who look after it, before or after the plan. */
async function namer(db: Queryable, plan: Plan) {
  const grids = new Map((await repo.loadResponsibilities(db)).map((grid) => [grid.code, grid]))
  const people = new Map((await repo.listEligible(db)).map(({ id, name }) => [id, name]))
  const planned = new Map(plan.responsibilities.map((one) => [one.code, one]))
  const next = new Map([...plan.opened, ...plan.reassigned].map((cell) => [cell.code, cell.responsibility]))
  return (code: string | null, when: 'before' | 'after'): GridMove['from'] => {
    const isNext = when === 'after' && code !== null && next.has(code)
    const responsibility = code === null ? null : ((isNext ? next : plan.before).get(code) ?? null)
    const grid = responsibility === null ? undefined : grids.get(responsibility)
    const after = responsibility === null ? undefined : planned.get(responsibility)?.after
    const inspectorId = when === 'after' && after ? after.inspectorId : (grid?.inspectorId ?? null)
    return {
      code,
      responsibility,
      responsibilityName: (when === 'after' ? after?.name : undefined) ?? grid?.name ?? null,
      inspector: inspectorId === null ? null : (people.get(inspectorId) ?? grid?.inspectorName ?? null),
    }
  }
}

async function responsibilitiesOf(db: Queryable, plan: Plan): Promise<GridPreview['responsibilities']> {
  const people = new Map((await repo.listEligible(db)).map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id) ?? null) : null)
  return plan.responsibilities.map(({ code, before, after }) => ({
    code,
    name: (after ?? before)?.name ?? code,
    change: before === null ? 'made' : after === null ? 'dropped' : 'changed',
    cellsBefore: before?.cells.length ?? 0,
    cellsAfter: after?.cells.length ?? 0,
    inspector: nameOf((after ?? before)?.inspectorId),
    gridLeader: nameOf((after ?? before)?.gridLeaderId),
  }))
}
