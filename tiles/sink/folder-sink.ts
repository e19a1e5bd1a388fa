import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { UpdateSink } from './sink.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)
const linksAtOnce = 64

/**
 * Writes files gzipped, as they are sent: compressed once, not at every request. The folder is not served before it is
 * whole. What is kept of the build before is linked, not copied: the bytes go when the last folder that names them goes.
 */
export class FolderSink implements UpdateSink {
  readonly #folder: string
  readonly #before: string | null
  readonly #made = new Set<string>()
  readonly #kept = new Set<string>()

  /** `before`: the folder of the build that this one updates. */
  constructor(folder: string, before: string | null) {
    this.#folder = folder
    this.#before = before
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await writeFile(await this.#placeOf(path), await compress(bytes, { level: 6 }))
  }

  async read(path: string): Promise<Uint8Array> {
    return decompress(await readFile(this.#beforeOf(path)))
  }

  keep(path: string): void {
    this.#kept.add(path)
  }

  /** Brings what was kept; to be called once everything is put. */
  async finish(): Promise<void> {
    const paths = [...this.#kept]
    for (let i = 0; i < paths.length; i += linksAtOnce)
      await Promise.all(paths.slice(i, i + linksAtOnce).map((path) => this.#link(path)))
  }

  async #link(path: string): Promise<void> {
    await link(this.#beforeOf(path), await this.#placeOf(path)).catch((error: NodeJS.ErrnoException) => {
      // Put as well as kept: the name holds the digest, so it is the same.
      if (error.code !== 'EEXIST') throw error
    })
  }

  #beforeOf(path: string): string {
    if (this.#before === null) throw new Error(`There is no build before to take ${path} from.`)
    return join(this.#before, `${path}.gz`)
  }

  async #placeOf(path: string): Promise<string> {
    const target = join(this.#folder, `${path}.gz`)
    const parent = dirname(target)
    if (!this.#made.has(parent)) {
      await mkdir(parent, { recursive: true })
      this.#made.add(parent)
    }
    return target
  }
}
