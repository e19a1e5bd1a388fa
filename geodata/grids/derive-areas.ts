import type { Polygon } from 'geojson'
import type { Spot } from '../model/plane.ts'
import { type Area, areaFinder, bordersOf } from './area-finder.ts'
import type { CellMesh, Face } from './cell-mesh.ts'
import { type CellSources, footprintRaster, latticeFor, type NodeLines, polygonOf } from './cells.ts'
import { bringToSize, joinUp, type PartitionRules } from './join-cells.ts'
import { innerSpot, layMesh } from './lay-mesh.ts'

export interface NamedArea {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly area: Polygon
}
export interface DerivedAreas {
  /** Empty where streets were given. */
  readonly streets: readonly NamedArea[]
  readonly communities: readonly NamedArea[]
}

/** Communities of 10 to 30 ha along roads; a main road is lost last. */
const communityRules: PartitionRules = {
  minM2: 100_000,
  aimM2: 180_000,
  maxM2: 300_000,
  walls: new Set(['border']),
  worth: { main: 1.2, street: 0.2, cut: -0.3 },
}
const mostStreets = 8

/**
 * Divides areas into communities, and these into streets where the area is a district (6 digits); an area of 9 digits is
 * a street that was given. Meant for cities that come without such borders.
 */
export async function deriveAreas(
  areas: readonly Area[],
  sources: Pick<CellSources, 'roads' | 'footprints'>,
  nodeLines: NodeLines,
): Promise<DerivedAreas> {
  const lattice = latticeFor(areas)
  const lines = [...bordersOf(areas), ...sources.roads]
  // Roads end anywhere in a district that is only now divided: they guide the borders, but need not be carried on.
  const mesh = layMesh(lattice, await nodeLines(lines), lines, areaFinder(lattice, areas))
  bringToSize(mesh, communityRules, footprintRaster(lattice, sources.footprints))
  const parts = [...mesh.faces.values()].map((face) => ({
    face,
    polygon: polygonOf(mesh, face),
    inner: innerSpot(mesh.outline(face)),
  }))
  const given = areas.filter(({ code }) => code.length === 9)
  if (given.length > 0) return { streets: [], communities: nameCommunities(parts, ({ face }) => face.area) }
  const division = areas[0]?.code ?? ''
  const streets = joinToStreets(mesh, division)
  const inStreet = areaFinder(
    lattice,
    streets.map(({ code, area }) => ({ code, shape: area })),
  )
  return { streets, communities: nameCommunities(parts, ({ inner }) => inStreet(inner) ?? '') }
}

interface Part {
  readonly face: Face
  readonly polygon: Polygon
  readonly inner: Spot
}

function joinToStreets(mesh: CellMesh, division: string): NamedArea[] {
  const total = [...mesh.faces.values()].reduce((sum, { areaM2 }) => sum + areaM2, 0)
  const share = total / mostStreets
  joinUp(mesh, {
    ...communityRules,
    minM2: share * 0.8,
    maxM2: share * 2.2,
    worth: { main: -0.2, street: 0, cut: 0 },
  })
  const faces = [...mesh.faces.values()].map((face) => ({ face, inner: innerSpot(mesh.outline(face)) }))
  return faces.toSorted(byRow).map(({ face }, i) => ({
    code: `${division}${String(i + 1).padStart(3, '0')}`,
    name: `第${chineseNumber(i + 1)}街道`,
    nameEn: `Street ${i + 1}`,
    area: polygonOf(mesh, face),
  }))
}

function nameCommunities(parts: readonly Part[], streetOf: (part: Part) => string): NamedArea[] {
  return [...Map.groupBy(parts, streetOf)].flatMap(([street, members]) =>
    members.toSorted(byRow).map(({ polygon }, i) => ({
      code: `${street}${String(i + 1).padStart(3, '0')}`,
      name: `第${chineseNumber(Number(street.slice(6)))}街道第${chineseNumber(i + 1)}社区`,
      nameEn: `Community ${Number(street.slice(6))}-${i + 1}`,
      area: polygon,
    })),
  )
}

/** North to south in rows of half a kilometre, west to east within a row. */
function byRow(a: { inner: Spot }, b: { inner: Spot }): number {
  const row = ({ inner }: { inner: Spot }) => Math.floor(-inner[1] / 500)
  return row(a) - row(b) || a.inner[0] - b.inner[0]
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** Numbers from 1 to 999 as they are written: 一, 十二, 二十, 一百零三. */
export function chineseNumber(n: number): string {
  if (n < 10) return digits[n] ?? ''
  if (n < 20) return `十${n % 10 === 0 ? '' : digits[n % 10]}`
  if (n < 100) return `${digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  const rest = n % 100
  const tail =
    rest === 0
      ? ''
      : rest < 10
        ? `零${digits[rest]}`
        : rest < 20
          ? `一${chineseNumber(rest)}`
          : chineseNumber(rest)
  return `${digits[Math.floor(n / 100)]}百${tail}`
}
