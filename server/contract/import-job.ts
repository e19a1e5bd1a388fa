import { z } from 'zod'
import { instant, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import { GROUND_VERTICALS } from './ground.ts'

export const IMPORT_KINDS = ['osm', 'geojson', 'cityjson', 'dem', 'cases', 'cases-csv'] as const
export const importKind = z.enum(IMPORT_KINDS)
export type ImportKind = z.infer<typeof importKind>

/** The layers a GeoJSON file may be taken as. */
export const GEOJSON_LAYERS = [
  'buildings',
  'roads',
  'water',
  'waterways',
  'green',
  'squares',
  'land',
  'components',
  'cameras',
  'districts',
  'streets',
  'communities',
] as const

/** Most bytes of an uploaded file. */
export const IMPORT_MOST_BYTES = 2 * 1024 ** 3

const word = z.string().trim().min(1).max(200)
const pairs = z.record(word, word).refine((given) => Object.keys(given).length <= 100, 'too many')
const ofAny = { maxRejects: z.number().min(0).max(100).default(20) }
const ofGeography = {
  ...ofAny,
  /** The dataset; what was imported under it before is replaced. Absent: the file's name. */
  source: z.string().trim().min(1).max(100).optional(),
  /** False: the district is divided into grids later. */
  grids: z.boolean().default(true),
}
/** How a file is to be read; percentages from 0 to 100. */
export const importOptions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('osm'), ...ofGeography }),
  z.strictObject({
    kind: z.literal('geojson'),
    ...ofGeography,
    layer: z.enum(GEOJSON_LAYERS),
    crs: word.optional(),
    map: pairs.optional(),
    set: pairs.optional(),
  }),
  z.strictObject({ kind: z.literal('cityjson'), ...ofGeography, crs: word.optional() }),
  /** An elevation model: one GeoTIFF, the ground of the whole city in place of the one before. */
  z.strictObject({
    kind: z.literal('dem'),
    crs: word.optional(),
    /** What its heights are counted from; `file`: as it says itself, or it is refused. */
    vertical: z.enum(['file', ...GROUND_VERTICALS]),
    /** One height of the geoid above the ellipsoid for all of it; else EGM96. */
    undulationM: z.number().min(-200).max(200).optional(),
    /** A coarser or finer net than that of the file. */
    stepM: z.number().min(0.1).max(1000).optional(),
  }),
  z.strictObject({ kind: z.literal('cases'), ...ofAny }),
  /** `mapping`: JSON that names columns, categories and agencies (server/modules/cases/import/README.md). */
  z.strictObject({ kind: z.literal('cases-csv'), ...ofAny, mapping: z.string().min(2).max(200_000) }),
])
export type ImportOptions = z.infer<typeof importOptions>

export const IMPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const
export const importJob = z.object({
  id: z.uuid(),
  kind: importKind,
  options: importOptions,
  fileName: z.string(),
  fileBytes: z.number(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  state: z.enum(IMPORT_STATES),
  /** `writing` and after it nothing can be called off. */
  step: z.enum(['reading', 'writing', 'grids']).nullable(),
  /** How much of the file is read, from 0 to 1. */
  share: z.number(),
  objects: z.number(),
  rejected: z.number(),
  cancelAsked: z.boolean(),
  /** What went in, by layer. */
  counts: z.record(z.string(), z.number()).nullable(),
  /** Why it ended otherwise: `server-stopped`, `died`, or a sentence. */
  problem: z.string().nullable(),
  /** The same as a word with its figures, where it is one that screens say in their own language. */
  problemParts: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
    .nullable(),
})
export type ImportJob = z.infer<typeof importJob>

/** What was not taken (or, `repaired`, mended), and why. */
export const importReject = z.object({
  line: z.int().nullable(),
  layer: z.string().nullable(),
  id: z.string(),
  reason: z.string(),
  repaired: z.boolean(),
})
export type ImportReject = z.infer<typeof importReject>

const admin = { tag: 'administration', roles: ['admin'] } as const
const imports = '/api/v1/admin/imports'
const byId = z.object({ id: z.uuid() })

export const importEndpoints = {
  list: endpoint({
    ...admin,
    method: 'get',
    path: imports,
    summary: 'Imports, newest first',
    query: pageQuery,
    answer: pageOf(importJob),
  }),
  show: endpoint({
    ...admin,
    method: 'get',
    path: `${imports}/{id}`,
    summary: 'How far an import is',
    params: byId,
    answer: importJob,
  }),
  start: endpoint({
    ...admin,
    method: 'post',
    path: imports,
    summary: 'Upload a file (fields `options`: JSON, then `file`) and import it as a job',
    bodyType: 'multipart/form-data',
    answer: importJob,
    status: 201,
  }),
  cancel: endpoint({
    ...admin,
    method: 'post',
    path: `${imports}/{id}/cancel`,
    summary: 'Call an import off before it writes; 409 `too-late` after',
    params: byId,
    body: z.object({}),
    answer: importJob,
  }),
  rejects: endpoint({
    ...admin,
    method: 'get',
    path: `${imports}/{id}/rejects`,
    summary: 'What an import refused, in file order',
    params: byId,
    query: pageQuery,
    answer: pageOf(importReject),
  }),
  rejectFile: endpoint({
    ...admin,
    method: 'get',
    path: `${imports}/{id}/rejects.csv`,
    summary: 'The whole reject list as CSV',
    params: byId,
    answer: z.string(),
    answerType: 'text/csv',
  }),
} as const
