import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { isNamedByContent, STATE_FOLDER, type UpdateSink } from './sink.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** The folders of a layer: what has its content in its name lies in one for all builds, the few other files in one a build. */
interface LayerFolders {
  contents: string
  build: string
  /** The build that this one updates. */
  before: string | null
}

/** Where a file of a build lies. */
export const placeOf = (path: string, folders: { contents: string; build: string }): string =>
  join(isNamedByContent(path) ? folders.contents : folders.build, `${path}.gz`)

/**
 * Writes files gzipped, as they are sent: compressed once, not at every request. What is kept of the build before need not
 * be touched: it lies where all builds find it. The build's own folder is not served before it is whole.
 */
export class FolderSink implements UpdateSink {
  readonly #folders: LayerFolders
  readonly #made = new Set<string>()

  constructor(folders: LayerFolders) {
    this.#folders = folders
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    const target = placeOf(path, this.#folders)
    await this.#makeFolder(dirname(target))
    // What is never sent need not be small.
    const packed = await compress(bytes, { level: path.startsWith(STATE_FOLDER) ? 1 : 6 })
    // Another build may be serving a file of this name: it is never seen half written.
    const draft = `${target}.${randomBytes(4).toString('hex')}`
    await writeFile(draft, packed)
    await rename(draft, target)
  }

  async read(path: string): Promise<Uint8Array> {
    const { contents, before } = this.#folders
    if (before === null) throw new Error(`There is no build before to take ${path} from.`)
    return decompress(await readFile(placeOf(path, { contents, build: before })))
  }

  keep(): void {}

  async #makeFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return
    await mkdir(folder, { recursive: true })
    this.#made.add(folder)
  }
}
