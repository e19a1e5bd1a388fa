// npm run -s assess -- --cases FILE.ndjson --config FILE.json --period 2026-10 --as-of INSTANT
// The engine without a database (accounting.md 6): JSON on standard output, or exit 2 and one line on bad input.
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type AssessedUnit, Assessor } from '../../engine/assess.ts'
import { CalendarError } from '../../engine/calendar.ts'
import { formatLocal } from '../../engine/local-time.ts'
import { parsePeriod } from '../../engine/period.ts'
import { BadFile, migratedState, parseInstant, readCases, stateAt } from '../cases/case-file-read.ts'
import { type AssessConfig, parseConfig } from './assess-config.ts'
import { PackedCases } from './packed-cases.ts'
import { PackedHistories } from './packed-histories.ts'

interface Task {
  readonly cases: string
  readonly config: AssessConfig
  readonly period: string
  readonly asOf: number
}

function readArguments(argv: string[]): Task {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: argv,
    options: { cases: text, config: text, period: text, 'as-of': text },
  })
  const { cases, config, period, 'as-of': asOfText } = values
  if (cases === undefined || config === undefined || period === undefined || asOfText === undefined)
    throw new BadFile('usage: assess --cases FILE.ndjson --config FILE.json --period 2026-10 --as-of INSTANT')
  const asOf = parseInstant(asOfText)
  if (asOf === null) throw new BadFile(`--as-of is not an RFC 3339 instant: ${asOfText}`)
  return { cases, config: parseConfig(readFileSync(config, 'utf8'), config), period, asOf }
}

interface Assessment {
  readonly units: readonly AssessedUnit[]
  readonly cases: PackedCases
}

async function assess(task: Task): Promise<Assessment> {
  const { policy, timezone, units } = task.config
  const period = parsePeriod(task.period, timezone)
  if (period === null) throw new BadFile(`--period is no month, quarter or year: ${task.period}`)
  const cases = new PackedCases()
  const waiting = new PackedHistories()
  const assessor = new Assessor(policy, period, task.asOf, (place, verdict) => cases.put(place, verdict))
  for (const unit of units) assessor.addUnit(unit)
  for await (const read of readCases(task.cases)) {
    const { place, line } = read
    for (const event of line.events) if (event.action === 'dispatch') assessor.addUnit(event.unit)
    const state = stateAt(read, task.asOf)
    if (state === null) continue
    const where = () => `${place}: case ${line.number}, event ${state.seq}`
    const waits = within(where, () => assessor.addCase(line.number, state))
    if (waits !== null) waiting.put(waits, line.events.slice(0, state.seq), line)
  }
  const recall = (place: number) => {
    const { events, facts } = waiting.get(place)
    return migratedState(events, facts)
  }
  return {
    units: within(
      () => task.cases,
      () => assessor.finish(recall),
    ),
    cases,
  }
}

/** A deadline that the calendar never reaches, or only after the year 9999, is the file's or the config's fault. */
function within<T>(where: () => string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CalendarError || error instanceof RangeError)
      throw new BadFile(`${where()}: ${error.message}`)
    throw error
  }
}

const PIECE = 65_536
/** Piece by piece: a million cases do not fit in one string. */
function* print({ units, cases }: Assessment, task: Task): Generator<string> {
  const { timezone } = task.config
  const list = units.map(({ allowances: _, ...unit }) => unit)
  const head = { period: task.period, asOf: formatLocal(timezone, task.asOf), units: list }
  yield JSON.stringify(head, null, 1).replace(/\n\}$/, ',\n "cases": [')
  let separator = '\n  '
  let text = ''
  for (const { deadline, number, unit, status, chargedSeconds, limitSeconds, ...verdict } of cases.all()) {
    const local = deadline === null ? null : formatLocal(timezone, deadline)
    const row = { number, unit, status, chargedSeconds, limitSeconds, deadline: local, ...verdict }
    text += separator + JSON.stringify(row)
    separator = ',\n  '
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  yield `${text}\n ]\n}\n`
}

/** Errors of the person who called: a missing file, a wrong option, a wrong file. */
function isTheirs(error: unknown): error is Error {
  if (error instanceof BadFile) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('ERR_PARSE_ARGS') || ['ENOENT', 'EACCES', 'EISDIR'].includes(code)
}

try {
  const task = readArguments(process.argv.slice(2))
  const assessment = await assess(task)
  await pipeline(Readable.from(print(assessment, task)), process.stdout)
} catch (error) {
  if (!isTheirs(error)) throw error
  process.stderr.write(`${error.message.replaceAll(/\s+/g, ' ')}\n`)
  process.exitCode = 2
}
