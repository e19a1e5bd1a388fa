import type { LandArea, Road, Waterway } from '../../model/city.ts'
import { along, beside, cross, minus, nth, type Ring, type Spot, unit } from '../../model/plane.ts'
import type { Block } from './blocks.ts'
import { lineThrough, polygonOf } from './frame.ts'
import { railway, river } from './names.ts'
import { railwayOffsetM, type Site, waterInsideM } from './site.ts'
import { mainClasses, type StreetName } from './street-graph.ts'
import type { Valley } from './valley.ts'

const source = 'demo'
const riverWidthM = 190

const level = (valley: Valley, index: number) => nth(valley.levels, index)

/** Roads over the river, from the embankment road to the far bank: [cross road, name]. */
const bridges: readonly (readonly [number, StreetName])[] = [
  [2, { zh: '银滩大桥', en: 'Yintan Bridge' }],
  [9, { zh: '建兰大桥', en: 'Jianlan Bridge' }],
  [12, { zh: '小西湖大桥', en: 'Xiaoxihu Bridge' }],
]
function bridgeLine({ banks }: Valley, crossRoad: number): Spot[] {
  const bank = nth(banks, crossRoad)
  return [...bank, along(nth(bank, 0), nth(bank, -1), 2.7)]
}

/** The tracks run on the north side of the second road along the valley. */
export const tracks = (valley: Valley): Spot[] => beside(level(valley, 2), railwayOffsetM)

export function* roads(valley: Valley): Generator<Road> {
  const { graph } = valley
  for (const street of graph.streets)
    yield {
      ...road(`road/${street.id}`, graph.line(street), street.name),
      class: street.class,
      main: mainClasses.has(street.class),
    }
  for (const [i, byM] of [-2.5, 2.5].entries())
    yield { ...road(`rail/${i}`, beside(tracks(valley), byM), railway), class: 'rail', main: false }
  for (const [crossRoad, name] of bridges)
    yield {
      ...road(`bridge/${crossRoad}`, bridgeLine(valley, crossRoad), name),
      class: 'primary',
      main: true,
    }
  const promenade = beside(level(valley, 6), -(waterInsideM + 16))
  yield {
    ...road('promenade', promenade, { zh: '滨河步道', en: 'Riverside Promenade' }),
    class: 'footway',
    main: false,
  }
}

const road = (sourceId: string, line: readonly Spot[], name: StreetName | null) => ({
  layer: 'road' as const,
  source,
  sourceId,
  line: lineThrough(line),
  name: name?.zh ?? null,
  nameEn: name?.en ?? null,
})

/** River, banks, hills, parks and squares. */
export function* landAndWater(valley: Valley, blocks: readonly Block[]): Generator<LandArea | Waterway> {
  const border = prolonged(level(valley, 6), 700)
  const south = beside(border, -waterInsideM)
  const north = beside(border, riverWidthM - waterInsideM)
  yield land('river', 'water', between(south, north), river)
  const middle = lineThrough(beside(border, riverWidthM / 2 - waterInsideM))
  yield {
    layer: 'waterway',
    source,
    sourceId: 'waterway/river',
    line: middle,
    name: river.zh,
    nameEn: river.en,
  }
  yield land('north-bank', 'green', between(north, beside(north, 240)), {
    zh: '北岸绿地',
    en: 'North Bank Green',
  })
  const bank = between(beside(level(valley, 5), 23), beside(level(valley, 6), -(waterInsideM + 5)))
  yield land('riverside', 'green', bank, { zh: '滨河公园', en: 'Riverside Park' })
  const foot = level(valley, 0)
  yield land('foothill', 'green', between(foot, beside(level(valley, 1), -15)), {
    zh: '南山绿化带',
    en: 'South Hill Green Belt',
  })
  const ridge = foot.map(
    ([x, y], i): Spot => [x, y - 380 - 90 * Math.sin(i * 0.21) - 40 * Math.sin(i * 0.83)],
  )
  yield land('hills', 'green', between(ridge, foot), { zh: '南山', en: 'South Hills' })
  for (const block of blocks) yield* greenOf(valley, block)
}

const between = (south: readonly Spot[], north: readonly Spot[]): Ring => [...south, ...north.toReversed()]

function prolonged(line: readonly Spot[], byM: number): Spot[] {
  const [a, b] = [nth(line, 0), nth(line, -1)]
  return [
    [a[0] - byM, a[1] + 30],
    [a[0] - byM / 2, a[1] + 8],
    ...line,
    [b[0] + byM / 2, b[1] + 15],
    [b[0] + byM, b[1] + 45],
  ]
}

/** Sports grounds of the schools. */
export function pitches(sites: readonly Site[]): LandArea[] {
  return sites.flatMap((site) =>
    site.pitches.map((ring, i) =>
      land(`pitch/${site.plot}/${i}`, 'green', ring, { zh: '操场', en: 'Sports Ground' }),
    ),
  )
}

const land = (id: string, kind: LandArea['kind'], ring: Ring, name: StreetName): LandArea => ({
  layer: 'land',
  source,
  sourceId: `land/${id}`,
  kind,
  area: polygonOf([ring]),
  name: name.zh,
  nameEn: name.en,
})

const looks: Partial<Record<Block['use'], { kind: LandArea['kind']; name: StreetName }>> = {
  park: { kind: 'green', name: { zh: '公园', en: ' Park' } },
  square: { kind: 'square', name: { zh: '广场', en: ' Square' } },
  stadium: { kind: 'square', name: { zh: '体育公园', en: ' Sports Park' } },
  station: { kind: 'square', name: { zh: '站前广场', en: ' Station Square' } },
}
const openPlaces: readonly StreetName[] = [
  { zh: '马滩', en: 'Matan' },
  { zh: '西津', en: 'Xijin' },
  { zh: '龚家湾', en: 'Gongjiawan' },
  { zh: '建兰', en: 'Jianlan' },
  { zh: '晏家坪', en: 'Yanjiaping' },
  { zh: '小西湖', en: 'Xiaoxihu' },
  { zh: '百合', en: 'Lily' },
  { zh: '西园', en: 'Xiyuan' },
  { zh: '柏树', en: 'Baishu' },
]

function* greenOf({ graph }: Valley, block: Block): Generator<LandArea> {
  const look = looks[block.use]
  if (!look) return
  const place = nth(openPlaces, block.id)
  const name = { zh: place.zh + look.name.zh, en: place.en + look.name.en }
  for (const [i, plot] of block.plots.entries())
    yield land(`${block.id}/${i}`, look.kind, inset(graph.outline(plot), block.use === 'park' ? 8 : 12), name)
}

function inset(ring: Ring, byM: number): Ring {
  const corners = ring.filter((spot, i) => {
    const [before, after] = [minus(spot, nth(ring, i - 1)), minus(nth(ring, i + 1), spot)]
    return Math.abs(cross(unit(before), unit(after))) > 0.03
  })
  return beside([nth(corners, -1), ...corners, nth(corners, 0)], byM).slice(1, -1)
}
