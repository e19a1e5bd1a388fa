import { createHash, randomBytes } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes kept under their SHA-256: equal bytes lie there once, and a name proves its content. */
export interface FileStore {
  /** Answers the digest once the bytes are safely on disk. */
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Buffer | undefined>
  has(sha256: string): Promise<boolean>
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 digest.')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const has = (sha256: string) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  return {
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!(await has(sha256))) await writeDurably(pathOf(sha256), bytes)
      return sha256
    },
    async get(sha256) {
      try {
        return await readFile(pathOf(sha256))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

/** Temporary name, fsync, rename, fsync of the folder: after a crash the file is whole or absent. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const file = await open(draft, 'wx', 0o640)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const directory = await open(folder)
  await directory.sync().finally(() => directory.close())
}
