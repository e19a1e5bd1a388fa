import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CSV_START, csvLine } from '../../contract/csv.ts'
import type { ImportReject } from '../../contract/import-job.ts'

/** Where uploads wait and reject lists stay: with the data of the server that took them. */
export const uploadFolder = (dataDir: string) => join(dataDir, 'imports', 'uploads')
export const uploadPath = (dataDir: string, id: string) => join(uploadFolder(dataDir), id)
export const rejectPath = (dataDir: string, id: string) => join(dataDir, 'imports', `${id}.rejects.jsonl`)

/** Names the place of those files: another server that shares the database must leave these imports alone. */
export const hostOf = (dataDir: string) => `${hostname()}:${dataDir}`

const rejectOf = (text: string): ImportReject => {
  const line = JSON.parse(text) as { [key in keyof ImportReject]?: ImportReject[key] | undefined }
  const { id, reason, layer = null, line: at = null, repaired = false } = line
  return { line: at, layer, id: String(id ?? ''), reason: String(reason ?? ''), repaired }
}

const PIECE = 64 * 1024

/** A page of a reject list, from a byte on: as dear in the middle of ten million as at the start. */
export async function readRejects(
  path: string,
  { from, limit }: { from: number; limit: number },
): Promise<{ items: ImportReject[]; next: number | null }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return { items: [], next: null }
  try {
    const items: ImportReject[] = []
    let [at, rest] = [from, Buffer.alloc(0)]
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, at + rest.length)
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        if (items.length === limit) return { items, next: at }
        items.push(rejectOf(rest.subarray(0, end).toString()))
        at += end + 1
        rest = rest.subarray(end + 1)
      }
      if (bytesRead < PIECE) return { items, next: null }
    }
  } finally {
    await file.close()
  }
}

/** A reject list as CSV, line by line. */
export async function* rejectsAsCsv(path: string): AsyncGenerator<string> {
  yield CSV_START + csvLine(['line', 'layer', 'id', 'reason', 'repaired'])
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const text of lines) {
    if (text === '') continue
    const { line, layer, id, reason, repaired } = rejectOf(text)
    yield csvLine([line, layer, id, reason, repaired ? 'yes' : ''])
  }
}
