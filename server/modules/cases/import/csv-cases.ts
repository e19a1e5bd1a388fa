import { createReadStream, statSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Limit } from '../../../contract/case.ts'
import type { HistoryEvent } from '../../../contract/case-history.ts'
import { limitMs } from '../../../engine/charge.ts'
import type { WorkingClock } from '../../../engine/types.ts'
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
 * @param calendar by which a due date becomes a limit
 */
export function csvCases(path: string, map: CaseMap, calendar: WorkingClock): RecordSource {
  return async function* () {
    const { size } = statSync(path)
    const parser = parse({
      bom: true,
      delimiter: map.delimiter,
      columns: (names: string[]) => checkedColumns(names, map, path),
      info: true,
      relax_column_count: true,
    })
    // An error on the way destroys the parser with it, and the loop below throws it.
    pipeline(Readable.from(decoded(path, map.encoding)), parser, () => undefined)
    let page: SourceRecord[] = []
    try {
      for await (const { record, info } of parser as AsyncIterable<{
        record: Row
        info: { lines: number; bytes: number }
      }>) {
        page.push(recordOf(record, info.lines, { map, calendar }))
        if (page.length < PAGE) continue
        yield { share: Math.min(1, info.bytes / size), records: page }
        page = []
      }
    } catch (error) {
      throw error instanceof CsvError ? new BadExport(`${path}: ${error.message}`) : error
    }
    yield { share: 1, records: page }
  }
}

async function* decoded(path: string, encoding: CaseMap['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const text = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new BadExport(`${path}: it is not ${encoding}; the mapping may name another encoding`)
    }
  }
  for await (const bytes of createReadStream(path)) yield text(bytes as Buffer)
  yield text()
}

function checkedColumns(header: string[], { columns, delimiter }: CaseMap, path: string): string[] {
  const named = Object.entries(columns).flatMap(([field, name]) =>
    name === undefined ? [] : [[field, name] as const],
  )
  const twice = named.find(([, name]) => header.indexOf(name) !== header.lastIndexOf(name))
  if (twice !== undefined) throw new BadExport(`${path}: it has two columns ${twice[1]} (${twice[0]})`)
  const lacking = named.filter(([, name]) => !header.includes(name))
  if (lacking.length === 0) return header
  const names = lacking.map(([field, name]) => `${name} (${field})`).join(', ')
  const hint = header.length === 1 ? ` Its columns are parted by something other than "${delimiter}".` : ''
  throw new BadExport(`${path}: it has no column ${names}.${hint}`)
}

interface Reading {
  readonly map: CaseMap
  readonly calendar: WorkingClock
}

function recordOf(row: Row, line: number, { map, calendar }: Reading): SourceRecord {
  const { columns } = map
  const text = (field: keyof CaseMap['columns']) => {
    const name = columns[field]
    return name === undefined ? '' : (row[name] ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim()
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
  const limit = limitOf(times, category.limit ?? map.limit, calendar)
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
    limit,
    urgent: false,
    special: false,
    events: eventsOf(times, unit, limit),
  }
  return { line, id, found }
}

interface Times {
  readonly reportedAt: number
  readonly closedAt: number | null
  readonly dueAt: number | null
}

/** What the file promised, else what the mapping says; a promise without working time is none. */
function limitOf({ reportedAt, dueAt }: Times, otherwise: Limit, calendar: WorkingClock): Limit {
  const promised = dueAt === null ? 0 : calendar.between(reportedAt, dueAt)
  return promised > 0
    ? { unit: 'work-hours', value: promised / limitMs({ unit: 'work-hours', value: 1 }) }
    : otherwise
}

function timesOf(
  text: (field: keyof CaseMap['columns']) => string,
  map: CaseMap,
): Times | { reason: string } {
  const { columns, dates } = map
  const reportedAt = parseDate(text('reportedAt'), dates)
  if (reportedAt === null)
    return { reason: `${columns.reportedAt}: no date: ${text('reportedAt') || '(empty)'}` }
  const dueAt = text('due') === '' ? null : parseDate(text('due'), dates)
  if (dueAt === null && text('due') !== '') return { reason: `${columns.due}: no date: ${text('due')}` }
  const isClosed =
    columns.status === undefined ? text('closedAt') !== '' : map.closedStatuses.includes(text('status'))
  if (!isClosed) return { reportedAt, closedAt: null, dueAt }
  const closedAt = parseDate(text('closedAt'), dates)
  if (closedAt === null)
    return { reason: `${columns.closedAt ?? 'closedAt'}: no date: ${text('closedAt') || '(empty)'}` }
  if (closedAt < reportedAt) return { reason: `${columns.closedAt}: closed before it was reported` }
  return { reportedAt, closedAt, dueAt }
}

function eventsOf({ reportedAt, closedAt }: Times, unit: string | undefined, limit: Limit) {
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
