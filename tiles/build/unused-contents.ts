import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isNamedByContent } from '../sink/sink.ts'

/** The names that a build knows its contents by. */
export interface Names {
  files: Record<string, string>
  state: string[]
}

/** Removes contents that only dropped builds had. */
export async function collectContents(
  folder: string,
  { kept, dropped }: { kept: readonly Names[]; dropped: readonly Names[] },
): Promise<void> {
  const isUsed = nameFinder(kept)
  for (const { files, state } of dropped)
    for (const path of [...Object.keys(files), ...state])
      if (isNamedByContent(path) && !isUsed(path)) await rm(join(folder, `${path}.gz`), { force: true })
}

/** Removes everything that no build names: a killed program leaves such files. */
export async function sweepContents(folder: string, kept: readonly Names[]): Promise<void> {
  const isUsed = nameFinder(kept)
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1, -'.gz'.length)
    if (!isUsed(name)) await rm(path, { force: true })
  }
}

function nameFinder(kept: readonly Names[]): (path: string) => boolean {
  const states = kept.map(({ state }) => new Set(state))
  return (path) => kept.some(({ files }) => Object.hasOwn(files, path)) || states.some((set) => set.has(path))
}
