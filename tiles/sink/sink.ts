import { createHash } from 'node:crypto'

/** Where a build puts its files. Paths are relative to the layer's folder, with forward slashes. */
export interface Sink {
  put(path: string, bytes: Uint8Array): Promise<void>
}

/** Where an update of a build before puts its files: what is as it was is taken over, not made again. */
export interface UpdateSink extends Sink {
  /** A file of the build before. Throws where it had none of that name. */
  read(path: string): Promise<Uint8Array>
  keep(path: string): void
}

/** Beside what is served a build leaves what its next update needs to know; files of this folder are never sent. */
export const STATE_FOLDER = 'state/'

/** `near/14-1-2` and its bytes to `near/14-1-2.0123456789ab.glb`: the name proves the content, so it may be cached for ever. */
export function hashedName(stem: string, extension: string, bytes: Uint8Array): string {
  return `${stem}.${digestOf(bytes).slice(0, 12)}.${extension}`
}

/** Whether the name proves the content: such a file never changes, and builds may share it. */
export const isNamedByContent = (path: string): boolean => /[.-][0-9a-f]{12,16}\.[a-z]+$/.test(path)

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps everything in memory, for tests; after a build before, an update of it. */
export class MemorySink implements UpdateSink {
  readonly files = new Map<string, Uint8Array>()
  readonly written: string[] = []
  readonly #before: MemorySink | undefined

  constructor(before?: MemorySink) {
    this.#before = before
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes)
    this.written.push(path)
  }

  async read(path: string): Promise<Uint8Array> {
    const bytes = this.#before?.files.get(path)
    if (bytes === undefined) throw new Error(`The build before has no ${path}.`)
    return bytes
  }

  keep(path: string): void {
    const bytes = this.#before?.files.get(path)
    if (bytes === undefined) throw new Error(`The build before has no ${path}.`)
    this.files.set(path, bytes)
  }
}
