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
  /** Made here, not by the standard. */
  local: z.boolean(),
  /** No new case takes it. */
  retired: z.boolean(),
  /** Counts its changes: a change names the version it saw. */
  version: z.int(),
  conditions: z.array(condition),
  units: z.array(unitOfClass),
})
export type CaseClass = z.infer<typeof caseClass>
/** What a clerk asks about a class: `text`, one of `choices`, a number, yes or no. */
export const classQuestion = z.object({
  id: z.string(),
  text: z.string(),
  textEn: z.string(),
  answer: z.enum(['text', 'choice', 'number', 'yes-no']),
  choices: z.array(z.object({ text: z.string(), textEn: z.string() })),
  required: z.boolean(),
})
export type ClassQuestion = z.infer<typeof classQuestion>
/** A class with the words for a clerk at the telephone, in the order in which they are said. */
export const caseClassDetail = caseClass.extend({
  script: z.object({ text: z.string(), textEn: z.string() }).nullable(),
  questions: z.array(classQuestion),
})
export type CaseClassDetail = z.infer<typeof caseClassDetail>
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
    query: z.object({
      kind: caseKind.optional(),
      q: z.string().max(100).optional(),
      /** Also those that no new case takes. */
      retired: z.stringbool().optional(),
    }),
    answer: z.object({ items: z.array(caseClass) }),
  }),
  class: endpoint({
    method: 'get',
    path: '/api/v1/classes/{kind}/{code}',
    tag: 'catalog',
    summary: 'A class',
    params: z.object({ kind: caseKind, code: z.string().max(10) }),
    answer: caseClassDetail,
  }),
  units: endpoint({
    method: 'get',
    path: '/api/v1/units',
    tag: 'catalog',
    summary: 'Handling units',
    answer: z.object({ items: z.array(unit) }),
  }),
} as const
