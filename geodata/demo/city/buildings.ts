import { centroid } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { LandUse } from './land-use.ts'
import { closedCourt, cornerBlock, openCourt, oval, pointTower, slab, steppedSlab } from './shapes.ts'
import { fillRows, lineStreets, type Site } from './site.ts'
import { mainClasses, type Street } from './street-graph.ts'

type Style = (site: Site, random: Random) => void

const homes = (floors: number, kind = 'apartments') => ({ kind, floors, heightM: round(floors * 2.95 + 1.2) })
const rooms = (kind: string, floors: number, floorM = 3.8) => ({
  kind,
  floors,
  heightM: round(floors * floorM + 0.8),
})
const round = (metres: number) => Math.round(metres * 10) / 10
const isMain = (street: Street) => mainClasses.has(street.class)
const isNamed = (street: Street) => street.name !== null

/** Shops with a storey or three above them along the named streets. */
function shops(site: Site, random: Random, mainChance: number, minorChance: number): void {
  const body = (highest: number) => () => rooms('retail', random.int(1, highest), 4)
  lineStreets(site, random, {
    chance: mainChance,
    lengthM: [22, 52],
    depthM: [11, 15],
    body: body(4),
    streets: isMain,
  })
  const minor = (street: Street) => isNamed(street) && !isMain(street)
  lineStreets(site, random, {
    chance: minorChance,
    lengthM: [12, 30],
    depthM: [8, 11],
    body: body(2),
    streets: minor,
  })
}

