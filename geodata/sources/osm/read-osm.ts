import type { MultiPolygon } from 'geojson'
import { SourceFileError } from '../source-file-error.ts'
import { joinRings, type LonLat, nestRings } from './assemble-rings.ts'
import { type BlockVisitor, decodeBlock, type Member, type Tags } from './decode-block.ts'
import { NodeStore } from './node-store.ts'
import { readBlocks } from './read-blocks.ts'

/** An OpenStreetMap object with its shape. Ids are such as `way/123`. */
export type OsmFeature =
  | { kind: 'node'; id: string; tags: Tags; at: LonLat }
  /** `missing`: nodes of the way that the file does not hold, left out of the line. */
  | { kind: 'way'; id: string; tags: Tags; line: LonLat[]; isClosed: boolean; missing: number }
  | { kind: 'area'; id: string; tags: Tags; area: MultiPolygon }
  | { kind: 'broken'; id: string; tags: Tags; problem: string }

/** Which objects are wanted; the rest is not kept. */
export interface Wanted {
  node(tags: Tags): boolean
  way(tags: Tags): boolean
  /** Relations that are areas. */
  area(tags: Tags): boolean
}

interface Relation {
  id: number
  members: Member[]
  tags: Tags
}

interface Reading {
  path: string
  wanted: Wanted
  onShare: (share: number) => void
  relations: Relation[]
  /** Node ids of the ways that areas are made of. */
  memberWays: Map<number, number[]>
  /** Ways that only draw the outline of an area with the same meaning, which is taken instead. */
  outlines: Set<number>
  nodes: NodeStore
}

const PASSES = 4

/**
 * Streams the wanted objects: nodes, then ways, then areas made of several ways. The file is read four times (relations, ways,
 * nodes, ways again), so that memory holds only the places of nodes that are needed, never the file.
 */
export function* readOsm(
  path: string,
  wanted: Wanted,
  onShare?: (share: number) => void,
): Generator<OsmFeature> {
  let done = 0
  const reading: Reading = {
    path,
    wanted,
    onShare: (share) => onShare?.((done + share) / PASSES),
    relations: [],
    memberWays: new Map(),
    outlines: new Set(),
    nodes: new NodeStore(),
  }
  gatherRelations(reading)
  done++
  gatherWays(reading)
  done++
  yield* readNodes(reading)
  done++
  yield* readWays(reading)
  for (const relation of reading.relations) yield assemble(reading, relation)
}

/** Runs over the file; the visitor puts what is to be yielded into `found`. */
function* pass<T>(reading: Reading, visitor: (found: T[]) => BlockVisitor): Generator<T> {
  const found: T[] = []
  const visit = visitor(found)
  for (const block of readBlocks(reading.path, reading.onShare)) {
    try {
      decodeBlock(block, visit)
    } catch (error) {
      throw new SourceFileError(reading.path, `is damaged: ${(error as Error).message}`, { cause: error })
    }
    yield* found
    found.length = 0
  }
}

function run(reading: Reading, visitor: BlockVisitor): void {
  for (const _ of pass(reading, () => visitor));
}

const areaTypes = new Set(['multipolygon', 'boundary'])

function gatherRelations(reading: Reading): void {
  run(reading, {
    relation(id, members, tags) {
      if (!areaTypes.has(tags.type ?? '') || !reading.wanted.area(tags)) return
      const ways = members.filter((member) => member.type === 'way' && member.role !== 'label')
      reading.relations.push({ id, members: ways, tags })
      for (const { ref, role } of ways) {
        reading.memberWays.set(ref, [])
        if (role !== 'inner' && tags.building !== undefined) reading.outlines.add(ref)
      }
    },
  })
}

function gatherWays(reading: Reading): void {
  const { memberWays, wanted, nodes } = reading
  run(reading, {
    way(id, refs, tags) {
      const isMember = memberWays.has(id)
      if (isMember) memberWays.set(id, refs)
      if (isMember || wanted.way(tags)) for (const ref of refs) nodes.need(ref)
    },
  })
  nodes.seal()
}

function* readNodes({ wanted, nodes, ...reading }: Reading): Generator<OsmFeature> {
  yield* pass<OsmFeature>({ wanted, nodes, ...reading }, (found) => ({
    node(id, lon, lat, tags) {
      nodes.put(id, lon, lat)
      if (tags !== null && wanted.node(tags))
        found.push({ kind: 'node', id: `node/${id}`, tags, at: [lon, lat] })
    },
  }))
}

function* readWays(reading: Reading): Generator<OsmFeature> {
  yield* pass<OsmFeature>(reading, (found) => ({
    way(id, refs, tags) {
      if (!reading.wanted.way(tags)) return
      if (tags.building !== undefined && reading.outlines.has(id)) return
      const line = linesOf(reading.nodes, refs)
      const isClosed = refs.length > 3 && refs[0] === refs.at(-1)
      const missing = refs.length - line.length
      found.push({ kind: 'way', id: `way/${id}`, tags, line, isClosed, missing })
    },
  }))
}

const linesOf = (nodes: NodeStore, refs: readonly number[]): LonLat[] =>
  refs.map((ref) => nodes.lonLat(ref)).filter((place) => place !== undefined)

function assemble(reading: Reading, { id, members, tags }: Relation): OsmFeature {
  const broken = (problem: string): OsmFeature => ({ kind: 'broken', id: `relation/${id}`, tags, problem })
  const absent = members.filter(({ ref }) => !reading.memberWays.get(ref)?.length).length
  if (absent > 0) return broken(`${absent} of its ${members.length} ways are not in the file`)
  const rings = (isHole: boolean) => {
    const ways = members.filter(({ role }) => (role === 'inner') === isHole)
    const joined = joinRings(ways.map(({ ref }) => reading.memberWays.get(ref) ?? []))
    return joined?.map((ring) => ({ ring, places: linesOf(reading.nodes, ring) }))
  }
  const [outlines, holes] = [rings(false), rings(true)]
  if (!outlines || !holes) return broken('its ways do not join to closed rings')
  if (outlines.length === 0) return broken('it has no outline')
  if ([...outlines, ...holes].some(({ ring, places }) => places.length < ring.length))
    return broken('some nodes of its ways are not in the file')
  const area = nestRings(
    outlines.map(({ places }) => places),
    holes.map(({ places }) => places),
  )
  return { kind: 'area', id: `relation/${id}`, tags, area }
}
