import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line of a reject log: what was refused (or, with `repaired`, mended) and why. */
export interface RejectLine {
  layer?: string
  id: string
  reason: string
  line?: number
  index?: number
  repaired?: true
}

const BUFFERED = 64 * 1024

/** Writes refused records as JSON lines, so that memory holds none of them. The file is made with the first line. */
export class RejectLog {
  readonly path: string
  #descriptor: number | undefined
  #waiting = ''
  #isEmpty = true

  constructor(path: string) {
    this.path = path
  }

  get isEmpty(): boolean {
    return this.#isEmpty
  }

  write(line: RejectLine): void {
    this.#isEmpty = false
    this.#waiting += `${JSON.stringify(line)}\n`
    if (this.#waiting.length > BUFFERED) this.#flush()
  }

  close(): void {
    this.#flush()
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }

  #flush(): void {
    if (this.#waiting === '') return
    if (this.#descriptor === undefined) {
      mkdirSync(dirname(this.path), { recursive: true })
      this.#descriptor = openSync(this.path, 'a')
    }
    writeSync(this.#descriptor, this.#waiting)
    this.#waiting = ''
  }
}
