import type { Camera, CityObject, Component } from '../../model/city.ts'
import { isInside, nth, type Spot } from '../../model/plane.ts'
import { seeded } from '../random.ts'
import { addressed } from './addresses.ts'
import { boundaries, nameCommunities, outlineOf } from './areas.ts'
import { type Block, cutBlocks } from './blocks.ts'
import { buildOn } from './buildings.ts'
import { cameras, crossingFurniture } from './crossings.ts'
import { lonLat } from './frame.ts'
import { streetFurniture } from './furniture.ts'
import { greenery } from './greenery.ts'
import { landAndWater, pitches, roads } from './ground.ts'
import { pipesAndManholes } from './pipes.ts'
import { Site } from './site.ts'
import type { Street } from './street-graph.ts'
import { layValley, type Valley } from './valley.ts'

/** The generated city: deterministic, no files. Boundaries come first, then what stands in them. */
export function* demoCity(seed = 620103): Generator<CityObject> {
  const valley = layValley()
  const random = seeded(seed)
  const communities = nameCommunities(valley.graph)
  const blocks = cutBlocks(valley.graph, random)
  yield* boundaries(valley.graph, communities)
  yield* roads(valley)
  yield* landAndWater(valley, blocks)
  const sites = new Map(blocks.map((block) => [block, sitesOf(valley, block)]))
  for (const [block, plots] of sites) {
    for (const site of plots) buildOn(site, random)
    yield* pitches(plots)
    yield* addressed(valley.graph, block, plots, random)
  }
  yield* within(valley, [
    streetFurniture(valley.graph, random),
    crossingFurniture(valley.graph, random),
    greenery(valley, sites, random),
    pipesAndManholes(valley.graph, random),
    cameras(valley.graph, sites, random),
  ])
}

function sitesOf(valley: Valley, block: Block): Site[] {
  const alongRailway = nth(valley.levels, 2)
  const besideRailway = (street: Street, spot: Spot) =>
    street.name?.zh === '建西路' && spot[1] > heightAt(alongRailway, spot[0])
  return block.plots.map((plot) => new Site(valley.graph, block, plot, besideRailway))
}

function heightAt(line: readonly Spot[], x: number): number {
  const i = Math.max(
    1,
    line.findIndex((spot) => spot[0] >= x),
  )
  const [a, b] = [nth(line, i - 1), nth(line, i)]
  return a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])
}

/** The far sides of the roads along the border are the neighbouring district's. */
function* within(
  { graph }: Valley,
  things: readonly Iterable<Component | Camera>[],
): Generator<Component | Camera> {
  const outline = outlineOf(graph, () => true).map((spot): Spot => {
    const [lon = 0, lat = 0] = lonLat(spot)
    return [lon, lat]
  })
  for (const list of things)
    for (const thing of list) {
      const { place } = thing
      const middle =
        place.type === 'Point' ? place.coordinates : nth(place.coordinates, place.coordinates.length >> 1)
      if (isInside([nth(middle, 0), nth(middle, 1)], outline)) yield thing
    }
}
