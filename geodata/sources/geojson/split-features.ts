import { readChunks, utf8 } from '../read-chunks.ts'
import { SourceFileError } from '../source-file-error.ts'

const MOST_BYTES = 64 * 1024 * 1024

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const OPENING = new Set([123, 91])
const CLOSING = new Set([125, 93])

/**
 * The text of each element of the member `features` of a JSON object, so that a file of any size passes through little
 * memory; returns the text around them, with `features` empty. Only brackets and strings are looked at: what lies between
 * them is for JSON.parse to judge, element by element.
 */
export function* splitFeatures(
  path: string,
  onShare?: (share: number) => void,
): Generator<string, string, undefined> {
  const scan = new Scanner(path)
  for (const chunk of readChunks(path, onShare)) yield* scan.take(chunk)
  return scan.end()
}

class Scanner {
  readonly #path: string
  readonly #decode: (bytes: Uint8Array) => string
  #depth = 0
  #inString = false
  #escaped = false
  #inFeatures = false
  #item = new Pieces()
  readonly #around = new Pieces()

  constructor(path: string) {
    this.#path = path
    this.#decode = utf8(path)
  }

  *take(chunk: Buffer): Generator<string> {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (this.#inString) {
        this.#inText(byte)
        continue
      }
      if (byte === QUOTE) this.#inString = true
      else if (OPENING.has(byte)) {
        this.#depth++
        if (!this.#inFeatures && this.#depth === 2 && byte === 91 && this.#opensFeatures(chunk, start, i)) {
          this.#keep(chunk.subarray(start, i + 1))
          this.#inFeatures = true
          start = i + 1
        }
      } else if (CLOSING.has(byte)) {
        this.#depth--
        if (this.#depth < 0) throw new SourceFileError(this.#path, 'is not JSON: a bracket closes nothing')
        if (this.#inFeatures && this.#depth === 1) {
          this.#keep(chunk.subarray(start, i))
          yield* this.#element()
          this.#inFeatures = false
          start = i
        }
      } else if (byte === COMMA && this.#inFeatures && this.#depth === 2) {
        this.#keep(chunk.subarray(start, i))
        yield* this.#element()
        start = i + 1
      }
    }
    this.#keep(chunk.subarray(start))
  }

  end(): string {
    if (this.#depth > 0 || this.#inString)
      throw new SourceFileError(this.#path, 'is cut off: its JSON does not end')
    return this.#decode(this.#around.join())
  }

  #inText(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) this.#inString = false
  }

  /** Whether what stands before this bracket is the name `features`. */
  #opensFeatures(chunk: Buffer, start: number, at: number): boolean {
    const before = Buffer.concat([this.#around.last(64), chunk.subarray(Math.max(start, at - 64), at)])
    return /"features"\s*:\s*$/.test(before.toString('latin1'))
  }

  #keep(bytes: Buffer): void {
    const pieces = this.#inFeatures ? this.#item : this.#around
    pieces.add(bytes)
    if (pieces.size > MOST_BYTES) {
      const what = this.#inFeatures ? 'a feature' : 'what stands around its features'
      throw new SourceFileError(this.#path, `${what} is larger than ${MOST_BYTES / 1024 / 1024} MB`)
    }
  }

  *#element(): Generator<string> {
    const text = this.#decode(this.#item.join())
    this.#item = new Pieces()
    if (text.trim() !== '') yield text
  }
}

/** Pieces of bytes that outlive the buffer they came in. */
class Pieces {
  size = 0
  readonly #parts: Buffer[] = []

  add(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#parts.push(Buffer.from(bytes))
    this.size += bytes.length
  }

  join(): Buffer {
    return Buffer.concat(this.#parts)
  }

  last(count: number): Buffer {
    return this.join().subarray(-count)
  }
}
