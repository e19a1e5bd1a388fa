import type { Building } from '../../model/city.ts'
import { centroid, cross, far, minus, nth, type Spot, spotToSegment } from '../../model/plane.ts'
import type { Random } from '../random.ts'
import type { Block } from './blocks.ts'
import { polygonOf } from './frame.ts'
import { estateName } from './names.ts'
import type { Draft, Site } from './site.ts'
import type { Street, StreetGraph, StreetName } from './street-graph.ts'

/** Metres of street to one step of its house numbers. */
const metresPerNumber = 13
const rank = ['primary', 'trunk', 'secondary', 'tertiary', 'residential']

/** A number on the nearest named street among `streets`: odd ones on its left side. */
function addressAt(
  graph: StreetGraph,
  spot: Spot,
  streets: readonly Street[],
): { zh: string; street: Street } | null {
  let best: { distance: number; atM: number; isLeft: boolean; street: Street } | null = null
  for (const street of streets) {
    let atM = street.startM
    const line = graph.line(street)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [nth(line, i - 1), nth(line, i)]
      const distance = spotToSegment(spot, a, b)
      if (!best || distance < best.distance)
        best = {
          distance,
          atM: atM + Math.min(far(a, b), far(a, spot)),
          isLeft: cross(minus(b, a), minus(spot, a)) > 0,
          street,
        }
      atM += far(a, b)
    }
  }
  if (!best?.street.name) return null
  const number = 2 * Math.ceil((best.atM + 1) / metresPerNumber) - (best.isLeft ? 1 : 0)
  return { zh: `${best.street.name.zh}${number}号`, street: best.street }
}

const shopNames =
  '牛肉面馆=Beef Noodles;百货商店=General Store;大药房=Pharmacy;五金店=Hardware;水果超市=Fruit Market;银行网点=Bank;理发店=Barber;饺子馆=Dumplings;便利店=Convenience Store;酒店=Hotel;书店=Bookshop;茶楼=Tea House'
    .split(';')
    .map((entry): StreetName => ({ zh: entry.split('=')[0] ?? '', en: entry.split('=')[1] ?? '' }))

/** What a whole block of houses is called, before its number. */
function blockName(block: Block, serial: number, base: StreetName): StreetName | null {
  switch (block.use) {
    case 'towers':
    case 'slabs':
      return estateName(serial, 'tower')
    case 'rows':
      return estateName(serial, 'rows')
    case 'courts':
      return estateName(serial, 'court')
    case 'village':
      return estateName(serial, 'village')
    case 'school':
      return serial % 3 === 0
        ? { zh: `${base.zh}中学`, en: `${base.en} Middle School` }
        : { zh: `${base.zh}小学`, en: `${base.en} Primary School` }
    case 'hospital':
      return { zh: `${base.zh}医院`, en: `${base.en} Hospital` }
    case 'factory':
      return serial % 2 === 0
        ? { zh: `${base.zh}机械厂`, en: `${base.en} Machine Works` }
        : { zh: `${base.zh}物流园`, en: `${base.en} Logistics Park` }
    case 'campus':
      return { zh: '城西理工大学', en: 'Chengxi University of Technology' }
    case 'office':
      return { zh: `${base.zh}商务中心`, en: `${base.en} Business Centre` }
    case 'mall':
      return { zh: `${base.zh}购物中心`, en: `${base.en} Shopping Centre` }
    case 'market':
      return { zh: `${base.zh}综合市场`, en: `${base.en} Market` }
    default:
      return null
  }
}

/** Gives the drafts of a block their names, numbers and addresses. */
export function* addressed(
  graph: StreetGraph,
  block: Block,
  sites: readonly Site[],
  random: Random,
): Generator<Building> {
  const streets = [
    ...new Set(sites.flatMap((site) => site.sides.flatMap(({ street }) => (street?.name ? [street] : [])))),
  ]
  const best = streets
    .toSorted((a, b) => rank.indexOf(a.class) - rank.indexOf(b.class))
    .filter((street, _i, all) => street.class === all[0]?.class)
  const minor = streets.findLast((street) => street.class === 'residential') ?? best[0]
  const base = stem(minor?.name ?? { zh: '滨河', en: 'Riverside' })
  const name = blockName(block, block.id, base)
  const middle = centroid(sites[0]?.ring ?? [])
  const gate = addressAt(graph, middle, best)
  let number = 0
  for (const site of sites) {
    for (const draft of site.drafts) {
      const inEstate = !draft.frontsStreet && name !== null
      if (inEstate) number++
      const own =
        draft.frontsStreet || !gate ? addressAt(graph, centroid(draft.shape.outline), streets) : gate
      yield building(draft, `building/${block.id}/${site.plot}/${site.drafts.indexOf(draft)}`, {
        name:
          draft.name ??
          (inEstate ? numbered(name, number) : signboard(draft, random, own?.street.name ?? null)),
        address: own ? (inEstate ? `${own.zh}${name.zh}${number}号楼` : own.zh) : null,
      })
    }
  }
}

/** A street's name without its kind: 民乐街 → 民乐. */
const stem = (name: StreetName): StreetName => ({
  zh: name.zh.replace(/[东西南北中]?[街巷路]$/, ''),
  en: name.en.replace(/( (East|West|South|North|Middle))? (Street|Lane|Road)$/, ''),
})
const numbered = (name: StreetName, number: number): StreetName => ({
  zh: `${name.zh}${number}号楼`,
  en: `${name.en} Building ${number}`,
})

function signboard(draft: Draft, random: Random, street: StreetName | null): StreetName | null {
  if (draft.kind !== 'retail' || !street || !random.chance(0.22)) return null
  const shop = random.pick(shopNames)
  const base = stem(street)
  return { zh: `${base.zh}${shop.zh}`, en: `${base.en} ${shop.en}` }
}

function building(
  draft: Draft,
  sourceId: string,
  sign: { name: StreetName | null; address: string | null },
): Building {
  const { outline, hole } = draft.shape
  return {
    layer: 'building',
    source: 'demo',
    sourceId,
    footprint: polygonOf(hole ? [outline, hole] : [outline]),
    heightM: draft.heightM,
    heightEstimated: false,
    floors: draft.floors,
    baseM: 0,
    kind: draft.kind,
    name: sign.name?.zh ?? null,
    nameEn: sign.name?.en ?? null,
    address: sign.address,
  }
}
