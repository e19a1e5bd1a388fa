import type { Component } from '../../model/city.ts'
import { beside, far, lengthOf, nth, type Spot, walk } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import { lineThrough, pointAt } from './frame.ts'
import type { Street, StreetGraph } from './street-graph.ts'

/** A network of underground pipes and the manholes on it. */
interface Network {
  /** A local extension class: the 2026 edition has no class for buried pipes. */
  readonly classCode: string
  readonly manholeCode: string
  readonly owners: readonly string[]
  /** To the left of the middle of the road, metres. */
  readonly offsetM: number
  readonly depthM: readonly [number, number]
  readonly diametersMm: readonly number[]
  readonly manholeEveryM: number
  readonly runsUnder: (street: Street) => boolean
}

const isClass =
  (...classes: readonly Street['class'][]) =>
  (street: Street) =>
    classes.includes(street.class)
const named =
  (...names: readonly string[]) =>
  (street: Street) =>
    names.includes(street.name?.zh ?? '')

const networks: readonly Network[] = [
  {
    classCode: '01999',
    manholeCode: '01001',
    owners: ['WATER'],
    offsetM: 5,
    depthM: [1.5, 2],
    diametersMm: [300, 400, 600],
    manholeEveryM: 80,
    runsUnder: isClass('secondary'),
  },
  {
    classCode: '01998',
    manholeCode: '01002',
    owners: ['WATER', 'INVESTMENT'],
    offsetM: -1.5,
    depthM: [3, 4.5],
    diametersMm: [400, 600, 800],
    manholeEveryM: 45,
    runsUnder: isClass('primary', 'trunk'),
  },
  {
    classCode: '01997',
    manholeCode: '01003',
    owners: ['PLANNING', 'INVESTMENT'],
    offsetM: 2,
    depthM: [2, 3],
    diametersMm: [500, 800, 1000],
    manholeEveryM: 45,
    runsUnder: isClass('primary'),
  },
  {
    classCode: '01996',
    manholeCode: '01011',
    owners: ['INVESTMENT'],
    offsetM: -5.5,
    depthM: [1.1, 1.6],
    diametersMm: [200, 300],
    manholeEveryM: 120,
    runsUnder: isClass('primary'),
  },
  {
    classCode: '01995',
    manholeCode: '01010',
    owners: ['INVESTMENT'],
    offsetM: 7.5,
    depthM: [1.6, 2.4],
    diametersMm: [500, 700],
    manholeEveryM: 110,
    runsUnder: named('西津西路', '西津东路', '敦煌路'),
  },
  {
    classCode: '01994',
    manholeCode: '01005',
    owners: ['POWER'],
    offsetM: -8.5,
    depthM: [0.8, 1.2],
    diametersMm: [150, 200],
    manholeEveryM: 60,
    runsUnder: named('西津西路', '西津东路', '建兰路', '银滩路'),
  },
  {
    classCode: '01993',
    manholeCode: '01007',
    owners: ['TELECOM', 'MOBILE', 'UNICOM'],
    offsetM: 9.5,
    depthM: [0.7, 1.1],
    diametersMm: [110],
    manholeEveryM: 60,
    runsUnder: named('武威路', '建兰路', '西园路'),
  },
]

/** Longest piece of pipe kept as one object, metres. */
const pieceM = 240

/** The pipes and, at their ends and on the way, the manholes. */
export function* pipesAndManholes(graph: StreetGraph, random: Random): Generator<Component> {
  for (const network of networks) {
    let serial = 0
    for (const street of graph.streets.filter(network.runsUnder)) {
      const line = beside(graph.line(street), network.offsetM)
      const pieces = Math.max(1, Math.round(lengthOf(line) / pieceM))
      const owner = nth(network.owners, street.id)
      const diameterMm = nth(network.diametersMm, street.class === 'primary' ? -1 : street.id)
      for (let i = 0; i < pieces; i++) {
        const piece = cut(line, i / pieces, (i + 1) / pieces)
        serial++
        yield {
          ...blank(network.classCode, `${network.classCode}/${serial}`, owner),
          place: lineThrough(piece),
          depthM: Math.round(random.between(...network.depthM) * 10) / 10,
          diameterMm,
        }
        yield* manholes(network, piece, owner, serial)
      }
    }
  }
}

function* manholes(
  network: Network,
  piece: readonly Spot[],
  owner: string,
  serial: number,
): Generator<Component> {
  const length = lengthOf(piece)
  const count = Math.max(1, Math.round(length / network.manholeEveryM))
  for (let i = 0; i < count; i++) {
    const { spot } = walk(piece, ((i + 0.5) * length) / count)
    yield {
      ...blank(network.manholeCode, `${network.manholeCode}/${serial}/${i}`, owner),
      place: pointAt(spot),
    }
  }
}

const blank = (classCode: string, sourceId: string, ownerUnit: string) => ({
  layer: 'component' as const,
  source: 'demo',
  sourceId: `component/${sourceId}`,
  classCode,
  name: null,
  ownerUnit,
  state: 'intact' as const,
  heightM: 0,
  depthM: null,
  diameterMm: null,
})

/** The stretch of a line between two shares of its length, its bends kept. */
function cut(line: readonly Spot[], from: number, to: number): Spot[] {
  const length = lengthOf(line)
  const piece = [walk(line, from * length).spot]
  let at = 0
  for (let i = 1; i < line.length - 1; i++) {
    at += far(nth(line, i - 1), nth(line, i))
    if (at > from * length + 0.1 && at < to * length - 0.1) piece.push(nth(line, i))
  }
  return [...piece, walk(line, to * length).spot]
}
