import { z } from 'zod'
import type { Verdict } from '../../contract/assessment.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { type AssessedCase, Assessor } from '../../engine/assess.ts'
import type { Period } from '../../engine/period.ts'
import type { CaseState } from '../../engine/types.ts'
import { type PolicySource, readStates } from '../cases/case-states-read.ts'

const listUnits = sql(import.meta.url, 'sql/list-units.sql')
const unitRow = z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })

/** The assessment of one unit, or of all, by the very code of the command line. */
export async function assessUnits(
  db: Queryable,
  policies: PolicySource,
  asked: { period: Period; asOf: Date; unit: string | null },
) {
  const { period, asOf, unit } = asked
  const known = z.array(unitRow).parse(await db.any(listUnits))
  const shown = known.filter(({ code }) => unit === null || code === unit)
  const cases: AssessedCase[] = []
  const assessor = new Assessor(await policies.get(db), period, asOf.getTime(), (place, verdict) => {
    cases[place] = verdict
  })
  for (const { code } of shown) assessor.addUnit(code)
  const ids = new Map<string, string>()
  const waiting = new Map<number, CaseState>()
  for await (const { id, number, state, policy } of readStates(db, policies, asked)) {
    ids.set(number, id)
    const place = assessor.addCase(number, state, policy)
    if (place !== null) waiting.set(place, state)
  }
  const units = assessor.finish((place) => {
    const state = waiting.get(place)
    if (state === undefined) throw new Error(`No case waits at place ${place}.`)
    return state
  })
  const names = new Map(known.map(({ code, ...name }) => [code, name]))
  return {
    units: units
      .filter((row) => unit === null || row.unit === unit)
      .map((row) => ({ ...row, ...(names.get(row.unit) ?? { name: row.unit, nameEn: null }) })),
    cases: cases
      .filter((row) => unit === null || row.unit === unit)
      .map((row) => ({
        id: ids.get(row.number) ?? '',
        number: row.number,
        unit: row.unit,
        status: row.status,
        stageSeconds: row.stageSeconds,
        ...verdictOf(row),
      })),
  }
}

const iso = (at: number) => new Date(at).toISOString()

function verdictOf(row: AssessedCase): Verdict {
  const { chargedSeconds, limitSeconds, deadline, baseDeadline, deducted, resolved, timely } = row
  return {
    ...{ chargedSeconds, limitSeconds, deducted, resolved, timely },
    deadline: deadline === null ? null : iso(deadline),
    baseDeadline: iso(baseDeadline),
    blemishes: [...row.blemishes],
    grants: row.grants.map(({ kind, at, confirmed }) => ({ kind, at: iso(at), confirmed })),
  }
}
