import type { Tile, Tileset } from '../format/tileset.ts'
import { digestOf, type Sink } from '../sink/sink.ts'

/**
 * A file of the tree holds so many tiles from its root downwards, level by level; what hangs below them continues in files of their own.
 * A view from afar is told by the first file alone, and one that is near needs a few small ones.
 */
const tilesInFile = 400

/** Writes tileset.json and, where the tree is large, the tilesets that it refers to. */
export async function writeTileset(root: Tile, sink: Sink): Promise<void> {
  const trimmed = await cut(root, sink)
  const errorM = root.geometricError * 4
  await sink.put('tileset.json', encode({ asset: { version: '1.1' }, geometricError: errorM, root: trimmed }))
}

/** What stands in for a layer without a single object: valid, and nothing is ever loaded for it. */
export const emptyRoot: Tile = {
  boundingVolume: { region: [-Math.PI, -Math.PI / 2, Math.PI, Math.PI / 2, 0, 0] },
  geometricError: 0,
}

async function cut(root: Tile, sink: Sink): Promise<Tile> {
  const kept = new Set([root])
  for (const tile of kept) {
    const children = tile.children ?? []
    if (kept.size + children.length > tilesInFile) break
    for (const child of children) kept.add(child)
  }
  const copy = async (tile: Tile): Promise<Tile> => {
    if (tile.children === undefined) return tile
    const children: Tile[] = []
    for (const child of tile.children)
      children.push(
        kept.has(child) || child.children === undefined ? await copy(child) : await moveOut(child, sink),
      )
    return { ...tile, children }
  }
  return copy(root)
}

async function moveOut(root: Tile, sink: Sink): Promise<Tile> {
  const { boundingVolume, geometricError } = root
  const bytes = encode({ asset: { version: '1.1' }, geometricError, root: await cut(root, sink) })
  const uri = `tree-${digestOf(bytes).slice(0, 16)}.json`
  await sink.put(uri, bytes)
  return { boundingVolume, geometricError, content: { uri } }
}

const encode = (tileset: Tileset) => new TextEncoder().encode(JSON.stringify(tileset))
