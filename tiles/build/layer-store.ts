import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reported } from '../content/building-content.ts'
import { FolderSink } from '../sink/folder-sink.ts'
import { digestOf, STATE_FOLDER, type UpdateSink } from '../sink/sink.ts'
import type { ChangePosition } from '../source/tile-changes.ts'

/** What a finished build consists of. `files`: the digest of every file as it is before compression. */
export interface Manifest {
  layer: string
  version: string
  /** What an update of it begins with; see LayerLook. */
  basis: string
  position: ChangePosition
  features: number
  problems: Reported[]
  files: Record<string, string>
}

interface Draft {
  /** Reads and keeps files of the build before, if it was drafted after one. */
  sink: UpdateSink
  publish(manifest: Manifest): Promise<void>
  discard(): Promise<void>
}

/** The builds under DATA_DIR/tiles: a folder a version and layer, and a pointer to the one that is served. */
export interface LayerStore {
  draft(layer: string, before?: Manifest): Promise<Draft>
  /** The served build and those before it that open viewers may still ask for, newest first. */
  published(layer: string): Promise<Manifest[]>
  /** When the served build was published; null where there is none. */
  builtAt(layer: string): Promise<Date | null>
  /** A file's bytes, gzipped. */
  read(manifest: Manifest, path: string): Promise<Buffer>
}

/** So many builds stay: who looks at the city while it is edited holds a tree that is some edits old. */
export const KEPT_BUILDS = 8

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
    async draft(layer, before) {
      const root = join(folder, layer)
      const draftFolder = join(root, `draft-${randomBytes(6).toString('hex')}`)
      await mkdir(draftFolder, { recursive: true })
      const sink = new FolderSink(draftFolder, before === undefined ? null : join(root, before.version))
      return {
        sink,
        discard: () => rm(draftFolder, { recursive: true, force: true }),
        async publish(manifest) {
          await sink.finish()
          await writeFile(join(draftFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
          await rm(join(root, manifest.version), { recursive: true, force: true })
          await rename(draftFolder, join(root, manifest.version))
          const kept = [
            manifest.version,
            ...(await versions(layer)).filter((v) => v !== manifest.version),
          ].slice(0, KEPT_BUILDS)
          await replaceFile(pointer(layer), JSON.stringify(kept))
          await removeOthers(root, kept)
        },
      }
    },
    async published(layer) {
      const manifests: Manifest[] = []
      for (const version of await versions(layer)) {
        const manifest = await readManifest(join(folder, layer, version, 'manifest.json'))
        // Of an older program there may be one without a place to go on from.
        if (manifest?.position !== undefined) manifests.push(manifest)
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

/** Passes everything on and remembers the digests of what will be served. */
export function recordingSink(
  inner: UpdateSink,
  before?: Manifest,
): UpdateSink & { files: Record<string, string> } {
  const files: Record<string, string> = {}
  return {
    files,
    async put(path, bytes) {
      if (!path.startsWith(STATE_FOLDER)) files[path] = digestOf(bytes)
      await inner.put(path, bytes)
    },
    read: (path) => inner.read(path),
    keep(path) {
      const digest = before?.files[path]
      if (digest !== undefined) files[path] = digest
      else if (!path.startsWith(STATE_FOLDER)) throw new Error(`The build before served no ${path}.`)
      inner.keep(path)
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

/** A draft that is older than any build takes was left by a killed program. */
const deadDraftMs = 6 * 3_600_000

/** Older versions and dead drafts. A command and a server may build at once: fresh drafts stay. */
async function removeOthers(root: string, kept: string[]): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || kept.includes(entry.name)) continue
    const folder = join(root, entry.name)
    const writtenAt = (await stat(folder).catch(() => null))?.mtimeMs ?? 0
    if (entry.name.startsWith('draft-') && Date.now() - writtenAt < deadDraftMs) continue
    await rm(folder, { recursive: true, force: true })
  }
}
