import { BlockGrid, blockLevelsBelow } from '../content/block-content.ts'
import type { Sink, UpdateSink } from '../sink/sink.ts'
import type { BuildingSource } from '../source/building-source.ts'
import { boundsOf, type Cell, cellSizeM, fromUnit } from '../tree/mercator.ts'
import { type Bands, type Built, buildBands, type FarBand, treeBefore } from './banded-build.ts'
import { replan } from './banded-tree.ts'
import { growBuildings, isMid, leafZ, planBuildings } from './building-tree.ts'
import { makeMid, midErrorM } from './mid-tiles.ts'
import { unplacedOf } from './placed.ts'
import { giveWay, type Progress } from './progress.ts'

/**
 * Buildings in three kinds of levels, each replacing the one above: merged blocks (one level or more), simplified
 * extrusions, full extrusions. Every building is in exactly one mid and one near content. Reads a tile's rows at a time.
 */
export async function buildBuildings(
  source: BuildingSource,
  sink: Sink,
  progress: Progress = giveWay,
): Promise<Built> {
  const { tree, count } = await planBuildings(source)
  const job = { sink, before: null, unplaced: await unplacedOf(source), total: count, progress }
  return buildBands(tree, bandsOf(source, sink), job)
}

/**
 * The build before with the rows of some cells read anew: everything outside of them is taken over. Null where all must be
 * built: there was nothing before, or more has changed than is read at once.
 */
export async function updateBuildings(
  source: BuildingSource,
  sink: UpdateSink,
  changed: readonly Cell[],
  progress: Progress = giveWay,
): Promise<Built | null> {
  const before = await treeBefore(sink, changed, leafZ)
  if (before === null) return null
  const tree = await replan(before, changed, (cell) => growBuildings(cell, source))
  const unplaced = await unplacedOf(source)
  const job = { sink, before: sink, unplaced, total: tree?.count ?? 0, progress }
  return buildBands(tree, bandsOf(source, sink), job)
}

const bandsOf = (source: BuildingSource, sink: Sink): Bands<BlockGrid> => ({
  far: blocks,
  midErrorM,
  farErrorM: blockErrorM,
  isMid,
  makeMid: (node) => makeMid(node, { source, sink }),
})

const blocks: FarBand<BlockGrid> = {
  folder: 'blocks',
  empty: (cell) => new BlockGrid(cell),
  addQuarter: (grid, quarter) => grid.addQuarter(quarter),
  clearQuarter: (grid, quarter) => grid.clearQuarter(quarter),
  encode(grid, cell) {
    const [west, south, east, north] = boundsOf(cell)
    return grid.encode({ lon: (west + east) / 2, lat: (south + north) / 2 })
  },
  write: (grid) => grid.write(),
  read: BlockGrid.read,
}

/** Nearer than some 1,100 m on a screen of 720 rows each building is itself, and can be picked. */
const leastBlockErrorM = 21

/** Not quite a third of a block's side: rounded, so that a hair of latitude does not change the tree. */
function blockErrorM(cell: Cell): number {
  const { lat } = fromUnit((cell.x + 0.5) / 2 ** cell.z, (cell.y + 0.5) / 2 ** cell.z)
  return Math.max(leastBlockErrorM, Math.round(cellSizeM(cell.z + blockLevelsBelow, lat) * 0.3))
}
