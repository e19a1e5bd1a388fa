import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { connect, type Db } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { tx } from '../../../db/tx.ts'
import type { WorkingClock } from '../../../engine/types.ts'
import { readConfig } from '../../../platform/config.ts'
import { openKeyring } from '../../../platform/keyring.ts'
import { createPolicySource } from '../case-policy.ts'
import { parseCaseMap } from './case-map.ts'
import { csvCases } from './csv-cases.ts'
import { type CaseImportProgress, importCases } from './import-cases.ts'
import type { RecordSource } from './migrated-case.ts'
import { ndjsonCases } from './ndjson-cases.ts'

/** What the importers of geography have and the cases use as well; handed over where both meet. */
export interface ImportTools {
  /** Throws where there is no file to read. */
  checkFile(path: string): void
  /** Brings the catalog. */
  prepare(db: Db): Promise<void>
  parsePercent(text: string): number
  openRejects(path: string): {
    readonly path: string
    readonly isEmpty: boolean
    write(line: { line: number; id: string; reason: string }): void
    close(): void
  }
  openProgress(): { show(progress: CaseImportProgress): void; end(): void }
}

interface Options {
  maxRejects: number
}

/** Adds `cases FILE.ndjson` and `cases-csv FILE --map MAP.json` to `npm run import`. */
export function addCaseImports(importing: Command, tools: ImportTools): void {
  const withRejects = (command: Command) =>
    command.option(
      '--max-rejects <percent>',
      'most refused cases before nothing is written',
      tools.parsePercent,
      20,
    )
  withRejects(
    importing
      .command('cases')
      .description('Case histories with their own times, one JSON object a line.')
      .argument('<file>', 'a case file (.ndjson)'),
  ).action((file: string, options: Options) => run(file, () => () => ndjsonCases(file), options, tools))
  withRejects(
    importing
      .command('cases-csv')
      .description('Cases of a 311-type export.')
      .argument('<file>', 'the export (.csv)')
      .requiredOption('--map <file>', 'names its columns, categories and agencies (JSON)'),
  ).action((file: string, { map, ...options }: Options & { map: string }) =>
    run(
      file,
      () => {
        tools.checkFile(map)
        const mapping = parseCaseMap(readFileSync(map, 'utf8'), map)
        return (calendar) => csvCases(file, mapping, calendar)
      },
      options,
      tools,
    ),
  )
}

async function run(
  file: string,
  open: () => (calendar: WorkingClock) => RecordSource,
  options: Options,
  tools: ImportTools,
): Promise<void> {
  tools.checkFile(file)
  const sourceBy = open()
  const config = readConfig()
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const rejects = tools.openRejects(
    join(config.dataDir, 'imports', `${basename(file)}-${stamp}.rejects.jsonl`),
  )
  const progress = tools.openProgress()
  const database = await connect(config)
  try {
    await migrate(database.db)
    await tools.prepare(database.db)
    const deps = { keyring: openKeyring(config), policies: createPolicySource(config.timeZone) }
    const { calendar } = await tx(database.db, (t) => deps.policies.get(t))
    const report = await importCases(database.db, sourceBy(calendar), deps, {
      maxRejectShare: options.maxRejects / 100,
      onReject: (line) => rejects.write(line),
      onProgress: (now) => progress.show(now),
    })
    progress.end()
    rejects.close()
    if (report.known > 0) console.log(`${number(report.known)} were here already`)
    console.log(`${number(report.cases)} cases`)
    console.log(`${number(report.rejected)} rejected${rejects.isEmpty ? '' : ` (${rejects.path})`}`)
  } catch (error) {
    progress.end()
    rejects.close()
    if (!rejects.isEmpty) console.error(`Rejected records: ${rejects.path}`)
    throw error
  } finally {
    await database.close()
  }
}

const number = (value: number) => value.toLocaleString('en')
