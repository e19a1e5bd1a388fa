import { z } from 'zod'
import { contains, type Region, type Tile } from '../format/tileset.ts'

const longitude = z.number().min(-Math.PI).max(Math.PI)
const latitude = z
  .number()
  .min(-Math.PI / 2)
  .max(Math.PI / 2)
const region = z
  .tuple([longitude, latitude, longitude, latitude, z.number(), z.number()])
  .refine(([west, south, east, north, low, high]) => west <= east && south <= north && low <= high)

/** tile.schema.json of 3D Tiles 1.1 as far as our tiles go: nothing else may stand in one. */
const tile = z.strictObject({
  boundingVolume: z.strictObject({ region }),
  geometricError: z.number().min(0),
  refine: z.enum(['ADD', 'REPLACE']).optional(),
  content: z.strictObject({ uri: z.string().regex(/^[\w./-]+\.(glb|json)$/) }).optional(),
  get children() {
    return z.array(tile).min(1).optional()
  },
})
const tileset = z.strictObject({
  asset: z.strictObject({ version: z.literal('1.1') }),
  geometricError: z.number().min(0),
  root: tile,
})

/**
 * What is wrong with the tilesets of a layer, all files of its tree together: their form after the schema of 3D Tiles 1.1, children
 * outside of their parents, errors that do not fall, what is named and not there, what is there and not named, or named twice.
 */
export async function tilesetComplaints(
  paths: Iterable<string>,
  read: (path: string) => Promise<Uint8Array>,
): Promise<string[]> {
  const complaints: string[] = []
  const named = new Map<string, number>([['tileset.json', 1]])
  const all = new Set(paths)

  const visitFile = async (path: string, above: Tile | null) => {
    const parsed = tileset.safeParse(JSON.parse(new TextDecoder().decode(await read(path))))
    if (!parsed.success) return void complaints.push(`${path}: ${z.prettifyError(parsed.error)}`)
    const root = parsed.data.root as Tile
    if (above === null && root.children !== undefined && root.refine === undefined)
      complaints.push(`${path}: its root does not say how it is refined`)
    if (parsed.data.geometricError < root.geometricError) complaints.push(`${path}: its error is its root’s`)
    if (above !== null && !isWithin(above, root)) complaints.push(`${path}: sticks out of who names it`)
    await visit(root, path)
  }
  const visit = async (one: Tile, where: string) => {
    const uri = one.content?.uri
    if (uri !== undefined) named.set(uri, (named.get(uri) ?? 0) + 1)
    if (uri !== undefined && !all.has(uri)) complaints.push(`${where}: ${uri} is missing`)
    if (uri?.endsWith('.json')) {
      if (one.children !== undefined) complaints.push(`${where}: beside ${uri} there are children`)
      if (all.has(uri)) await visitFile(uri, one)
    }
    for (const child of one.children ?? []) {
      const name = child.content?.uri ?? 'a tile without content'
      if (!isWithin(one, child)) complaints.push(`${where}: ${name} sticks out of its parent`)
      if (!(child.geometricError < one.geometricError))
        complaints.push(`${where}: the error of ${name} does not fall`)
      await visit(child, where)
    }
  }
  await visitFile('tileset.json', null)
  for (const path of all)
    if (named.get(path) !== 1) complaints.push(`${path}: named ${named.get(path) ?? 0} times`)
  return complaints
}

const regionOf = ({ boundingVolume }: Tile): Region => boundingVolume.region
const isWithin = (outer: Tile, inner: Tile): boolean => contains(regionOf(outer), regionOf(inner))
