import type { Tile, Tileset } from '../format/tileset.ts'

export interface WalkedTile {
  tile: Tile
  parent: Tile | null
  /** Contents that are not tilesets. */
  uri: string | undefined
}

/** All tiles of a layer, following the tilesets it is cut into. `read` answers a file's bytes. */
export async function walkTiles(read: (path: string) => Promise<Uint8Array>): Promise<WalkedTile[]> {
  const found: WalkedTile[] = []
  const readTileset = async (path: string) =>
    JSON.parse(new TextDecoder().decode(await read(path))) as Tileset
  const visit = async (tile: Tile, parent: Tile | null): Promise<void> => {
    const uri = tile.content?.uri
    if (uri?.endsWith('.json')) {
      const tileset = await readTileset(uri)
      return visit({ ...tileset.root, boundingVolume: tile.boundingVolume }, parent)
    }
    found.push({ tile, parent, uri })
    for (const child of tile.children ?? []) await visit(child, tile)
  }
  await visit((await readTileset('tileset.json')).root, null)
  return found
}
