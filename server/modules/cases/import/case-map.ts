import { z } from 'zod'
import { caseKind, caseSource, limit } from '../../../contract/case.ts'

const column = z.string().min(1)
const workLimit = limit.refine(
  ({ unit }) => unit !== 'hours',
  'Hours of the wall clock are for urgent cases.',
)
const target = z.strictObject({ kind: caseKind, classCode: column, limit: workLimit.optional() })
const timeZone = z.string().refine(isTimeZone, 'No such time zone.')

/** What a mapping file names: columns of the export, how its dates are written, what its categories and agencies are here. */
export const caseMap = z.strictObject({
  /** GB 18030 reads GBK and GB 2312 too. */
  encoding: z.enum(['utf-8', 'gb18030', 'windows-1252']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  columns: z.strictObject({
    number: column,
    reportedAt: column,
    closedAt: column.optional(),
    /** Where a line has one, its limit is the working time from the report to then. */
    due: column.optional(),
    status: column.optional(),
    lon: column,
    lat: column,
    category: column,
    agency: column.optional(),
    description: column.optional(),
    address: column.optional(),
    source: column.optional(),
  }),
  /** `MM/dd/yyyy hh:mm:ss a` or the like, in `timeZone`; absent: RFC 3339. */
  dates: z
    .strictObject({
      format: z.enum(['MM/DD/YYYY HH:MM:SS AM', 'DD/MM/YYYY HH:MM:SS', 'YYYY-MM-DD HH:MM:SS']),
      timeZone,
    })
    .optional(),
  /** By the export's words; `*` for all others. */
  categories: z.record(z.string(), target),
  agencies: z.record(z.string(), z.string().min(1)).default({}),
  sources: z.record(z.string(), caseSource).default({}),
  /** Statuses that mean: closed. Where the column is absent a close date does. */
  closedStatuses: z.array(z.string()).default(['Closed', 'closed', 'CLOSED']),
  /** Of cases whose category names none: 5 work-days, as the domain has it. */
  limit: workLimit.default({ unit: 'work-days', value: 5 }),
  /** Where the file does not say how a report came in. */
  source: caseSource.default('hotline'),
})
export type CaseMap = z.infer<typeof caseMap>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** A mapping file that is wrong, in one line that names the field. */
export class BadMap extends Error {
  override readonly name = 'BadMap'
}

export function parseCaseMap(text: string, path: string): CaseMap {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadMap(`${path}: not JSON`)
  }
  const parsed = caseMap.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadMap(`${path}: ${issue?.path.join('.') || 'the mapping'}: ${issue?.message ?? 'wrong'}`)
}