const styles: Readonly<Record<LandUse, Style>> = {
  rows(site, random) {
    shops(site, random, 0.62, 0.5)
    const floors = random.int(5, 7)
    fillRows(site, random, {
      lengthM: [30, 50],
      depthM: [11.5, 13],
      gapM: [5, 8],
      rowGapM: floors * 2.9 * 0.6,
      shape: steppedSlab,
      body: () => homes(floors),
    })
    fillRows(site, random, smallInfill(random))
  },
  slabs(site, random) {
    shops(site, random, 0.65, 0.45)
    const floors = random.int(9, 13)
    fillRows(site, random, {
      lengthM: [28, 48],
      depthM: [13, 15],
      gapM: [8, 13],
      rowGapM: 23,
      shape: steppedSlab,
      body: () => homes(floors + random.int(-1, 1)),
    })
    fillRows(site, random, smallInfill(random))
  },
  towers(site, random) {
    shops(site, random, 0.75, 0.5)
    const floors = random.int(18, 32)
    const asPoints = random.chance(0.6)
    fillRows(site, random, {
      lengthM: asPoints ? [25, 29] : [34, 44],
      depthM: asPoints ? [23, 26] : [15, 17],
      gapM: [15, 22],
      rowGapM: asPoints ? 24 : 29,
      shape: asPoints ? pointTower : slab,
      body: () => homes(Math.min(33, floors + random.int(-2, 2))),
    })
    fillRows(site, random, smallInfill(random))
  },
  courts(site, random) {
    shops(site, random, 0.5, 0.5)
    fillRows(site, random, {
      lengthM: [36, 46],
      depthM: [34, 42],
      gapM: [8, 12],
      rowGapM: 9,
      shape: random.chance(0.5) ? openCourt : closedCourt,
      body: () => homes(random.int(3, 6)),
    })
    fillRows(site, random, {
      lengthM: [22, 34],
      depthM: [10, 12],
      gapM: [5, 8],
      rowGapM: 10,
      shape: slab,
      body: () => homes(random.int(2, 5)),
    })
  },
  village(site, random) {
    shops(site, random, 0.3, 0.3)
    fillRows(site, random, {
      lengthM: [9, 14],
      depthM: [9, 12],
      gapM: [1.5, 3.4],
      rowGapM: 2.8,
      shape: (stand) => (random.chance(0.25) ? cornerBlock(stand) : slab(stand)),
      body: () => homes(random.int(1, 4), 'house'),
    })
  },
  office(site, random) {
    lineStreets(site, random, {
      chance: 0.5,
      lengthM: [30, 55],
      depthM: [16, 20],
      body: () => rooms('office', random.int(4, 9)),
      streets: isMain,
    })
    fillRows(site, random, {
      lengthM: [28, 40],
      depthM: [26, 34],
      gapM: [14, 20],
      rowGapM: 18,
      shape: (stand) => (random.chance(0.35) ? pointTower(stand) : slab(stand)),
      body: () => rooms('office', random.int(9, random.chance(0.2) ? 30 : 20), 3.9),
    })
    shops(site, random, 0.2, 0.3)
  },
  mall(site, random) {
    for (const scale of [1, 0.85, 0.7, 0.55]) {
      const stand = {
        middle: centroid(site.ring),
        angle: site.block.angle,
        lengthM: 130 * scale,
        depthM: 92 * scale,
      }
      if (site.build(slab(stand), 8, { ...rooms('retail', random.int(4, 6), 5.2), frontsStreet: true })) break
    }
    fillRows(site, random, {
      lengthM: [30, 38],
      depthM: [30, 36],
      gapM: [14, 20],
      rowGapM: 20,
      shape: pointTower,
      body: () => rooms('office', random.int(16, 28), 3.9),
    })
    shops(site, random, 0.5, 0.5)
  },
  market(site, random) {
    shops(site, random, 0.8, 0.7)
    fillRows(site, random, {
      lengthM: [36, 70],
      depthM: [16, 26],
      gapM: [7, 10],
      rowGapM: 8,
      shape: slab,
      body: () => rooms('retail', random.int(1, 3), 4.5),
    })
  },
  school(site, random) {
    for (const scale of [1, 0.8, 0.6]) {
      const pitch = {
        middle: centroid(site.ring),
        angle: site.block.angle,
        lengthM: 112 * scale,
        depthM: 60 * scale,
      }
      if (site.layPitch(oval(pitch).outline, 8)) break
    }
    fillRows(site, random, {
      lengthM: [34, 58],
      depthM: [14, 17],
      gapM: [9, 13],
      rowGapM: 17,
      shape: (stand) => (random.chance(0.3) ? openCourt({ ...stand, depthM: 34 }) : slab(stand)),
      body: () => rooms('school', random.int(3, 5), 3.7),
    })
    fillRows(site, random, smallInfill(random))
  },
  hospital(site, random) {
    const main = { middle: centroid(site.ring), angle: site.block.angle, lengthM: 88, depthM: 46 }
    site.build(openCourt(main), 12, rooms('hospital', random.int(12, 19), 4))
    fillRows(site, random, {
      lengthM: [46, 70],
      depthM: [18, 22],
      gapM: [14, 18],
      rowGapM: 22,
      shape: slab,
      body: () => rooms('hospital', random.int(4, 11), 4),
    })
    shops(site, random, 0.3, 0.3)
  },
  factory(site, random) {
    shops(site, random, 0.25, 0.1)
    fillRows(site, random, {
      lengthM: [58, 104],
      depthM: [24, 40],
      gapM: [10, 16],
      rowGapM: 13,
      shape: slab,
      body: () => ({ kind: 'industrial', floors: 1, heightM: round(random.between(8.5, 15)) }),
    })
    fillRows(site, random, {
      lengthM: [18, 36],
      depthM: [11, 15],
      gapM: [8, 14],
      rowGapM: 12,
      shape: slab,
      body: () =>
        random.chance(0.4) ? rooms('office', random.int(2, 5)) : rooms('warehouse', random.int(1, 2), 5),
    })
  },
  campus(site, random) {
    fillRows(site, random, {
      lengthM: [40, 66],
      depthM: [15, 20],
      gapM: [13, 20],
      rowGapM: 20,
      shape: (stand) => (random.chance(0.3) ? openCourt({ ...stand, depthM: 42 }) : slab(stand)),
      body: () => rooms('university', random.int(4, 9), 3.7),
    })
  },
  station(site) {
    for (const lengthM of [210, 180, 150, 120]) {
      const stand = { middle: centroid(site.ring), angle: site.block.angle, lengthM, depthM: 58 }
      const name = { zh: '城西站', en: 'Chengxi Railway Station' }
      if (
        site.build(slab(stand), 12, {
          kind: 'train_station',
          floors: 3,
          heightM: 30.6,
          frontsStreet: true,
          name,
        })
      )
        return
    }
  },
  stadium(site, random) {
    for (const scale of [1, 0.9, 0.8, 0.7, 0.6]) {
      const stand = {
        middle: centroid(site.ring),
        angle: site.block.angle + Math.PI / 2,
        lengthM: 210 * scale,
        depthM: 160 * scale,
      }
      const name = { zh: '城西体育场', en: 'Chengxi Stadium' }
      if (
        site.build(oval(stand, 0.66), 12, {
          kind: 'stadium',
          floors: 3,
          heightM: 26.4,
          frontsStreet: true,
          name,
        })
      )
        break
    }
    fillRows(site, random, smallInfill(random))
  },
  park(site, random) {
    if (random.chance(0.6))
      site.build(oval({ middle: centroid(site.ring), angle: 0, lengthM: 11, depthM: 11 }), 5, {
        kind: 'pavilion',
        floors: 1,
        heightM: 5.4,
      })
  },
  square() {},
  hillside(site) {
    if (site.block.superblock !== hillTower) return
    const name = { zh: '南山电视塔', en: 'Nanshan TV Tower' }
    const stand = { middle: centroid(site.ring), angle: 0, lengthM: 18, depthM: 18 }
    site.build(oval(stand), 5, { kind: 'tv_tower', floors: 3, heightM: 120, name })
  },
  riverbank(site, random) {
    fillRows(site, random, {
      lengthM: [14, 22],
      depthM: [9, 11],
      gapM: [110, 190],
      rowGapM: 400,
      shape: slab,
      body: () => ({ ...rooms('pavilion', 1, 4.2), frontsStreet: true }),
    })
  },
}
/** The hill above the middle of the town. */
const hillTower = 8

/** Guardhouses, plant rooms, sheds: what stands between the large houses. */
function smallInfill(random: Random) {
  return {
    lengthM: [11, 22],
    depthM: [7, 10],
    gapM: [12, 26],
    rowGapM: 14,
    shape: slab,
    body: () => rooms(random.chance(0.3) ? 'kindergarten' : 'service', random.int(1, 2), 3.6),
  } as const
}

/** Builds on a plot in the style of its block's use. */
export function buildOn(site: Site, random: Random): void {
  styles[site.block.use](site, random)
}
