import { z } from 'zod'
import type { Component } from '../../model/city.ts'
import type { LonLat } from './assemble-rings.ts'
import type { Tags } from './decode-block.ts'
import furniture from './furniture.json' with { type: 'json' }
import { firstFit, tagPattern } from './tag-rules.ts'

const rules = z
  .array(
    z.object({
      tags: tagPattern,
      class: z.string().regex(/^\d{5}$/),
      lost: z.boolean().optional(),
      what: z.string(),
    }),
  )
  .parse(furniture.rules)
const ruleFor = firstFit(rules.map((rule) => ({ tags: rule.tags, outcome: rule })))

export const isFurniture = (tags: Tags): boolean => ruleFor(tags) !== undefined

/** A piece of street furniture as a component of the 2026 edition. */
export function mapFurniture(
  source: string,
  sourceId: string,
  tags: Tags,
  at: LonLat,
): Component | undefined {
  const rule = ruleFor(tags)
  if (rule === undefined) return undefined
  return {
    layer: 'component',
    source,
    sourceId,
    classCode: rule.class,
    place: { type: 'Point', coordinates: at },
    name: tags.name ?? tags.ref ?? null,
    ownerUnit: null,
    state: rule.lost ? 'lost' : 'intact',
    heightM: 0,
    depthM: null,
    diameterMm: null,
  }
}
