import { z } from 'zod'
import type { LonLat } from '../../contract/common.ts'
import { distanceM } from '../../contract/geodesy.ts'
import { buriedThing, type SectionCut } from '../../contract/underground.ts'

const position = z.tuple([z.number(), z.number()])
/** What a pipe and a leg have in common: places where they cross, stretches where one runs along the other. */
const shared = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
  z.object({
    type: z.literal('GeometryCollection'),
    geometries: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('Point'), coordinates: position }),
        z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
      ]),
    ),
  }),
])
type Shared = z.infer<typeof shared>

export const cutRow = buriedThing.omit({ location: true }).extend({ leg: z.int(), cut: shared })

/** A straight part of a section line. */
export interface Leg {
  readonly from: LonLat
  readonly to: LonLat
  /** How far along the line it begins. */
  readonly beginM: number
}

/** The parts of a line that have a length, and the length of all. */
export function legsOf(places: readonly LonLat[]): { legs: Leg[]; lengthM: number } {
  const legs: Leg[] = []
  let lengthM = 0
  for (const [i, to] of places.entries()) {
    const from = places[i - 1]
    const legM = from === undefined ? 0 : distanceM(from, to)
    if (from !== undefined && legM > 0) legs.push({ from, to, beginM: lengthM })
    lengthM += legM
  }
  return { legs, lengthM }
}

/** A box around a piece no longer than this holds little that the piece does not cross. */
const PIECE_M = 60

/** A leg in equal pieces, by whose boxes an index finds what may be crossed. */
export function piecesOf({ from, to }: Pick<Leg, 'from' | 'to'>): { from: LonLat; to: LonLat }[] {
  const count = Math.max(1, Math.ceil(distanceM(from, to) / PIECE_M))
  const at = (k: number): LonLat => ({
    lon: from.lon + ((to.lon - from.lon) * k) / count,
    lat: from.lat + ((to.lat - from.lat) * k) / count,
  })
  return Array.from({ length: count }, (_, k) => ({ from: at(k), to: at(k + 1) }))
}

/** A cut before the ground above it is known. */
export type BareCut = Omit<SectionCut, 'groundM'>

/** The cuts of a section in their order along it. */
export function cutsOf(rows: readonly z.infer<typeof cutRow>[], legs: readonly Leg[]): BareCut[] {
  const cuts = rows.flatMap(({ leg: n, cut, ...thing }) => {
    const leg = legs[n]
    if (leg === undefined) return []
    return placesOf(cut).map((location): BareCut => {
      const atM = leg.beginM + distanceM(leg.from, location)
      return { ...thing, location, atM: Math.round(atM * 100) / 100 }
    })
  })
  return onceEach(cuts.sort((a, b) => a.atM - b.atM || Number(a.id) - Number(b.id)))
}

/** A pipe crossed where two legs meet is cut once. */
const onceEach = (cuts: readonly BareCut[]) =>
  cuts.filter(
    (cut, i) => !cuts.slice(0, i).some(({ id, atM }) => id === cut.id && Math.abs(atM - cut.atM) < 0.05),
  )

function placesOf(cut: Shared): LonLat[] {
  switch (cut.type) {
    case 'Point':
      return [placeOf(cut.coordinates)]
    case 'MultiPoint':
      return cut.coordinates.map(placeOf)
    case 'LineString':
      return [middleOf(cut.coordinates)]
    case 'MultiLineString':
      return cut.coordinates.map(middleOf)
    case 'GeometryCollection':
      return cut.geometries.flatMap(placesOf)
  }
}

const placeOf = ([lon, lat]: readonly [number, number]): LonLat => ({ lon, lat })

/** A stretch lies on a straight leg: its middle is between its ends. */
function middleOf(line: readonly (readonly [number, number])[]): LonLat {
  const [a = [0, 0]] = line
  const b = line.at(-1) ?? a
  return { lon: (a[0] + b[0]) / 2, lat: (a[1] + b[1]) / 2 }
}
