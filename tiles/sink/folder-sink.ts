import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Sink } from './sink.ts'

const compress = promisify(gzip)

/** Writes files gzipped, as they are sent: compressed once, not at every request. The folder is not served before it is whole. */
export class FolderSink implements Sink {
  readonly #folder: string
  readonly #made = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.#folder, `${path}.gz`)
    const parent = dirname(target)
    if (!this.#made.has(parent)) {
      await mkdir(parent, { recursive: true })
      this.#made.add(parent)
    }
    await writeFile(target, await compress(bytes, { level: 6 }))
  }
}
