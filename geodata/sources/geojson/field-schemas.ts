import { z } from 'zod'
import { parseLengthM } from '../osm/map-building.ts'

const text = z.union([z.string(), z.number()]).transform(String)

/** A number, or a text that is one, with metres or feet if it names them. */
const numeric = z.preprocess(
  (value) => (typeof value === 'string' ? (parseLengthM(value) ?? Number(value)) : value),
  z.number('it is not a number'),
)
const amount = numeric.refine((value) => value >= 0, 'it is negative')
/** Inventories write 0 where they do not know. */
const amountOrUnknown = amount.transform((value) => value || undefined)

const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  '1': true,
  是: true,
  no: false,
  false: false,
  '0': false,
  否: false,
}
const truth = z.preprocess(
  (value) => truths[String(value).toLowerCase()] ?? value,
  z.boolean('it is neither yes nor no'),
)

const STATES = { 完好: 'intact', 破损: 'damaged', 丢失: 'lost', 废弃: 'abandoned', 移除: 'removed' } as const
const state = z.preprocess(
  (value) => STATES[value as keyof typeof STATES] ?? String(value).toLowerCase(),
  z.enum(['intact', 'damaged', 'lost', 'abandoned', 'removed']),
)

const common = { id: text.optional(), name: text.optional(), nameEn: text.optional() }

/** What each kind of object may say of itself; see property-names.json for where it is looked for. */
export const fieldSchemas = {
  building: z.object({
    ...common,
    height: amountOrUnknown.optional(),
    floors: amountOrUnknown.optional(),
    base: numeric.default(0),
    kind: text.default('building'),
    address: text.optional(),
    street: text.optional(),
    houseNumber: text.optional(),
  }),
  road: z.object({
    ...common,
    class: text.default('residential'),
    main: truth.optional(),
    tunnel: truth.default(false),
  }),
  land: z.object({ ...common, kind: z.enum(['water', 'green', 'square', 'other']).catch('other') }),
  component: z.object({
    ...common,
    class: text.optional(),
    owner: text.optional(),
    state: state.default('intact'),
    height: numeric.default(0),
    depth: amount.optional(),
    diameter: amountOrUnknown.optional(),
  }),
  camera: z.object({
    ...common,
    kind: text.optional(),
    height: amount.optional(),
    heading: text.optional(),
    pitch: numeric.refine((value) => Math.abs(value) <= 90, 'it is beyond 90 degrees').optional(),
    hfov: amount.refine((value) => value > 0 && value <= 360, 'it is not within 360 degrees').optional(),
    vfov: amount.refine((value) => value > 0 && value <= 180, 'it is not within 180 degrees').optional(),
    range: amountOrUnknown.optional(),
  }),
  boundary: z.object({ ...common, code: text.optional() }),
}
export type Fields<K extends keyof typeof fieldSchemas> = z.infer<(typeof fieldSchemas)[K]>
