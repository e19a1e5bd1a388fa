import { createReadStream, statSync } from 'node:fs'
import { type CsvError, parse } from 'csv-parse'
import type { HistoryEvent } from '../../../contract/case-history.ts'
import type { CaseMap } from './case-map.ts'
import { parseDate } from './csv-dates.ts'
import type { MigratedCase, RecordSource, SourceRecord } from './migrated-case.ts'

const PAGE = 500
/** A file that is not what the mapping says, in one line. */
export class BadExport extends Error {
  override readonly name = 'BadExport'
}

type Row = Readonly<Record<string, string>>

/**
 * A 311-type export: one line a case, with when it was reported and closed and little between. What the file does not say stands at
 * the instants it does: filed and dispatched with the report, completed, checked and closed at the close; each such event is marked
 * `assumed`. Throws BadExport for what is no such file.
 */
export function csvCases(path: string, map: CaseMap): RecordSource {
  return async function* () {
    const { size } = statSync(path)
    const parser = createReadStream(path).pipe(
      parse({ bom: true, delimiter: map.delimiter, columns: true, info: true, relax_column_count: true }),
    )
    let page: SourceRecord[] = []
    try {
      let isFirst = true
      for await (const { record, info } of parser as AsyncIterable<{
        record: Row
        info: { lines: number; bytes: number }
      }>) {
        if (isFirst) requireColumns(record, map, path)
        isFirst = false
        page.push(recordOf(record, info.lines, map))
        if (page.length < PAGE) continue
        yield { share: Math.min(1, info.bytes / size), records: page }
        page = []
      }
    } catch (error) {
      const { code, message } = error as CsvError
      if (typeof code === 'string' && code.startsWith('CSV_')) throw new BadExport(`${path}: ${message}`)
      throw error
    }
    yield { share: 1, records: page }
  }
}

function requireColumns(row: Row, { columns, delimiter }: CaseMap, path: string): void {
  const lacking = Object.entries(columns).filter(([, name]) => name !== undefined && !(name in row))
  if (lacking.length === 0) return
  const names = lacking.map(([field, name]) => `${name} (${field})`).join(', ')
  const hint =
    Object.keys(row).length === 1 ? ` Its columns are parted by something other than "${delimiter}".` : ''
  throw new BadExport(`${path}: it has no column ${names}.${hint}`)
}

function recordOf(row: Row, line: number, map: CaseMap): SourceRecord {
  const { columns } = map
  const text = (field: keyof CaseMap['columns']) => {
    const name = columns[field]
    return name === undefined ? '' : (row[name] ?? '').trim()
  }
  const id = text('number') || 'unknown'
  const refuse = (reason: string): SourceRecord => ({ line, id, reason })
  if (id === 'unknown') return refuse(`${columns.number} is empty`)
  const category = map.categories[text('category')] ?? map.categories['*']
  if (category === undefined)
    return refuse(`${columns.category}: the mapping has no category ${text('category')}`)
  const [lon, lat] = [Number(text('lon') || Number.NaN), Number(text('lat') || Number.NaN)]
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return refuse(`${columns.lon}, ${columns.lat}: no place`)
  const times = timesOf(text, map)
  if ('reason' in times) return refuse(times.reason)
  const agency = text('agency')
  const unit = map.agencies[agency] ?? map.agencies['*']
  if (unit === undefined && (agency !== '' || times.closedAt !== null))
    return refuse(`${columns.agency ?? 'agency'}: the mapping has no agency ${agency || '(empty)'}`)
  const found: MigratedCase = {
    number: id,
    kind: category.kind,
    classCode: category.classCode,
    source: map.sources[text('source')] ?? map.source,
    ...{ lon, lat },
    address: text('address') || null,
    description: text('description') || text('category'),
    limit: category.limit ?? map.limit,
    urgent: false,
    special: false,
    events: eventsOf(times, unit, category.limit ?? map.limit),
  }
  return { line, id, found }
}

interface Times {
  readonly reportedAt: number
  readonly closedAt: number | null
}

function timesOf(
  text: (field: keyof CaseMap['columns']) => string,
  map: CaseMap,
): Times | { reason: string } {
  const { columns, dates } = map
  const reportedAt = parseDate(text('reportedAt'), dates)
  if (reportedAt === null)
    return { reason: `${columns.reportedAt}: no date: ${text('reportedAt') || '(empty)'}` }
  const isClosed =
    columns.status === undefined ? text('closedAt') !== '' : map.closedStatuses.includes(text('status'))
  if (!isClosed) return { reportedAt, closedAt: null }
  const closedAt = parseDate(text('closedAt'), dates)
  if (closedAt === null)
    return { reason: `${columns.closedAt ?? 'closedAt'}: no date: ${text('closedAt') || '(empty)'}` }
  if (closedAt < reportedAt) return { reason: `${columns.closedAt}: closed before it was reported` }
  return { reportedAt, closedAt }
}

function eventsOf({ reportedAt, closedAt }: Times, unit: string | undefined, limit: MigratedCase['limit']) {
  const event = (
    at: number,
    action: HistoryEvent['action'],
    data: HistoryEvent['data'] = { assumed: true },
  ) => ({
    ...{ at, action, data },
    actorId: null,
    note: null,
    attachments: [],
  })
  const events: HistoryEvent[] = [event(reportedAt, 'report', { limit })]
  if (unit === undefined) return events
  events.push(event(reportedAt, 'file'), event(reportedAt, 'dispatch', { unit, assumed: true }))
  if (closedAt === null) return events
  const ends = ['complete', 'send-check', 'check-pass'] as const
  return [...events, ...ends.map((action) => event(closedAt, action)), event(closedAt, 'close', {})]
}
