import { z } from 'zod'
import type { CaseKind } from '../../contract/case.ts'
import { type CaseClassDetail, caseClass, unit } from '../../contract/catalog.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { likePattern } from '../../http/map-filter.ts'
import { readClassScript } from './class-script-read.ts'

const files = {
  classes: sql(import.meta.url, 'sql/list-classes.sql'),
  units: sql(import.meta.url, 'sql/list-units.sql'),
}

/** Classes of the edition in force; `q` finds by words, the start of the code or pinyin initials (`bllj`). */
export async function listClasses(
  db: Queryable,
  query: { kind?: CaseKind | undefined; q?: string | undefined; retired?: boolean | undefined },
) {
  const q = query.q?.trim()
  // What is typed may hold wildcards of its own: they stand for themselves.
  const pattern = q ? likePattern(q) : null
  const text = pattern?.slice(1, -1).toLowerCase()
  const rows = await db.any(files.classes, {
    kind: query.kind ?? null,
    retired: query.retired ?? false,
    code: null,
    pattern,
    prefix: text === undefined ? null : `${text}%`,
    initials: text === undefined ? null : `%${text}%`,
  })
  return z.array(caseClass).parse(rows)
}

/** Null where the edition in force has no such class. */
export async function findClass(db: Queryable, kind: CaseKind, code: string) {
  const none = { pattern: null, prefix: null, initials: null, retired: true }
  return caseClass.nullable().parse(await db.oneOrNone(files.classes, { kind, code, ...none }))
}

/** The class with what the call desk says and asks of it. */
export async function findClassDetail(
  db: Queryable,
  kind: CaseKind,
  code: string,
): Promise<CaseClassDetail | null> {
  const found = await findClass(db, kind, code)
  return found === null ? null : { ...found, ...(await readClassScript(db, kind, code)) }
}

export async function listUnits(db: Queryable) {
  return z.array(unit).parse(await db.any(files.units))
}
