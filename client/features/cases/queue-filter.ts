import { OPEN_STATUSES } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import { lightNow } from '../../lib/light-now.ts'

const HOUR_MS = 3_600_000
/** Days are counted back from the full hour: a list need not be asked for anew every second. */
const sinceOf = (days: number, nowMs: number) => Math.floor(nowMs / HOUR_MS) * HOUR_MS - days * 24 * HOUR_MS

/** A filter as the list's query takes it. */
export function filterQuery({ claim, urgent, days, ...plain }: QueueFilter, nowMs: number) {
  return {
    ...plain,
    ...(urgent ? { urgent: 'true' as const } : {}),
    ...(claim === 'mine' ? { mine: 'true' as const } : {}),
    ...(claim === 'none' ? { unclaimed: 'true' as const } : {}),
    ...(days === undefined ? {} : { from: new Date(sinceOf(days, nowMs)).toISOString() }),
  }
}

/** Whether a case passes, as the server would judge: a live step needs no question. */
export function passes(filter: QueueFilter, one: CaseSummary, { me, nowMs }: { me: string; nowMs: number }) {
  const { kind, class: classCode, source, street, community, grid, unit, light, urgent, claim, days } = filter
  const isAsked = <T>(wanted: T | undefined, has: T) => wanted === undefined || wanted === has
  return (
    isAsked(kind, one.kind) &&
    isAsked(classCode, one.classCode) &&
    isAsked(source, one.source) &&
    isAsked(street, one.street.code) &&
    isAsked(community, one.gridCode.slice(0, 12)) &&
    isAsked(grid, one.gridCode) &&
    isAsked(unit, one.unit?.code) &&
    isAsked(light, lightNow(one, nowMs) ?? undefined) &&
    isAsked(urgent, one.urgent || undefined) &&
    (claim === undefined || one.claimedBy?.id === (claim === 'mine' ? me : undefined)) &&
    (days === undefined || Date.parse(one.reportedAt) >= sinceOf(days, nowMs))
  )
}

/** Whether number, address or description hold the words, whatever their case. */
export const holdsWords = (one: CaseSummary, q: string) =>
  q === '' || `${one.number} ${one.address ?? ''} ${one.description}`.toLowerCase().includes(q.toLowerCase())

export const isOpenCase = ({ status }: CaseSummary) => open.has(status)
const open: ReadonlySet<string> = new Set(OPEN_STATUSES)

export const isEmpty = (filter: QueueFilter) => Object.keys(filter).length === 0
