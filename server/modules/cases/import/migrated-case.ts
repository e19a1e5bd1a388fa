import type { CaseKind, CaseSource, Limit } from '../../../contract/case.ts'
import type { HistoryEvent } from '../../../contract/case-history.ts'

/** A case as another system tells it: lawful by itself, not yet compared with this database. */
export interface MigratedCase {
  readonly number: string
  readonly kind: CaseKind
  readonly classCode: string
  readonly source: CaseSource
  readonly lon: number
  readonly lat: number
  readonly address: string | null
  readonly description: string
  readonly limit: Limit
  readonly urgent: boolean
  readonly special: boolean
  /** Oldest first, the report the first. */
  readonly events: readonly HistoryEvent[]
}

/** A record of a file: the case it tells, or why it tells none. `line` counts from 1. */
export type SourceRecord = { readonly line: number; readonly id: string } & (
  | { readonly found: MigratedCase }
  | { readonly reason: string }
)

/** A file's records in order, with how much of it is read (0 to 1). Read twice: to judge, and to write. */
export type RecordSource = () => AsyncIterable<{ share: number; records: readonly SourceRecord[] }>
