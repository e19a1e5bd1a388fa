import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reported } from '../content/building-content.ts'
import { FolderSink } from '../sink/folder-sink.ts'
import { digestOf, type Sink } from '../sink/sink.ts'

/** What a finished build consists of. `files`: the digest of every file as it is before compression. */
export interface Manifest {
  layer: string
  version: string
  features: number
  problems: Reported[]
  files: Record<string, string>
}

interface Draft {
  sink: Sink
  publish(manifest: Manifest): Promise<void>
  discard(): Promise<void>
}

/** The builds under DATA_DIR/tiles: a folder a version and layer, and a pointer to the one that is served. */
export interface LayerStore {
  draft(layer: string): Promise<Draft>
  /** The served build and the one before it, newest first. */
  published(layer: string): Promise<Manifest[]>
  /** When the served build was published; null where there is none. */
  builtAt(layer: string): Promise<Date | null>
  /** A file's bytes, gzipped. */
  read(manifest: Manifest, path: string): Promise<Buffer>
}

export function openLayerStore(folder: string): LayerStore {
  const pointer = (layer: string) => join(folder, layer, 'published.json')
  const versions = async (layer: string): Promise<string[]> => {
    try {
      const names: unknown = JSON.parse(await readFile(pointer(layer), 'utf8'))
      return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
    } catch {
      return []
    }
  }
  return {
    async draft(layer) {
      const root = join(folder, layer)
      const draftFolder = join(root, `draft-${randomBytes(6).toString('hex')}`)
      await mkdir(draftFolder, { recursive: true })
      return {
        sink: new FolderSink(draftFolder),
        discard: () => rm(draftFolder, { recursive: true, force: true }),
        async publish(manifest) {
          await writeFile(join(draftFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
          await rm(join(root, manifest.version), { recursive: true, force: true })
          await rename(draftFolder, join(root, manifest.version))
          const kept = [
            manifest.version,
            ...(await versions(layer)).filter((v) => v !== manifest.version),
          ].slice(0, 2)
          await replaceFile(pointer(layer), JSON.stringify(kept))
          await removeOthers(root, kept)
        },
      }
    },
    async published(layer) {
      const manifests: Manifest[] = []
      for (const version of await versions(layer)) {
        const manifest = await readManifest(join(folder, layer, version, 'manifest.json'))
        if (manifest !== undefined) manifests.push(manifest)
      }
      return manifests
    },
    async builtAt(layer) {
      const [served] = await versions(layer)
      if (served === undefined) return null
      const found = await stat(join(folder, layer, served, 'manifest.json')).catch(() => null)
      return found?.mtime ?? null
    },
    read: ({ layer, version }, path) => readFile(join(folder, layer, version, `${path}.gz`)),
  }
}

/** Passes everything on and remembers the digests. */
export function recordingSink(inner: Sink): Sink & { files: Record<string, string> } {
  const files: Record<string, string> = {}
  return {
    files,
    async put(path, bytes) {
      files[path] = digestOf(bytes)
      await inner.put(path, bytes)
    },
  }
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest
  } catch {
    return undefined
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, text)
  await rename(draft, path)
}

/** Older versions, and drafts that a killed program left. A command and a server may build at once: fresh drafts stay. */
async function removeOthers(root: string, kept: string[]): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true }))
    if (entry.isDirectory() && !kept.includes(entry.name) && !entry.name.startsWith('draft-'))
      await rm(join(root, entry.name), { recursive: true, force: true })
}
