import { z } from 'zod'
import { ALLOWANCE_KINDS, type Allowances } from '../../../contract/case-accounts.ts'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { formatLocal } from '../../../engine/local-time.ts'
import { type Period, parsePeriod } from '../../../engine/period.ts'
import { allowed } from '../../../engine/project.ts'
import type { AllowanceUse, Quotas } from '../../../engine/types.ts'

const files = {
  spent: sql(import.meta.url, 'sql/read-spent.sql'),
  spentBefore: sql(import.meta.url, 'sql/read-spent-before.sql'),
}
const spentRow = z.object({ assigned: z.int(), repeat: z.int(), extension: z.int(), deferral: z.int() })

/** The month in which an instant lies, by the district's clock. */
export function monthOf(timeZone: string, atMs: number): Period {
  const period = parsePeriod(formatLocal(timeZone, atMs).slice(0, 7), timeZone)
  if (period === null) throw new RangeError('not an instant')
  return period
}

/** What a unit has spent and has left in a period, as it stands now (accounting.md 4). */
export async function readAllowances(
  db: Queryable,
  asked: { unit: string; period: Period; now: Date; quotas: Quotas },
): Promise<Allowances> {
  const { unit, period, now, quotas } = asked
  const spent = spentRow.parse(
    await db.one(files.spent, { unit, now, from: new Date(period.from), to: new Date(period.to) }),
  )
  const [repeat, extension, deferral] = ALLOWANCE_KINDS.map((kind) => {
    const most = allowed(quotas[kind], spent.assigned)
    return { used: spent[kind], allowed: most, left: most - spent[kind] }
  })
  if (repeat === undefined || extension === undefined || deferral === undefined)
    throw new Error('An allowance of no kind.')
  return { unit, period: period.name, assigned: spent.assigned, repeat, extension, deferral }
}

/** What the unit's other assigned cases of the period had spent when this case spent last: is it beyond the allowance now? */
export async function readAllowanceUse(
  db: Queryable,
  asked: { caseId: string; unit: string; period: Period; now: Date },
): Promise<AllowanceUse> {
  const { caseId, unit, period, now } = asked
  const between = { from: new Date(period.from), to: new Date(period.to) }
  const { assigned, ...spent } = spentRow.parse(
    await db.one(files.spentBefore, { caseId, unit, now, ...between }),
  )
  return { assigned, spent }
}
