import { z } from 'zod'
import { type Organisation, organisation } from '../../../contract/admin-organisation.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-organisations'),
  insert: file('insert-organisation'),
  update: file('update-organisation'),
  ancestors: file('list-ancestors'),
  area: file('find-area'),
  children: file('list-children'),
}
const row = organisation.extend({
  retiredAt: z
    .date()
    .transform((at) => at.toISOString())
    .nullable(),
})
const named = z.object({ code: z.string(), name: z.string() })
export type Named = z.infer<typeof named>
const areaRow = z.object({ level: z.enum(['street', 'community']), takenBy: z.string().nullable() })

export async function listOrganisations(db: Queryable): Promise<Organisation[]> {
  return z.array(row).parse(await db.any(files.list, { code: null }))
}

export async function findOrganisation(db: Queryable, code: string): Promise<Organisation | null> {
  return row.nullable().parse(await db.oneOrNone(files.list, { code }))
}

export type OrganisationFields = Pick<
  Organisation,
  'code' | 'name' | 'nameEn' | 'parentCode' | 'areaCode' | 'isHandlingUnit'
>

export async function insertOrganisation(
  t: Tx,
  given: OrganisationFields & Pick<Organisation, 'kind'>,
): Promise<void> {
  await t.none(files.insert, given)
}

export async function updateOrganisation(
  t: Tx,
  given: OrganisationFields & Pick<Organisation, 'retiredAt'>,
): Promise<void> {
  await t.none(files.update, given)
}

/** The way up, the organisation itself first. */
export async function listAncestors(db: Queryable, code: string): Promise<Named[]> {
  return z.array(named).parse(await db.any(files.ancestors, { code }))
}

/** The street or community of a code, and which other organisation looks after it. */
export async function findArea(db: Queryable, area: string, code: string) {
  return areaRow.nullable().parse(await db.oneOrNone(files.area, { area, code }))
}

export async function listChildren(db: Queryable, code: string): Promise<Named[]> {
  return z.array(named).parse(await db.any(files.children, { code }))
}
