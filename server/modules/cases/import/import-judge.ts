import { z } from 'zod'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { limitMs } from '../../../engine/charge.ts'
import type { MigratedCase, SourceRecord } from './migrated-case.ts'

const files = {
  terms: sql(import.meta.url, 'sql/list-import-terms.sql'),
  cases: sql(import.meta.url, 'sql/judge-cases.sql'),
}
const termsRow = z.object({
  classes: z.array(z.string()).transform((list) => new Set(list)),
  older: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .transform((list) => new Map(list.map(({ from, to }) => [from, to]))),
  units: z.array(z.string()).transform((list) => new Set(list)),
})
type Terms = z.infer<typeof termsRow>
const judgedRow = z.object({ n: z.int(), outside: z.boolean(), known: z.boolean() })

/** More is a slip, and a clock would walk centuries of holidays for it. */
const MOST_MS = 10 * 365 * 24 * 3_600_000

/** What becomes of a record: written, refused with a reason, or here already. */
export type Judged = { readonly line: number; readonly id: string } & (
  | { readonly found: MigratedCase }
  | { readonly reason: string }
  | { readonly known: true }
)

/** Compares cases with the catalog, the units, the district and what is here already; one for each reading of a file. */
export class ImportJudge {
  readonly #db: Queryable
  readonly #terms: Terms
  readonly #nowMs: number
  readonly #met = new Map<string, number>()

  private constructor(db: Queryable, terms: Terms, nowMs: number) {
    this.#db = db
    this.#terms = terms
    this.#nowMs = nowMs
  }

  static async open(db: Queryable, now: Date): Promise<ImportJudge> {
    return new ImportJudge(db, termsRow.parse(await db.one(files.terms)), now.getTime())
  }

  /** Judges records in order; a number met before in the file is refused, one met in the database is known. */
  async judge(records: readonly SourceRecord[]): Promise<Judged[]> {
    const sound = records.map((record) =>
      'found' in record ? this.#judgeAlone(record, record.found) : record,
    )
    const asked = sound.flatMap((record, n) => ('found' in record ? [{ n, ...record.found }] : []))
    if (asked.length === 0) return sound
    const cases = asked.map(({ n, number, lon, lat }) => ({ n, number, lon, lat }))
    const rows = z.array(judgedRow).parse(await this.#db.any(files.cases, { cases: JSON.stringify(cases) }))
    const verdicts = new Map(rows.map((row) => [row.n, row]))
    return sound.map(({ line, id, ...rest }, n): Judged => {
      const verdict = verdicts.get(n)
      if (verdict?.known === true) return { line, id, known: true }
      if (verdict?.outside === true) return { line, id, reason: 'the place lies outside the district' }
      return { line, id, ...rest } as Judged
    })
  }

  #judgeAlone({ line, id }: SourceRecord, given: MigratedCase): SourceRecord {
    if (/[\p{Cc}\p{Cs}]/u.test(given.number))
      return { line, id, reason: 'the number holds a control character' }
    const before = this.#met.get(given.number)
    if (before !== undefined) return { line, id, reason: `the number was already met on line ${before}` }
    this.#met.set(given.number, line)
    const found = this.#inForce(given)
    if (found === null)
      return { line, id, reason: `the catalog has no ${given.kind} class ${given.classCode}` }
    const unit = this.#unknownUnit(found)
    if (unit !== null)
      return { line, id, reason: `event ${unit.event} (dispatch): no handling unit ${unit.code}` }
    if (allowedMs(found) > MOST_MS)
      return { line, id, reason: 'its limit and extensions come to more than ten years' }
    const ahead = found.events.findIndex(({ at }) => at > this.#nowMs)
    if (ahead >= 0)
      return {
        line,
        id,
        reason: `event ${ahead + 1} (${found.events[ahead]?.action}): it lies in the future`,
      }
    return { line, id, found }
  }

  /** The class in force, or the one that an older edition's code leads to without a doubt. */
  #inForce(given: MigratedCase): MigratedCase | null {
    const key = `${given.kind} ${given.classCode}`
    if (this.#terms.classes.has(key)) return given
    const classCode = this.#terms.older.get(key)
    return classCode === undefined ? null : { ...given, classCode }
  }

  #unknownUnit({ events }: MigratedCase): { event: number; code: string } | null {
    for (const [i, { action, data }] of events.entries()) {
      const code = data.unit
      if (action === 'dispatch' && typeof code === 'string' && !this.#terms.units.has(code))
        return { event: i + 1, code }
    }
    return null
  }
}

function allowedMs({ limit, events }: MigratedCase): number {
  const minutes = events.reduce(
    (sum, { data }) => sum + (typeof data.minutes === 'number' ? data.minutes : 0),
    0,
  )
  return limitMs(limit) + minutes * 60_000
}
