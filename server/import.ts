// npm run import -- SOURCE …: geography and case histories come in by one command. Like main.ts, a place where both halves meet.
import { loadCatalog } from '../geodata/catalog/load-catalog.ts'
import { importProgram, parsePercent } from '../geodata/cli.ts'
import { importGeographyFile } from '../geodata/load/import-file.ts'
import { ProgressLine } from '../geodata/load/progress-line.ts'
import { RejectLog } from '../geodata/load/reject-log.ts'
import { checkFile } from '../geodata/sources/check-file.ts'
import { connect } from './db/connect.ts'
import { addCaseImports } from './modules/cases/import/import-commands.ts'
import { importCaseFile } from './modules/cases/import/import-file.ts'
import { runImport } from './modules/imports/run-import.ts'
import { readConfig } from './platform/config.ts'

const { program, importing } = importProgram()
addCaseImports(importing, {
  checkFile,
  parsePercent,
  prepare: async (db) => void (await loadCatalog(db)),
  openRejects: (path) => new RejectLog(path),
  openProgress: () => new ProgressLine(),
})

// The worker of an import that was started in a browser: the server runs it.
importing.command('job', { hidden: true }).argument('<id>').action(runJob)

async function runJob(id: string): Promise<void> {
  const config = readConfig()
  const database = await connect(config)
  try {
    const isWell = await runImport(
      database.db,
      config,
      { take, openRejects: (path) => new RejectLog(path) },
      id,
    )
    if (!isWell) process.exitCode = 1
  } finally {
    await database.close()
  }
}

const take: Parameters<typeof runImport>[2]['take'] = async (db, config, { options, ...work }) => {
  checkFile(work.path)
  await loadCatalog(db)
  return options.kind === 'cases' || options.kind === 'cases-csv'
    ? importCaseFile(db, config, { ...work, options })
    : importGeographyFile(db, config, { ...work, options })
}

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
