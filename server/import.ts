// npm run import -- SOURCE …: geography and case histories come in by one command. Like main.ts, a place where both halves meet.
import { loadCatalog } from '../geodata/catalog/load-catalog.ts'
import { importProgram, parsePercent } from '../geodata/cli.ts'
import { ProgressLine } from '../geodata/load/progress-line.ts'
import { RejectLog } from '../geodata/load/reject-log.ts'
import { checkFile } from '../geodata/sources/check-file.ts'
import { addCaseImports } from './modules/cases/import/import-commands.ts'

const { program, importing } = importProgram()
addCaseImports(importing, {
  checkFile,
  parsePercent,
  prepare: async (db) => void (await loadCatalog(db)),
  openRejects: (path) => new RejectLog(path),
  openProgress: () => new ProgressLine(),
})

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
