import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reported } from '../content/building-content.ts'
import { FolderSink, placeOf } from '../sink/folder-sink.ts'
import { digestOf, isNamedByContent, STATE_FOLDER, type UpdateSink } from '../sink/sink.ts'
import type { ChangePosition } from '../source/tile-changes.ts'
import { collectContents, type Names, sweepContents } from './unused-contents.ts'

/** What a finished build consists of. `files`: the digest of every file as it is before compression. */
export interface Manifest {
  layer: string
  version: string
  /** What an update of it begins with; see LayerLook. */
  basis: string
  position: ChangePosition
  /** The mark of all rows at that position, where they were read; see RowState. */
  rows: string | null
  features: number
  problems: Reported[]
  files: Record<string, string>
  /** What its update reads beside them, of those named by their content. */
  state: string[]
}

interface Draft {
  /** Reads and keeps files of the build before, if it was drafted after one. */
  sink: UpdateSink
  publish(manifest: Manifest): Promise<void>
  discard(): Promise<void>
}

/** The builds under DATA_DIR/tiles: a folder a version and layer, their contents in one, and a pointer to the one that is served. */
export interface LayerStore {
  draft(layer: string, before?: Manifest): Promise<Draft>
  /** The served build and those before it that open viewers may still ask for, newest first. */
  published(layer: string): Promise<Manifest[]>
  /** Keeps what a look found that changed nothing: where the next one begins. */
  remember(manifest: Manifest): Promise<void>
  /** When the served build was published; null where there is none. */
  builtAt(layer: string): Promise<Date | null>
  /** A file's bytes, gzipped. */
  read(manifest: Manifest, path: string): Promise<Buffer>
}

/** So many builds stay: who looks at the city while it is edited holds a tree that is some edits old. */
export const KEPT_BUILDS = 8

interface Publishing {
  manifest: Manifest
  /** Not an update: it has taken long, and may take a little longer for tidying up. */
  isWhole: boolean
}

export function openLayerStore(folder: string): LayerStore {
  const rootOf = (layer: string) => join(folder, layer)
  const foldersOf = (layer: string, version: string) => ({
    contents: join(rootOf(layer), CONTENTS),
    build: join(rootOf(layer), version),
  })
  /** Of the builds that this program has published or read: a large city's take long to read. */
  const known = new Map<string, Manifest>()
  const manifestOf = async (layer: string, version: string): Promise<Manifest | undefined> => {
    const key = `${layer}/${version}`
    const manifest = known.get(key) ?? (await readManifest(join(rootOf(layer), version)))
    if (manifest !== undefined) known.set(key, manifest)
    return manifest
  }
  const namesOf = async (layer: string, versions: string[]): Promise<Names[]> => {
    const manifests = await Promise.all(versions.map((version) => manifestOf(layer, version)))
    return manifests.flatMap((manifest) => (manifest === undefined ? [] : [manifest]))
  }
  const publish = async (layer: string, draftFolder: string, { manifest, isWhole }: Publishing) => {
    const root = rootOf(layer)
    const { version } = manifest
    await writeFile(join(draftFolder, 'manifest.json'), JSON.stringify(manifest))
    await rename(draftFolder, join(root, version))
    known.set(`${layer}/${version}`, manifest)
    const before = await readPointer(root)
    const kept = [version, ...before].slice(0, KEPT_BUILDS)
    await replaceFile(pointerOf(root), JSON.stringify(kept))
    const dropped = before.filter((name) => !kept.includes(name))
    const unused = { kept: await namesOf(layer, kept), dropped: await namesOf(layer, dropped) }
    for (const name of dropped) known.delete(`${layer}/${name}`)
    const others = await removeOthers(root, kept)
    // While another program builds, it may count on any of them.
    if (others > 0) return
    if (isWhole) await sweepContents(join(root, CONTENTS), unused.kept)
    else await collectContents(join(root, CONTENTS), unused)
  }
  return {
    async draft(layer, before) {
      const draftFolder = join(rootOf(layer), `draft-${randomBytes(6).toString('hex')}`)
      await mkdir(draftFolder, { recursive: true })
      const previous = before === undefined ? null : foldersOf(layer, before.version).build
      return {
        sink: new FolderSink({ ...foldersOf(layer, ''), build: draftFolder, before: previous }),
        discard: () => rm(draftFolder, { recursive: true, force: true }),
        publish: (manifest) => publish(layer, draftFolder, { manifest, isWhole: before === undefined }),
      }
    },
    async published(layer) {
      const versions = await readPointer(rootOf(layer))
      const manifests = await Promise.all(versions.map((version) => manifestOf(layer, version)))
      // Of an older program there may be one without a place to go on from.
      return manifests.flatMap((manifest) => (manifest?.position === undefined ? [] : [manifest]))
    },
    async remember({ layer, version, position, rows }) {
      await replaceFile(join(rootOf(layer), version, LOOK), JSON.stringify({ position, rows }))
    },
    async builtAt(layer) {
      const [served] = await readPointer(rootOf(layer))
      if (served === undefined) return null
      const found = await stat(join(rootOf(layer), served, 'manifest.json')).catch(() => null)
      return found?.mtime ?? null
    },
    async read({ layer, version }, path) {
      const folders = foldersOf(layer, version)
      // An older program kept everything in the build's own folder.
      return readFile(placeOf(path, folders)).catch(() => readFile(join(folders.build, `${path}.gz`)))
    },
  }
}

/** The folder of what is named by its content, for all builds of a layer. */
const CONTENTS = 'contents'
/** What a look found since the build. */
const LOOK = 'look.json'

/** Passes everything on and remembers the digests of what will be served. What the build before had is not written again. */
export function recordingSink(
  inner: UpdateSink,
  before?: Manifest,
): UpdateSink & Pick<Manifest, 'files' | 'state'> {
  const files: Record<string, string> = {}
  const state: string[] = []
  return {
    files,
    state,
    async put(path, bytes) {
      if (!path.startsWith(STATE_FOLDER)) files[path] = digestOf(bytes)
      else if (isNamedByContent(path)) state.push(path)
      const isThere = isNamedByContent(path) && before !== undefined && Object.hasOwn(before.files, path)
      if (isThere) inner.keep(path)
      else await inner.put(path, bytes)
    },
    read: (path) => inner.read(path),
    keep(path) {
      const digest = before?.files[path]
      if (digest !== undefined) files[path] = digest
      else if (path.startsWith(STATE_FOLDER)) state.push(path)
      else throw new Error(`The build before served no ${path}.`)
      inner.keep(path)
    },
  }
}

const pointerOf = (root: string) => join(root, 'published.json')

async function readPointer(root: string): Promise<string[]> {
  try {
    const names: unknown = JSON.parse(await readFile(pointerOf(root), 'utf8'))
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const look = await readFile(join(folder, LOOK), 'utf8').catch(() => '{}')
    // An older program's has neither; it is served until it is built anew.
    return { ...manifest, state: manifest.state ?? [], ...(JSON.parse(look) as Partial<Manifest>) }
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

/** Removes older versions and dead drafts, and answers how many drafts are alive: a command and a server may build at once. */
async function removeOthers(root: string, kept: string[]): Promise<number> {
  let alive = 0
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === CONTENTS || kept.includes(entry.name)) continue
    const folder = join(root, entry.name)
    const writtenAt = (await stat(folder).catch(() => null))?.mtimeMs ?? 0
    if (entry.name.startsWith('draft-') && Date.now() - writtenAt < deadDraftMs) alive++
    else await rm(folder, { recursive: true, force: true })
  }
  return alive
}
