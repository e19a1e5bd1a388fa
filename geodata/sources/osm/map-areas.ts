import type { MultiPolygon, Polygon } from 'geojson'
import { z } from 'zod'
import type { LandArea } from '../../model/city.ts'
import type { Tags } from './decode-block.ts'
import land from './land.json' with { type: 'json' }
import { namesOf } from './map-lines.ts'
import { firstFit, tagPattern } from './tag-rules.ts'

const rules = z
  .array(z.object({ tags: tagPattern, kind: z.enum(['water', 'green', 'square', 'other']) }))
  .parse(land.areas)
/** What kind of land area tags mean, if any. Areas under the ground are none. */
const kindFor = firstFit(rules.map(({ tags, kind }) => ({ tags, outcome: kind })))
export const landKindOf = (tags: Tags): LandArea['kind'] | undefined =>
  tags.location === 'underground' || tags.tunnel === 'yes' ? undefined : kindFor(tags)

export function mapLand(
  source: string,
  shape: { sourceId: string; tags: Tags; area: Polygon | MultiPolygon; kind: LandArea['kind'] },
): LandArea {
  const { sourceId, tags, area, kind } = shape
  return { layer: 'land', source, sourceId, kind, area, ...namesOf(tags) }
}
