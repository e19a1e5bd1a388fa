import { statSync } from 'node:fs'
import { readLines } from '../case-file-lines.ts'
import { BadFile, type CaseLine, readCaseLine } from '../case-file-read.ts'
import type { MigratedCase, RecordSource, SourceRecord } from './migrated-case.ts'

/** The records of a case file (accounting.md 6), one JSON object a line. */
export function ndjsonCases(path: string): RecordSource {
  return async function* () {
    const { size } = statSync(path)
    let [line, bytes] = [0, 0]
    for await (const texts of readLines(path)) {
      const records: SourceRecord[] = []
      for (const text of texts) {
        line += 1
        bytes += Buffer.byteLength(text) + 1
        if (text.trim() !== '') records.push(recordOf(text, line))
      }
      yield { share: Math.min(1, bytes / size), records }
    }
  }
}

function recordOf(text: string, line: number): SourceRecord {
  try {
    const found = migratedCase(readCaseLine(text, `line ${line}`).line)
    return { line, id: found.number, found }
  } catch (error) {
    if (!(error instanceof BadFile)) throw error
    const [, id = 'unknown', reason = error.message] =
      /^line \d+: case (.*?), (.*)$/.exec(error.message) ?? []
    return { line, id, reason }
  }
}

function migratedCase(line: CaseLine): MigratedCase {
  const { number, kind, classCode, source, lon, lat, limit, urgent, special = false } = line
  return {
    ...{ number, kind, classCode, source, lon, lat, limit, urgent, special },
    address: null,
    description: '',
    events: line.events.map(({ at, action, ...given }) => ({
      ...{ at, action },
      data: { ...given, ...(action === 'report' ? { limit, urgent, special } : {}) },
      actorId: null,
      note: null,
      attachments: [],
    })),
  }
}
