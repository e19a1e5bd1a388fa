import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** What must never reach a log, wherever in a record it stands. */
const personal = ['password', 'token', 'authorization', 'cookie', 'phone', 'idNumber', 'reporter', 'body']

/** JSON lines on standard output, without personal data. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  const paths = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino({ level: config.logLevel, base: null, redact: { paths, censor: '[removed]' } })
}
