import { z } from 'zod'
import { caseKind, limit } from './case.ts'
import { endpoint } from './endpoint.ts'

const condition = z.object({
  id: z.string(),
  text: z.string(),
  textEn: z.string(),
  closing: z.string(),
  closingEn: z.string(),
  limit,
  urgent: z.boolean(),
  special: z.boolean(),
  nightFrom: z.string().nullable(),
  nightTo: z.string().nullable(),
  isDefault: z.boolean(),
})
const unitOfClass = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  placeRule: z.string().nullable(),
})
/** A class of the edition in force: key (kind, code), opening conditions with limits, responsible units. */
export const caseClass = z.object({
  kind: caseKind,
  code: z.string(),
  edition: z.string(),
  major: z.string(),
  majorEn: z.string(),
  name: z.string(),
  nameEn: z.string(),
  pinyin: z.string(),
  photoRequired: z.boolean(),
  conditions: z.array(condition),
  units: z.array(unitOfClass),
})
export type CaseClass = z.infer<typeof caseClass>
export const unit = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.string(),
  commandDuty: z.boolean(),
})

export const catalogEndpoints = {
  classes: endpoint({
    method: 'get',
    path: '/api/v1/classes',
    tag: 'catalog',
    summary: 'The class catalog in force',
    query: z.object({ kind: caseKind.optional(), q: z.string().max(100).optional() }),
    answer: z.object({ items: z.array(caseClass) }),
  }),
  class: endpoint({
    method: 'get',
    path: '/api/v1/classes/{kind}/{code}',
    tag: 'catalog',
    summary: 'A class',
    params: z.object({ kind: caseKind, code: z.string().max(10) }),
    answer: caseClass,
  }),
  units: endpoint({
    method: 'get',
    path: '/api/v1/units',
    tag: 'catalog',
    summary: 'Handling units',
    answer: z.object({ items: z.array(unit) }),
  }),
} as const
