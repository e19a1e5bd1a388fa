import { createHash } from 'node:crypto'
import type { GroundVertical } from '../../server/contract/ground.ts'
import type { Db, Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import { blockPosts, packHeights } from '../model/height-block.ts'
import { type ValuedLattice, valueAt } from '../model/lattice.ts'
import type { LaidGround } from '../sources/dem/lay-ground.ts'

const putGround = sql(import.meta.url, 'sql/put-ground.sql')
const putBlock = sql(import.meta.url, 'sql/put-ground-block.sql')
const removeGround = sql(import.meta.url, 'sql/remove-ground.sql')

interface Loaded {
  version: string
  lowestM: number
  highestM: number
}

/** Makes this the ground of the city, in place of what was there, whole or not at all. */
export async function loadGround(
  db: Db,
  { lattice, heights, missingShare }: LaidGround,
  about: { source: string; vertical: GroundVertical; geoid: ValuedLattice },
): Promise<Loaded> {
  const { geoid } = about
  // Heights above the ellipsoid are brought down to the geoid by what is added again when tiles are made.
  if (about.vertical === 'ellipsoid')
    for (let k = 0; k < heights.length; k++) {
      const lon = lattice.west + (k % lattice.columns) * lattice.stepLon
      const lat = lattice.south + Math.floor(k / lattice.columns) * lattice.stepLat
      heights[k] = (heights[k] as number) - valueAt(geoid, geoid.values, lon, lat)
    }
  const hash = createHash('sha256').update(JSON.stringify([lattice, geoid]))
  hash.update(new Uint8Array(heights.buffer, heights.byteOffset, heights.byteLength))
  const version = hash.digest('hex').slice(0, 16)
  const { lowestM, highestM, borderM } = spanOf(heights, lattice.columns, lattice.rows)
  await tx(db, async (t) => {
    await t.none(removeGround)
    await t.none(putGround, { ...lattice, ...about, version, missingShare, lowestM, highestM, borderM })
    await putBlocks(t, lattice.columns, lattice.rows, heights)
  })
  return { version, lowestM, highestM }
}

/** Takes the ground away: the city lies on the ellipsoid again. Answers whether there was one. */
export async function dropGround(db: Db): Promise<boolean> {
  return tx(db, async (t) => {
    const { count } = await t.one<{ count: number }>('select count(*)::int as count from ground')
    await t.none(removeGround)
    return count > 0
  })
}

async function putBlocks(t: Tx, columns: number, rows: number, heights: Float32Array): Promise<void> {
  for (let y = 0; y * blockPosts < rows; y++)
    for (let x = 0; x * blockPosts < columns; x++) {
      const block = new Float32Array(blockPosts * blockPosts).fill(Number.NaN)
      for (let j = 0; j < Math.min(blockPosts, rows - y * blockPosts); j++) {
        const from = (y * blockPosts + j) * columns + x * blockPosts
        const length = Math.min(blockPosts, columns - x * blockPosts)
        block.set(heights.subarray(from, from + length), j * blockPosts)
      }
      await t.none(putBlock, { x, y, heights: packHeights(block) })
    }
}

function spanOf(heights: Float32Array, columns: number, rows: number) {
  let [lowestM, highestM] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [border, count] = [0, 0]
  for (let k = 0; k < heights.length; k++) {
    const height = heights[k] as number
    lowestM = Math.min(lowestM, height)
    highestM = Math.max(highestM, height)
    const [i, j] = [k % columns, Math.floor(k / columns)]
    if (i > 0 && i < columns - 1 && j > 0 && j < rows - 1) continue
    border += height
    count++
  }
  return { lowestM, highestM, borderM: border / count }
}
