import { createReadStream } from 'node:fs'

const NEWLINE = 0x0a
const PIECE = 1 << 18

/**
 * The lines of a text file as they were read, some at a time. Only a newline parts them: JSON may hold U+2028 and others that readline
 * breaks at. A mark of byte order at the start is none of the text.
 */
export async function* readLines(path: string): AsyncGenerator<string[]> {
  let begun: Buffer[] = []
  let first = true
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    const lines: string[] = []
    let from = 0
    for (let to = piece.indexOf(NEWLINE); to !== -1; to = piece.indexOf(NEWLINE, from)) {
      begun.push(piece.subarray(from, to))
      lines.push(textOf(begun))
      begun = []
      from = to + 1
    }
    if (from < piece.length) begun.push(piece.subarray(from))
    if (first && lines[0] !== undefined) {
      lines[0] = withoutMark(lines[0])
      first = false
    }
    yield lines
  }
  if (begun.length > 0) yield [first ? withoutMark(textOf(begun)) : textOf(begun)]
}

const textOf = (pieces: readonly Buffer[]) =>
  (pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces)).toString()

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text)
