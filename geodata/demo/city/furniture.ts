import type { Component } from '../../model/city.ts'
import { beside, far, lengthOf, nth, type Spot, walk } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import { pointAt } from './frame.ts'
import { halfWidthM, mainClasses, type Street, type StreetGraph } from './street-graph.ts'

/** Something that stands along streets in even steps. */
interface Furniture {
  readonly classCode: string
  /** Units that own it, street by street in turn; empty: nobody said, the street office looks after it. */
  readonly owners: readonly string[]
  readonly everyM: number
  /** Inward from the house line (or, on the carriageway, from the kerb), metres. */
  readonly fromEdgeM: number
  readonly sides: 'both' | 'turns' | 'left'
  readonly on: (street: Street) => boolean
  readonly name?: (street: Street, serial: number) => string
}

const isMain = (street: Street) => mainClasses.has(street.class)
const isMinor = (street: Street) => street.class === 'tertiary' || street.class === 'residential'
const isWalked = (street: Street) => isMain(street) || isMinor(street)
const isLane = (street: Street) => street.class === 'service'
const telecom = ['TELECOM', 'MOBILE', 'UNICOM']
const label = (kind: string) => (street: Street, serial: number) => `${street.name?.zh ?? ''}${kind}${serial}`

/** What stands along the streets, with the unit that owns it (routing.json of the catalog). */
const furniture: readonly Furniture[] = [
  { classCode: '01037', owners: ['POWER'], everyM: 32, fromEdgeM: 3.4, sides: 'both', on: isMain },
  { classCode: '01037', owners: ['POWER'], everyM: 30, fromEdgeM: 1.4, sides: 'turns', on: isMinor },
  { classCode: '01037', owners: ['POWER'], everyM: 42, fromEdgeM: 0.4, sides: 'turns', on: isLane },
  { classCode: '04002', owners: ['PLANNING'], everyM: 17, fromEdgeM: 2.2, sides: 'both', on: isMain },
  { classCode: '04002', owners: ['PLANNING'], everyM: 21, fromEdgeM: 0.8, sides: 'both', on: isMinor },
  {
    classCode: '01004',
    owners: ['INVESTMENT', 'PLANNING'],
    everyM: 48,
    fromEdgeM: 4.6,
    sides: 'both',
    on: isMain,
  },
  {
    classCode: '01004',
    owners: ['INVESTMENT', 'PLANNING'],
    everyM: 70,
    fromEdgeM: 2.2,
    sides: 'turns',
    on: isMinor,
  },
  { classCode: '01002', owners: ['WATER'], everyM: 60, fromEdgeM: 3, sides: 'left', on: isLane },
  { classCode: '01006', owners: ['POWER'], everyM: 180, fromEdgeM: 2.9, sides: 'both', on: isMain },
  { classCode: '01008', owners: ['BROADCAST'], everyM: 210, fromEdgeM: 1.2, sides: 'turns', on: isMinor },
  { classCode: '01007', owners: telecom, everyM: 150, fromEdgeM: 1.6, sides: 'turns', on: isMinor },
  { classCode: '03005', owners: ['URBAN-MGMT'], everyM: 115, fromEdgeM: 1.5, sides: 'both', on: isMain },
  { classCode: '03005', owners: ['URBAN-MGMT'], everyM: 130, fromEdgeM: 0.6, sides: 'turns', on: isMinor },
  {
    classCode: '01013',
    owners: ['WATER'],
    everyM: 150,
    fromEdgeM: 2.8,
    sides: 'turns',
    on: isWalked,
    name: label('消火栓'),
  },
  { classCode: '02021', owners: [], everyM: 140, fromEdgeM: 2, sides: 'both', on: isMain },
  {
    classCode: '04007',
    owners: ['PLANNING', 'INVESTMENT'],
    everyM: 260,
    fromEdgeM: 1,
    sides: 'both',
    on: isMain,
  },
  {
    classCode: '01027',
    owners: [...telecom, 'BROADCAST'],
    everyM: 430,
    fromEdgeM: 0.9,
    sides: 'turns',
    on: isWalked,
  },
  {
    classCode: '01048',
    owners: ['POWER'],
    everyM: 520,
    fromEdgeM: 0.7,
    sides: 'turns',
    on: isWalked,
    name: label('箱变'),
  },
  { classCode: '01060', owners: ['POWER'], everyM: 800, fromEdgeM: 0.8, sides: 'turns', on: isMain },
  { classCode: '01049', owners: ['INVESTMENT'], everyM: 640, fromEdgeM: 0.4, sides: 'left', on: isMinor },
  {
    classCode: '02004',
    owners: ['TRANSPORT'],
    everyM: 430,
    fromEdgeM: 3.2,
    sides: 'both',
    on: isMain,
    name: label('公交站'),
  },
  { classCode: '01032', owners: ['TRANSPORT'], everyM: 430, fromEdgeM: 3.9, sides: 'both', on: isMain },
  { classCode: '01042', owners: ['POST'], everyM: 900, fromEdgeM: 1.1, sides: 'turns', on: isMain },
  { classCode: '01040', owners: ['POST'], everyM: 1300, fromEdgeM: 1.3, sides: 'turns', on: isMain },
  { classCode: '01041', owners: ['TELECOM'], everyM: 1500, fromEdgeM: 1.4, sides: 'turns', on: isMain },
  { classCode: '02010', owners: ['PUBLIC-SECURITY'], everyM: 210, fromEdgeM: 3.1, sides: 'both', on: isMain },
  { classCode: '02025', owners: [], everyM: 330, fromEdgeM: 1.7, sides: 'both', on: isMain },
  { classCode: '03006', owners: ['URBAN-MGMT'], everyM: 560, fromEdgeM: 1.2, sides: 'both', on: isMain },
  {
    classCode: '02001',
    owners: ['PUBLIC-SECURITY'],
    everyM: 700,
    fromEdgeM: 0.9,
    sides: 'turns',
    on: isMinor,
    name: label('停车场'),
  },
  {
    classCode: '03001',
    owners: ['URBAN-MGMT'],
    everyM: 900,
    fromEdgeM: 0.5,
    sides: 'left',
    on: isMinor,
    name: label('公共厕所'),
  },
  { classCode: '01075', owners: [], everyM: 260, fromEdgeM: 0.2, sides: 'turns', on: isLane },
  { classCode: '01054', owners: [], everyM: 330, fromEdgeM: 0.3, sides: 'turns', on: isLane },
  {
    classCode: '02005',
    owners: ['PUBLIC-SECURITY'],
    everyM: 2100,
    fromEdgeM: 3.3,
    sides: 'turns',
    on: isMain,
  },
]

