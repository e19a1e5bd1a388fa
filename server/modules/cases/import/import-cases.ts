import { randomUUID } from 'node:crypto'
import type { CaseHistory } from '../../../contract/case-history.ts'
import type { Db } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { createHistoryWriter } from '../case-history.ts'
import type { PolicySource } from '../case-policy.ts'
import { ImportJudge, type Judged } from './import-judge.ts'
import type { MigratedCase, RecordSource } from './migrated-case.ts'

export interface CaseImportProgress {
  step: 'reading' | 'writing'
  share: number
  objects: number
  rejected: number
}
export interface CaseImportOptions {
  /** Share of refused records above which nothing is written. */
  readonly maxRejectShare: number
  readonly now?: () => Date
  onReject(reject: { line: number; id: string; reason: string }): void
  onProgress?(progress: CaseImportProgress): void
}
export interface CaseImportReport {
  cases: number
  rejected: number
  /** Here already, under the same number: from an earlier run. */
  known: number
}

const BATCH = 200

/**
 * Migrates cases with their own times. The whole file is judged first: with too many refused nothing is written. Then the good ones
 * are, some hundred in a transaction, each case whole; a run that was cut off is taken up again by running it once more.
 */
export async function importCases(
  db: Db,
  source: RecordSource,
  deps: { keyring: Keyring; policies: PolicySource },
  options: CaseImportOptions,
): Promise<CaseImportReport> {
  const now = options.now ?? (() => new Date())
  const report = await judgeAll(db, source, now(), options)
  const records = report.cases + report.rejected + report.known
  if (records === 0) throw new Error('The file holds no case.')
  if (report.rejected > records * options.maxRejectShare)
    throw new Error(
      `${report.rejected} of ${records} cases are refused, more than ${Math.round(options.maxRejectShare * 100)} %: nothing was written.`,
    )
  const write = createHistoryWriter({ ...deps, now })
  let written = 0
  for await (const { share, judged } of batches(db, source, now())) {
    const histories = judged.flatMap((one) => ('found' in one ? [historyOf(one.found)] : []))
    if (histories.length > 0) await tx(db, (t) => write(t, histories))
    written += histories.length
    options.onProgress?.({ step: 'writing', share, objects: written, rejected: report.rejected })
  }
  return { ...report, cases: written }
}

async function judgeAll(
  db: Db,
  source: RecordSource,
  now: Date,
  options: CaseImportOptions,
): Promise<CaseImportReport> {
  const report = { cases: 0, rejected: 0, known: 0 }
  for await (const { share, judged } of batches(db, source, now)) {
    for (const one of judged) {
      if ('found' in one) report.cases += 1
      else if ('known' in one) report.known += 1
      else {
        report.rejected += 1
        options.onReject(one)
      }
    }
    options.onProgress?.({ step: 'reading', share, objects: report.cases, rejected: report.rejected })
  }
  return report
}

async function* batches(
  db: Db,
  source: RecordSource,
  now: Date,
): AsyncGenerator<{ share: number; judged: Judged[] }> {
  const judge = await ImportJudge.open(db, now)
  for await (const { share, records } of source())
    for (let i = 0; i < records.length; i += BATCH)
      yield { share, judged: await judge.judge(records.slice(i, i + BATCH)) }
}

const historyOf = (found: MigratedCase): CaseHistory => {
  const { number, kind, classCode, source, lon, lat, address, description, events } = found
  return {
    id: randomUUID(),
    ...{ number, kind, classCode, source, lon, lat, address, description, events },
    componentId: null,
    reporterId: null,
    reporterPerson: null,
    origin: 'migrated',
  }
}
