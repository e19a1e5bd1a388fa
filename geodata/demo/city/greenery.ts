import type { Component } from '../../model/city.ts'
import {
  beside,
  boxOf,
  centroid,
  isInside,
  lengthOf,
  nth,
  type Ring,
  type Spot,
  walk,
} from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { Block } from './blocks.ts'
import { thing } from './furniture.ts'
import { type Site, waterInsideM } from './site.ts'
import type { Valley } from './valley.ts'

const treesEveryM: Partial<Record<Block['use'], number>> = {
  park: 15,
  riverbank: 24,
  hillside: 28,
  campus: 34,
  stadium: 28,
  rows: 45,
  courts: 42,
  slabs: 42,
  towers: 40,
  hospital: 40,
  school: 44,
}

/** Trees, benches and what else stands off the streets: parks, yards, squares, the river bank. */
export function* greenery(
  valley: Valley,
  sites: ReadonlyMap<Block, readonly Site[]>,
  random: Random,
): Generator<Component> {
  for (const [block, plots] of sites)
    for (const site of plots) {
      yield* trees(block, site, random)
      if (block.use === 'park' || block.use === 'square') yield* parkFurniture(block, site, random)
    }
  yield* riverside(valley, random)
}

function* trees(block: Block, site: Site, random: Random): Generator<Component> {
  const everyM = treesEveryM[block.use]
  if (!everyM) return
  const box = boxOf(site.ring)
  let serial = 0
  for (let x = box.minX; x < box.maxX; x += everyM)
    for (let y = box.minY; y < box.maxY; y += everyM) {
      const spot: Spot = [x + random.between(0, everyM), y + random.between(0, everyM)]
      if (!site.isOpen(spot, 2.5)) continue
      serial++
      const old = block.use === 'park' && serial % 60 === 7
      yield thing(old ? '04001' : '04003', `tree/${site.plot}/${serial}`, spot, random, {
        ownerUnit: 'PLANNING',
      })
    }
}

function* parkFurniture(block: Block, site: Site, random: Random): Generator<Component> {
  const put = (code: string, n: number, spot: Spot, ownerUnit: string | null) =>
    thing(code, `green/${site.plot}/${code}/${n}`, spot, random, { ownerUnit })
  const path = inner(site.ring, 14)
  const length = lengthOf(path)
  for (let at = 5, n = 0; at < length; at += 28, n++) {
    yield put(n % 4 === 3 ? '01039' : '04007', n, walk(path, at).spot, n % 4 === 3 ? 'POWER' : 'PLANNING')
    if (n % 5 === 2) yield put('03005', n, walk(path, at + 4).spot, 'URBAN-MGMT')
    if (n % 7 === 4) yield put('01046', n, walk(path, at + 9).spot, null)
  }
  if (block.use !== 'square') return
  const middle = centroid(site.ring)
  yield put('04010', 0, middle, 'PLANNING')
  yield put('04006', 0, [middle[0] + 22, middle[1]], 'PLANNING')
}

function inner(ring: Ring, byM: number): Spot[] {
  const path = beside([nth(ring, -1), ...ring, nth(ring, 0)], byM).slice(1, -1)
  return [...path, nth(path, 0)].filter((spot) => isInside(spot, ring))
}

/** Benches, lamps and rails of the promenade, outfalls into the river. */
function* riverside(valley: Valley, random: Random): Generator<Component> {
  const border = nth(valley.levels, 6)
  const put = (code: string, n: number, spot: Spot, ownerUnit: string) =>
    thing(code, `river/${code}/${n}`, spot, random, { ownerUnit })
  const rows: readonly (readonly [string, number, number, string])[] = [
    ['01039', 34, 15, 'POWER'],
    ['04007', 70, 19, 'INVESTMENT'],
    ['01070', 55, 4, 'INVESTMENT'],
    ['03005', 120, 20, 'URBAN-MGMT'],
    ['01069', 300, 7, 'INVESTMENT'],
    ['01073', 620, 1, 'WATER'],
    ['01072', 2400, 24, 'WATER'],
  ]
  for (const [code, everyM, inlandM, owner] of rows) {
    const line = beside(border, -(waterInsideM + inlandM))
    const length = lengthOf(line)
    for (let at = everyM / 2, n = 0; at < length; at += everyM, n++)
      yield put(code, n, walk(line, at).spot, owner)
  }
}
