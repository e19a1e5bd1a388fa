import type { CaseAction, CaseKind, CaseSource } from './case.ts'

/**
 * The whole life of a case with its own times, as the demo or a migration hands it to the case module, which folds it with the
 * engine like any other. `at` and `recordedAt` in epoch milliseconds, events in the order of time.
 */
export interface CaseHistory {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly classCode: string
  readonly source: CaseSource
  readonly lon: number
  readonly lat: number
  readonly address: string | null
  readonly description: string
  readonly componentId: number | null
  /** The user who reported, or the citizen behind a call; never both. */
  readonly reporterId: string | null
  readonly reporterPerson: { readonly name: string; readonly phone: string } | null
  readonly origin: 'demo' | 'migrated'
  readonly events: readonly HistoryEvent[]
}

/** One event; `data` holds what the action takes (contract/case.ts, `actionBody`), without note and attachments. */
export interface HistoryEvent {
  readonly at: number
  readonly action: CaseAction
  readonly actorId: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly note: string | null
  readonly attachments: readonly string[]
}
