import type { LineString } from 'geojson'
import { z } from 'zod'
import { ROAD_CLASSES, type Road, type Waterway } from '../../model/city.ts'
import type { LonLat } from './assemble-rings.ts'
import type { Tags } from './decode-block.ts'
import land from './land.json' with { type: 'json' }
import roads from './roads.json' with { type: 'json' }
import { firstFit, tagPattern } from './tag-rules.ts'

const roadRules = z
  .array(z.object({ tags: tagPattern, class: z.enum(ROAD_CLASSES), main: z.boolean() }))
  .parse(roads.rules)
const roadFor = firstFit(roadRules.map((rule) => ({ tags: rule.tags, outcome: rule })))
const waterwayFor = firstFit(
  land.waterways.map(({ tags }) => ({ tags: tagPattern.parse(tags), outcome: true })),
)

export interface LineShape {
  sourceId: string
  tags: Tags
  line: LonLat[]
}

const isTunnel = (tags: Tags) => tags.tunnel !== undefined && tags.tunnel !== 'no'

/** A closed way with such tags is an area, not a line. */
export const isRoad = (tags: Tags): boolean =>
  tags.area !== 'yes' && roadFor(tags) !== undefined && !isHiddenRail(tags)
/** Rails under the ground are no part of the street scene. */
const isHiddenRail = (tags: Tags) =>
  tags.railway !== undefined && tags.highway === undefined && isTunnel(tags)

export function mapRoad(source: string, { sourceId, tags, line }: LineShape): Road | undefined {
  const rule = roadFor(tags)
  if (rule === undefined) return undefined
  const main = rule.main && !isTunnel(tags)
  return { layer: 'road', source, sourceId, line: lineOf(line), class: rule.class, main, ...namesOf(tags) }
}

export const isWaterway = (tags: Tags): boolean => waterwayFor(tags) === true && !isTunnel(tags)

export function mapWaterway(source: string, { sourceId, tags, line }: LineShape): Waterway {
  return { layer: 'waterway', source, sourceId, line: lineOf(line), ...namesOf(tags) }
}

const lineOf = (coordinates: LonLat[]): LineString => ({ type: 'LineString', coordinates })

export const namesOf = (tags: Tags): { name: string | null; nameEn: string | null } => ({
  name: tags.name ?? null,
  nameEn: tags['name:en'] ?? null,
})
