import { centroid, nth, ringArea } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { Face, StreetGraph } from './street-graph.ts'
import { columnCount, rowCount, superblockAt } from './valley.ts'

/** What a block is for; it decides what is built on it and what stands in its lanes. */
export type LandUse =
  | 'rows'
  | 'slabs'
  | 'towers'
  | 'courts'
  | 'village'
  | 'office'
  | 'mall'
  | 'market'
  | 'school'
  | 'hospital'
  | 'factory'
  | 'campus'
  | 'station'
  | 'stadium'
  | 'park'
  | 'square'
  | 'hillside'
  | 'riverbank'
type Weights = Partial<Record<LandUse, number>>

const byRow: readonly Weights[] = [
  { hillside: 1 },
  { rows: 4, village: 4.2, courts: 1.2, factory: 1, park: 0.4, slabs: 1 },
  { rows: 3.4, slabs: 2, courts: 1.6, office: 0.5, market: 0.3, mall: 0.2, village: 1.5, park: 0.3 },
  { rows: 2.4, slabs: 2.2, towers: 2, courts: 1, office: 0.8, mall: 0.4, market: 0.2, park: 0.35 },
  { towers: 3.6, slabs: 1.8, rows: 1.4, office: 0.8, mall: 0.3, park: 0.5 },
  { riverbank: 1 },
]
/** The newer west has works and towers, the middle offices and shops. */
const west: Weights = { factory: 1.6, towers: 1.2, village: 0.4 }
const middle: Weights = { office: 1.4, mall: 0.5, towers: 0.6 }

/** Superblocks given over to one thing: the first fitting block gets it, the rest follow their row. */
const landmarks: ReadonlyMap<number, LandUse> = new Map([
  [superblockAt(5, 4), 'stadium'],
  [superblockAt(9, 4), 'park'],
  [superblockAt(3, 3), 'park'],
  [superblockAt(12, 2), 'park'],
  [superblockAt(10, 3), 'square'],
  [superblockAt(11, 3), 'hospital'],
  [superblockAt(2, 3), 'hospital'],
  [superblockAt(9, 2), 'hospital'],
])
const wholeSuperblocks: ReadonlyMap<number, LandUse> = new Map([
  [superblockAt(13, 3), 'campus'],
  [superblockAt(0, 1), 'factory'],
])
const stationSuperblock = superblockAt(7, 2)

/** The use of each block, in the order given. */
export function landUsesOf(graph: StreetGraph, blocks: readonly Face[], random: Random): LandUse[] {
  const uses = blocks.map((block) => drawUse(block.superblock, ringArea(graph.outline(block)), random))
  const bySuperblock = Map.groupBy(
    blocks.map((block, index) => ({ block, index, areaM2: ringArea(graph.outline(block)) })),
    ({ block }) => block.superblock,
  )
  for (const [superblock, members] of bySuperblock) {
    const row = Math.floor(superblock / columnCount)
    if (row === 0 || row === rowCount - 1) continue
    const largest = members.toSorted((a, b) => b.areaM2 - a.areaM2)
    const landmark = landmarks.get(superblock)
    const whole = wholeSuperblocks.get(superblock)
    for (const member of members) if (whole) uses[member.index] = whole
    if (landmark) uses[nth(largest, 0).index] = landmark
    if (superblock === stationSuperblock) layStation(graph, members, uses)
    else if (!whole && random.chance(0.75))
      uses[nth(largest, Math.max(1, largest.length - 2)).index] = 'school'
  }
  return uses
}

function drawUse(superblock: number, areaM2: number, random: Random): LandUse {
  const column = superblock % columnCount
  const row = Math.floor(superblock / columnCount)
  const weights: Weights = { ...nth(byRow, row) }
  const inner = row > 0 && row < rowCount - 1
  if (inner && column < 3) mix(weights, west)
  if (row >= 3 && inner && column > 6 && column < 12) mix(weights, middle)
  if (areaM2 > 42000) mix(weights, { park: -1, mall: -1 })
  return random.weighted(Object.entries(weights) as [LandUse, number][])
}

function mix(weights: Weights, more: Weights): void {
  for (const [use, weight] of Object.entries(more) as [LandUse, number][])
    weights[use] = Math.max(0, (weights[use] ?? 0) + weight)
}

/** The station faces the tracks in the south, its square lies before it, offices and a mall round both. */
function layStation(graph: StreetGraph, members: { block: Face; index: number }[], uses: LandUse[]): void {
  const spots = members.map(({ block, index }) => ({ index, at: centroid(graph.outline(block)) }))
  const midX = spots.reduce((sum, { at }) => sum + at[0], 0) / spots.length
  const midY = spots.reduce((sum, { at }) => sum + at[1], 0) / spots.length
  for (const { index } of spots) uses[index] = 'office'
  const nearMiddle = spots.toSorted((a, b) => Math.abs(a.at[0] - midX) - Math.abs(b.at[0] - midX))
  const station = nearMiddle.find(({ at }) => at[1] < midY)
  const square = nearMiddle.find(({ at }) => at[1] >= midY)
  const mall = nearMiddle.findLast(({ at }) => at[1] >= midY)
  if (mall) uses[mall.index] = 'mall'
  if (square) uses[square.index] = 'square'
  if (station) uses[station.index] = 'station'
}
