import type { Boundary } from '../../model/city.ts'
import { nth, type Ring } from '../../model/plane.ts'
import { polygonOf } from './frame.ts'
import { district, streetOffices } from './names.ts'
import type { Face, StreetGraph, StreetName } from './street-graph.ts'
import { columnCount, rowCount, superblockAt } from './valley.ts'

/** A community (社区) of the demo district. */
export interface Community {
  readonly code: string
  readonly name: StreetName
  /** Index into `streetOffices`. */
  readonly office: number
  readonly superblocks: ReadonlySet<number>
}

/** Pairs of superblocks that share a community across a road that stays: [west or south, east or north]. */
const together: ReadonlyMap<number, number> = new Map([
  [superblockAt(0, 3), superblockAt(0, 2)],
  [superblockAt(4, 1), superblockAt(3, 1)],
  [superblockAt(10, 1), superblockAt(9, 1)],
  [superblockAt(13, 4), superblockAt(12, 4)],
  [superblockAt(6, 3), superblockAt(5, 3)],
])

/** Which street office (by its place in `streetOffices`) looks after a superblock. */
function officeOf(column: number, row: number): number {
  if (column < 3) return 7
  if (column < 7) return row <= 2 ? 5 : 4
  if (column < 9) return row === 1 ? 6 : 3
  if (column < 11) return row <= 2 ? 6 : 1
  if (column < 12) return row <= 2 ? 2 : 1
  return row <= 2 ? 2 : 0
}

/** The superblock a strip of hill or river bank, or a joined superblock, belongs with. */
function homeOf(superblock: number, laid: ReadonlySet<number>): number {
  const column = superblock % columnCount
  const row = Math.min(rowCount - 2, Math.max(1, Math.floor(superblock / columnCount)))
  const inner = superblockAt(column, row)
  const standing = laid.has(inner) ? inner : inner - 1
  return together.get(standing) ?? standing
}

/** The communities with their codes: street by street, counted from north-west to south-east. */
export function nameCommunities(graph: StreetGraph): Community[] {
  const laid = new Set([...graph.faces.values()].map((face) => face.superblock))
  const members = Map.groupBy(laid, (superblock) => homeOf(superblock, laid))
  const drafts = [...members].map(([home, superblocks]) => ({
    office: officeOf(home % columnCount, Math.floor(home / columnCount)),
    superblocks: new Set(superblocks),
    order: -Math.floor(home / columnCount) * columnCount + (home % columnCount),
  }))
  drafts.sort((a, b) => a.office - b.office || a.order - b.order)
  const counted = new Map<number, number>()
  return drafts.map(({ office, superblocks }) => {
    const serial = (counted.get(office) ?? 0) + 1
    counted.set(office, serial)
    const code = `${streetCode(office)}${String(serial).padStart(3, '0')}`
    return { code, office, superblocks, name: nth(nth(streetOffices, office).communities, serial - 1) }
  })
}

const streetCode = (office: number) => `${district.code}${String(office + 1).padStart(3, '0')}`

/** The outline round all faces that `belongs` says yes to; the demo's areas are all in one piece and without holes. */
export function outlineOf(graph: StreetGraph, belongs: (face: Face) => boolean): Ring {
  const rings = graph.borderOf([...graph.faces.values()].filter(belongs))
  const [ring] = rings
  if (!ring || rings.length > 1) throw new Error(`an area is in ${rings.length} pieces`)
  return ring.map((node) => graph.spot(node))
}

/** District, streets and communities: neighbours share their border's vertices exactly. */
export function* boundaries(graph: StreetGraph, communities: readonly Community[]): Generator<Boundary> {
  const communityOf = new Map(communities.flatMap((c) => [...c.superblocks].map((s) => [s, c] as const)))
  const source = 'demo'
  const area = (belongs: (face: Face) => boolean) => polygonOf([outlineOf(graph, belongs)])
  yield {
    layer: 'boundary',
    level: 'district',
    source,
    sourceId: `boundary/${district.code}`,
    code: district.code,
    name: district.name,
    nameEn: district.nameEn,
    area: area(() => true),
  }
  for (const [office, { name }] of streetOffices.entries()) {
    const code = streetCode(office)
    yield {
      layer: 'boundary',
      level: 'street',
      source,
      sourceId: `boundary/${code}`,
      code,
      name: name.zh,
      nameEn: name.en,
      area: area((face) => communityOf.get(face.superblock)?.office === office),
    }
  }
  for (const { code, name, superblocks } of communities)
    yield {
      layer: 'boundary',
      level: 'community',
      source,
      sourceId: `boundary/${code}`,
      code,
      name: name.zh,
      nameEn: `${name.en} Community`,
      area: area((face) => superblocks.has(face.superblock)),
    }
}