/** Nodes where streets meet, with the widest half width there. */
export function junctions(graph: StreetGraph): Map<number, number> {
  const met = new Map<number, Set<number>>()
  for (const street of graph.streets)
    for (const node of street.nodes) met.set(node, (met.get(node) ?? new Set()).add(street.id))
  const found = new Map<number, number>()
  for (const [node, streets] of met)
    if (streets.size > 1)
      found.set(node, Math.max(...[...streets].map((id) => halfWidthM[nth(graph.streets, id).class])))
  return found
}

/** Lamps, trees, covers, bins, stops… along every street, none in the mouth of another. */
export function* streetFurniture(graph: StreetGraph, random: Random): Generator<Component> {
  const meeting = junctions(graph)
  const serials = new Map<string, number>()
  for (const street of graph.streets) {
    const mouths = street.nodes.flatMap((node) => {
      const wide = meeting.get(node)
      return wide === undefined ? [] : [{ spot: graph.spot(node), wide }]
    })
    for (const item of furniture.filter((candidate) => candidate.on(street)))
      for (const spot of placesAlong(graph.line(street), street, item)) {
        if (mouths.some((mouth) => far(mouth.spot, spot) < mouth.wide + halfWidthM[street.class] * 0.6))
          continue
        const serial = (serials.get(item.classCode) ?? 0) + 1
        serials.set(item.classCode, serial)
        yield thing(item.classCode, `street/${item.classCode}/${serial}`, spot, random, {
          ownerUnit: item.owners.length > 0 ? nth(item.owners, street.id) : null,
          name: item.name?.(street, serial) ?? null,
        })
      }
  }
}

function* placesAlong(line: readonly Spot[], street: Street, item: Furniture): Generator<Spot> {
  const offset = halfWidthM[street.class] - item.fromEdgeM
  const lines = [beside(line, offset), beside(line, -offset)]
  const length = lengthOf(line)
  // Rare things are spread by the street's own number, so that short streets get their turn too.
  const first = item.everyM > length ? ((street.id * 0.618) % 1) * item.everyM : item.everyM / 2
  let step = street.id
  for (let at = first; at < length; at += item.everyM, step++) {
    const on = item.sides === 'both' ? lines : [nth(lines, item.sides === 'turns' ? step % 2 : 0)]
    for (const one of on) yield walk(one, (at / length) * lengthOf(one)).spot
  }
}

const harms = [
  ['damaged', 7],
  ['lost', 2],
  ['abandoned', 1],
] as const

/** One component, nearly always intact. */
export function thing(
  classCode: string,
  id: string,
  spot: Spot,
  random: Random,
  more: { ownerUnit: string | null; name?: string | null },
): Component {
  const state = random.chance(0.975) ? 'intact' : random.weighted(harms)
  return {
    layer: 'component',
    source: 'demo',
    sourceId: `component/${id}`,
    classCode,
    place: pointAt(spot),
    name: more.name ?? null,
    ownerUnit: more.ownerUnit,
    state,
    heightM: 0,
    depthM: null,
    diameterMm: null,
  }
}
