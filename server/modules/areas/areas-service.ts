import type { AreaCounts, AreaItem, AreaKind, AreaPolygon, CaseAt } from '../../contract/area.ts'
import { openRing, type RingFault, ringFault } from '../../contract/area-rules.ts'
import { LIGHTS, type Light } from '../../contract/common.ts'
import { ringAreaM2 } from '../../contract/geodesy.ts'
import { maySeeStatistics } from '../../contract/population.ts'
import type { Queryable } from '../../db/connect.ts'
import type { AppDeps } from '../../http/deps.ts'
import { wrongField } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import { localDate } from '../../platform/clock.ts'
import { countOpenInside, knownInstant, type PolicySource, readCasesAt } from '../cases/case-at-read.ts'

import { createPeopleByCell } from '../population/population-read.ts'
import { cellsInside, countInside, type InsideQuery, listInside, readLimits } from './areas-read.ts'

/** As many cases of the past are judged one by one for a count. */
const MOST_JUDGED = 10_000
const JUDGED_AT_ONCE = 2000

const details: Record<RingFault['code'], (fault: RingFault, km2: number) => string> = {
  'too-few-points': () => 'An area needs three corners.',
  'too-many-points': ({ vertex }) => `An area has at most ${vertex} corners.`,
  'off-earth': ({ vertex }) => `Corner ${vertex + 1} is not on earth.`,
  'same-point': ({ vertex }) => `Corner ${vertex + 1} is at the same place as the one before it.`,
  'self-crossing': ({ vertex, other = 0 }) =>
    `The side after corner ${vertex + 1} crosses the one after corner ${other + 1}.`,
  'no-area': () => 'All corners lie on one line.',
  'area-too-large': (_, km2) => `The area is larger than ${km2} km².`,
}

/** The ring of an area that may be asked about, as places and as closed GeoJSON; else 422, which names the corner. */
async function checkedArea(db: Queryable, { coordinates: [given] }: AreaPolygon) {
  const ring = openRing(given.map(([lon, lat]) => ({ lon, lat })))
  const limits = await readLimits(db)
  const fault = ringFault(ring, limits)
  if (fault !== null) {
    const isWhole = fault.code === 'area-too-large' || fault.code === 'no-area'
    const field = isWhole ? 'polygon' : `polygon.coordinates.0.${fault.vertex}`
    throw wrongField(field, fault.code, details[fault.code](fault, limits.km2))
  }
  const closed = [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat])
  return { ring, polygon: JSON.stringify({ type: 'Polygon', coordinates: [closed] }) }
}

interface Asked {
  readonly polygon: AreaPolygon
  readonly at?: string | undefined
}

export function createAreas(deps: AppDeps, policies: PolicySource) {
  const { clock, config } = deps
  const peopleByCell = createPeopleByCell(deps)
  const instantOf = (at: string | undefined): Date =>
    at === undefined ? clock.now() : knownInstant(at, clock.now())

  async function inside(db: Queryable, actor: SessionActor, asked: Asked): Promise<AreaCounts> {
    const { ring, polygon } = await checkedArea(db, asked.polygon)
    const at = instantOf(asked.at)
    const things = await countInside(db, actor.scope, polygon, clock.now())
    const cases =
      asked.at === undefined
        ? { rows: await countOpenInside(db, actor, { at, polygon }), isAll: true }
        : await judgeThen(db, actor, polygon, at)
    const ofKind = (kind: AreaKind) => things.filter((row) => row.kind === kind)
    const total = (rows: readonly { n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0)
    return {
      areaM2: Math.round(ringAreaM2(ring)),
      at: at.toISOString(),
      counts: {
        cases: total(cases.rows),
        components: total(ofKind('components')),
        cameras: total(ofKind('cameras')),
        buildings: total(ofKind('buildings')),
        inspectors: total(ofKind('inspectors')),
      },
      allCases: cases.isAll,
      lights: lightsOf(cases.rows),
      components: ofKind('components').map(({ code, name, nameEn, n }) => ({ code, name, nameEn, n })),
      cases: byClass(cases.rows),
      residents: await residents(db, actor, polygon, at),
    }
  }

  /** Cases of the past are known by their histories alone. */
  async function judgeThen(db: Queryable, actor: SessionActor, polygon: string, at: Date) {
    const found: CaseAt[] = []
    let cursor: string | undefined
    for (let judged = 0; judged < MOST_JUDGED; judged += JUDGED_AT_ONCE) {
      const page = await readCasesAt(db, policies, actor, { at, polygon, cursor, limit: JUDGED_AT_ONCE })
      found.push(...page.items)
      if (page.nextCursor === null) return { rows: found.map(asCount), isAll: true }
      cursor = page.nextCursor
    }
    return { rows: found.map(asCount), isAll: false }
  }

  /**
   * People of the cells whose middle lies inside, summed from the published figures: whatever shapes are drawn and compared, no more comes
   * of it than everybody with the right reads there.
   */
  async function residents(db: Queryable, actor: SessionActor, polygon: string, at: Date) {
    if (!maySeeStatistics(actor) || actor.scope.kind === 'unit') return null
    const people = await peopleByCell(localDate(at, config.timeZone))
    const figures = (await cellsInside(db, actor.scope, polygon)).map((code) => people.get(code) ?? '<5')
    const known = figures.filter((one) => one !== '<5')
    const hidden = figures.length - known.length
    const sum = known.reduce((total, one) => total + one, 0)
    return { people: known.length === 0 && hidden > 0 ? ('<5' as const) : sum, cells: figures.length, hidden }
  }

  async function list(
    db: Queryable,
    actor: SessionActor,
    kind: AreaKind,
    asked: Asked & Pick<InsideQuery, 'class' | 'limit' | 'cursor'>,
  ): Promise<{ items: AreaItem[]; nextCursor: string | null }> {
    const { polygon } = await checkedArea(db, asked.polygon)
    const { class: classCode, limit, cursor } = asked
    if (kind !== 'cases')
      return listInside(db, actor.scope, kind, { polygon, now: clock.now(), class: classCode, limit, cursor })
    const at = instantOf(asked.at)
    const page = await readCasesAt(db, policies, actor, { at, polygon, classCode, limit, cursor })
    return { items: page.items.map(asItem), nextCursor: page.nextCursor }
  }
  return { inside, list }
}

interface CaseCount {
  readonly code: string
  readonly name: string | null
  readonly nameEn: string | null
  readonly light: Light | null
  readonly n: number
}

const asCount = ({ classCode, className, classNameEn, light }: CaseAt): CaseCount => ({
  ...{ code: classCode, name: className, nameEn: classNameEn, light, n: 1 },
})

const asItem = ({ id, number, className, classNameEn, status, light, location }: CaseAt): AreaItem => ({
  ...{ id, code: number, name: className, nameEn: classNameEn, status, light, location },
})

function lightsOf(rows: readonly CaseCount[]): Record<Light, number> {
  const sum = (light: Light) => rows.reduce((total, row) => total + (row.light === light ? row.n : 0), 0)
  return Object.fromEntries(LIGHTS.map((light) => [light, sum(light)])) as Record<Light, number>
}

function byClass(rows: readonly CaseCount[]): AreaCounts['cases'] {
  const groups = Map.groupBy(rows, ({ code }) => code)
  return [...groups]
    .map(([code, [first, ...more]]) => ({
      code,
      name: first?.name ?? code,
      nameEn: first?.nameEn ?? first?.name ?? code,
      n: more.reduce((total, { n }) => total + n, first?.n ?? 0),
    }))
    .sort((a, b) => b.n - a.n || a.code.localeCompare(b.code))
}
