import { z } from 'zod'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { Plan } from './plan.ts'
import { asRows, closingOf } from './rows.ts'

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  buildings: query('move-buildings'),
  components: query('move-components'),
  cameras: query('move-cameras'),
  cases: query('move-cases'),
  measure: query('measure-cells'),
}
const thing = z.object({
  id: z.coerce.string(),
  name: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
const building = thing.extend({
  share: z.number().nullable(),
  shareBefore: z.number(),
  residents: z.int(),
})
export type Thing = z.infer<typeof thing>
export type House = z.infer<typeof building>

/** What stands on changed ground: all buildings with their cell after, and whatever else changes its cell. */
export interface Content {
  readonly buildings: readonly House[]
  readonly components: readonly Thing[]
  readonly cameras: readonly Thing[]
  readonly cases: readonly Thing[]
}

/** The same answer is shown before a change and written by it. */
export async function contentsOf(db: Queryable, plan: Plan, day: string): Promise<Content> {
  if (plan.opened.length === 0 && plan.closed.length === 0)
    return { buildings: [], components: [], cameras: [], cases: [] }
  const given = { cells: asRows(plan), closing: closingOf(plan), day }
  return {
    buildings: z.array(building).parse(await db.any(files.buildings, given)),
    components: z.array(thing).parse(await db.any(files.components, given)),
    cameras: z.array(thing).parse(await db.any(files.cameras, given)),
    cases: z.array(thing).parse(await db.any(files.cases, given)),
  }
}

/** Square metres by code. */
export async function measureCells(db: Queryable, plan: Plan): Promise<Map<string, number>> {
  const rows = await db.any<{ name: string; areaM2: number }>(files.measure, { cells: asRows(plan) })
  return new Map(rows.map(({ name, areaM2 }) => [name, areaM2]))
}
