import type { Tile, Tileset } from '../format/tileset.ts'
import { digestOf, type Sink } from '../sink/sink.ts'

/** A file of the tree holds at most about this many tiles; larger trees continue in files of their own. */
const mostTilesInFile = 600

/** Writes tileset.json and, where the tree is large, the tilesets that it refers to. */
export async function writeTileset(root: Tile, sink: Sink): Promise<void> {
  const trimmed = await cut(root, sink)
  const errorM = root.geometricError * 4
  await sink.put(
    'tileset.json',
    encode({ asset: { version: '1.1' }, geometricError: errorM, root: trimmed.tile }),
  )
}

/** What stands in for a layer without a single object: valid, and nothing is ever loaded for it. */
export const emptyRoot: Tile = {
  boundingVolume: { region: [-Math.PI, -Math.PI / 2, Math.PI, Math.PI / 2, 0, 0] },
  geometricError: 0,
}

async function cut(tile: Tile, sink: Sink): Promise<{ tile: Tile; tiles: number }> {
  if (tile.children === undefined) return { tile, tiles: 1 }
  const children: { tile: Tile; tiles: number }[] = []
  for (const child of tile.children) children.push(await cut(child, sink))
  let tiles = children.reduce((sum, child) => sum + child.tiles, 1)
  if (tiles > mostTilesInFile) {
    for (const child of children) if (child.tiles > 1) child.tile = await moveOut(child.tile, sink)
    tiles = 1 + children.length
  }
  return { tile: { ...tile, children: children.map((child) => child.tile) }, tiles }
}

async function moveOut(root: Tile, sink: Sink): Promise<Tile> {
  const { boundingVolume, geometricError } = root
  const bytes = encode({ asset: { version: '1.1' }, geometricError, root })
  const uri = `tree-${digestOf(bytes).slice(0, 16)}.json`
  await sink.put(uri, bytes)
  return { boundingVolume, geometricError, content: { uri } }
}

const encode = (tileset: Tileset) => new TextEncoder().encode(JSON.stringify(tileset))
