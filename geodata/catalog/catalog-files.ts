import { readFileSync } from 'node:fs'
import { z } from 'zod'

const kind = z.enum(['event', 'component'])
const standardClass = z.object({
  standard: z.string(),
  kind: z.enum(['event', 'component', 'component-fault']),
  code: z.string(),
  major: z.string(),
  majorEn: z.string(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
})
const limitRow = z.object({
  kind,
  code2026: z.string().nullable(),
  code2013: z.string(),
  class: z.string(),
  classEn: z.string(),
  condition: z.string(),
  conditionEn: z.string(),
  closing: z.string(),
  closingEn: z.string(),
  limit: z.object({ unit: z.enum(['work-hours', 'work-days', 'hours']), value: z.number().positive() }),
  urgent: z.boolean(),
})
const routing = z.object({
  units: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      type: z.enum(['district', 'company', 'street', 'leading-group', 'city-body']),
      commandDuty: z.boolean(),
      classes: z.array(z.string()),
    }),
  ),
})
const localClasses = z.object({
  classes: z.array(
    z.object({
      kind,
      code: z.string(),
      majorOf: z.string(),
      name: z.string(),
      nameEn: z.string(),
      from2013: z.string().nullable(),
      units: z.array(z.string()),
    }),
  ),
  placeRules: z.array(
    z.object({ kind, code: z.string(), unit: z.string(), placeRule: z.enum(['carriageway', 'pavement']) }),
  ),
  center: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }),
})
const night = z.object({ from: z.string(), to: z.string() })
const phrase = z.object({ phrase: z.string(), conditions: z.array(z.string()), night: night.optional() })
const regulationConditions = z.object({
  urgent: z.array(phrase),
  special: z.array(phrase),
  withoutRow: z.array(z.object({ phrase: z.string(), classes: z.array(z.string()) })),
})
const olderNames = z.object({
  from: z.string(),
  to: z.string(),
  component: z.record(z.string(), z.string()),
  event: z.record(z.string(), z.string()),
})

/** The facts under geodata/catalog/, as their files hold them. */
export interface CatalogFiles {
  classes: z.infer<typeof standardClass>[]
  limits: z.infer<typeof limitRow>[]
  routing: z.infer<typeof routing>
  local: z.infer<typeof localClasses>
  regulation: z.infer<typeof regulationConditions>
  olderNames: z.infer<typeof olderNames>
}
export type LimitRow = z.infer<typeof limitRow>

export function readCatalogFiles(): CatalogFiles {
  return {
    classes: [
      ...read('components.json', z.array(standardClass)),
      ...read('events.json', z.array(standardClass)),
    ],
    limits: read('limits.json', z.array(limitRow)),
    routing: read('routing.json', routing),
    local: read('local-classes.json', localClasses),
    regulation: read('regulation-conditions.json', regulationConditions),
    olderNames: read('older-names.json', olderNames),
  }
}

function read<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')))
}
