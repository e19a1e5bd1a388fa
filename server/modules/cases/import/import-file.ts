import type { ImportOptions } from '../../../contract/import-job.ts'
import type { Db } from '../../../db/connect.ts'
import { tx } from '../../../db/tx.ts'
import type { Config } from '../../../platform/config.ts'
import { openKeyring } from '../../../platform/keyring.ts'
import { createPolicySource } from '../case-policy.ts'
import { parseCaseMap } from './case-map.ts'
import { csvCases } from './csv-cases.ts'
import { type CaseImportOptions, importCases } from './import-cases.ts'
import { ndjsonCases } from './ndjson-cases.ts'

type CaseOptions = Extract<ImportOptions, { kind: 'cases' | 'cases-csv' }>

/** Takes an uploaded file of cases, by the same steps as the command does. */
export async function importCaseFile(
  db: Db,
  config: Config,
  {
    path,
    options,
    ...told
  }: { path: string; options: CaseOptions } & Pick<CaseImportOptions, 'onReject' | 'onProgress'>,
): Promise<Readonly<Record<string, number>>> {
  const deps = { keyring: openKeyring(config), policies: createPolicySource(config.timeZone) }
  const { calendar } = await tx(db, (t) => deps.policies.get(t))
  const source =
    options.kind === 'cases'
      ? ndjsonCases(path)
      : csvCases(path, parseCaseMap(options.mapping, 'mapping'), calendar)
  const report = await importCases(db, source, deps, { ...told, maxRejectShare: options.maxRejects / 100 })
  return { cases: report.cases, known: report.known }
}
