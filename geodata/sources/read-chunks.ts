import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { checkFile } from './check-file.ts'
import { SourceFileError } from './source-file-error.ts'

const CHUNK = 256 * 1024

/** The bytes of a file piece by piece, without a byte order mark. A piece is only good until the next is asked for. */
export function* readChunks(path: string, onShare?: (share: number) => void): Generator<Buffer> {
  checkFile(path)
  const descriptor = openSync(path, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const buffer = Buffer.alloc(CHUNK)
    for (let at = 0; ; ) {
      const length = readSync(descriptor, buffer, 0, CHUNK, at)
      if (length === 0) return
      const bytes = buffer.subarray(0, length)
      yield at === 0 && bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes
      at += length
      onShare?.(at / size)
    }
  } finally {
    closeSync(descriptor)
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** Nothing that one city object needs; more means that the file is something else. */
const MOST_LINE_BYTES = 64 * 1024 * 1024

/** The lines of a text file with their numbers from 1; blank ones are left out. */
export function* readLines(
  path: string,
  onShare?: (share: number) => void,
): Generator<{ line: number; text: string }> {
  const decode = utf8(path)
  let waiting: Buffer[] = []
  let line = 1
  const take = (last: Buffer) => {
    const text = withoutSeparator(decode(Buffer.concat([...waiting, last])))
    waiting = []
    return { line: line++, text }
  }
  for (const chunk of readChunks(path, onShare)) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const found = take(chunk.subarray(start, end))
      start = end + 1
      if (found.text.trim() !== '') yield found
    }
    waiting.push(Buffer.from(chunk.subarray(start)))
    if (waiting.reduce((sum, part) => sum + part.length, 0) > MOST_LINE_BYTES)
      throw new SourceFileError(path, `line ${line} is longer than ${MOST_LINE_BYTES / 1024 / 1024} MB`)
  }
  const found = take(Buffer.alloc(0))
  if (found.text.trim() !== '') yield found
}

/** GeoJSON text sequences (RFC 8142) begin each record with this character. */
const RECORD_SEPARATOR = '\u001e'
export const withoutSeparator = (text: string): string =>
  text.startsWith(RECORD_SEPARATOR) ? text.slice(1) : text

/** Decodes bytes of a file, which must be UTF-8: names in another encoding would come out as rubbish. */
export function utf8(path: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch (error) {
      throw new SourceFileError(path, 'is not UTF-8 (GBK? convert it first)', { cause: error })
    }
  }
}
