import { z } from 'zod'
import { geometry, instant, lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'
import { fewCount } from './population.ts'

/** Square metres outside which a cell is pointed out: domain.md wants about 10,000, nine of ten between 5,000 and 20,000. */
export const CELL_SIZE_M2 = { least: 2000, most: 40_000 } as const

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly()
/** A cell in force by its code, or one that an earlier edit of the draft made: `#EDIT.PART`. */
const cellName = z.string().regex(/^(\d{15}|#\d{1,3}\.\d{1,2})$/)
const line = z.array(position).min(2).max(200)
const responsibilityCode = z.string().regex(/^[\w-]{1,40}$/)
const words = z.string().trim().max(100)

/** One step of a draft. Steps are taken in order; what they name is what the steps before left. */
export const gridEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('split'), code: cellName, line }),
  z.object({ kind: z.literal('merge'), codes: z.array(cellName).min(2).max(60) }),
  /** The border between two cells anew: both sides follow. */
  z.object({ kind: z.literal('redraw'), codes: z.tuple([cellName, cellName]), line }),
  /** A corner, for every cell that has it. */
  z.object({ kind: z.literal('move'), from: position, to: position }),
  z.object({
    kind: z.literal('draw'),
    communityCode: z.string().regex(/^\d{12}$/),
    ring: z.array(position).min(3).max(400),
  }),
  z.object({ kind: z.literal('renumber'), codes: z.array(cellName).min(1).max(999) }),
  z.object({
    kind: z.literal('make'),
    code: responsibilityCode,
    streetCode: z.string().regex(/^\d{9}$/),
    name: words.min(1),
    nameEn: words.nullable(),
  }),
  z.object({
    kind: z.literal('rename'),
    responsibility: responsibilityCode,
    name: words.min(1),
    nameEn: words.nullable(),
  }),
  z.object({
    kind: z.literal('staff'),
    responsibility: responsibilityCode,
    inspectorId: z.uuid().nullable(),
    gridLeaderId: z.uuid().nullable(),
  }),
  /** Cells to one responsibility grid, or to none. */
  z.object({
    kind: z.literal('assign'),
    codes: z.array(cellName).min(1).max(2000),
    responsibility: responsibilityCode.nullable(),
  }),
  /** An empty responsibility grid goes. */
  z.object({ kind: z.literal('drop'), responsibility: responsibilityCode }),
])
export type GridEdit = z.infer<typeof gridEdit>

/** Steps, and the versions of all that they name as the editor saw them. */
export const gridDraft = z.object({
  edits: z.array(gridEdit).min(1).max(200),
  seen: z.record(z.string().max(40), z.int()),
})
export type GridDraft = z.infer<typeof gridDraft>

/** What is wrong with a draft, or worth a second look: what, how much, and where. */
export const gridProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  /** English; a client translates `code` with the other fields. */
  detail: z.string(),
  /** The step it comes from, where one can be named. */
  edit: z.int().nullable(),
  cells: z.array(z.string()),
  m2: z.number().nullable(),
  metres: z.number().nullable(),
  at: lonLat.nullable(),
  buildings: z.array(z.object({ id: z.string(), name: z.string().nullable(), share: z.number() })),
})
export type GridProblem = z.infer<typeof gridProblem>

const person = z.object({ id: z.uuid(), name: z.string() })
const draftCell = z.object({
  /** As later steps of the draft name it. */
  name: z.string(),
  code: z.string(),
  communityCode: z.string(),
  /** `corner`: the border only gets a corner where a neighbour's begins. */
  change: z.enum(['new', 'shape', 'corner', 'renumbered', 'same']),
  areaM2: z.number(),
  from: z.array(z.string()),
  responsibility: z.string().nullable(),
  geometry,
})

const counts = {
  buildings: z.int(),
  components: z.int(),
  cameras: z.int(),
  /** Null for those who may not know; fewer than five are never counted out. */
  residents: fewCount.nullable(),
  openCases: z.int(),
}
const side = z.object({
  code: z.string().nullable(),
  responsibility: z.string().nullable(),
  responsibilityName: z.string().nullable(),
  inspector: z.string().nullable(),
})
export const gridMove = z.object({ from: side, to: side, ...counts })
export type GridMove = z.infer<typeof gridMove>

export const gridPreview = z.object({
  cells: z.array(draftCell),
  closed: z.array(z.object({ code: z.string(), version: z.int(), areaM2: z.number() })),
  problems: z.array(gridProblem),
  totals: z.object({ ...counts, residents: fewCount.nullable() }),
  /** What changes its cell, or with its cell those who look after it. */
  moves: z.array(gridMove),
  /** The first 300 of them by name. */
  things: z.array(
    z.object({
      kind: z.enum(['building', 'component', 'camera', 'case']),
      id: z.string(),
      name: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  responsibilities: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      change: z.enum(['made', 'changed', 'dropped']),
      cellsBefore: z.int(),
      cellsAfter: z.int(),
      inspector: z.string().nullable(),
      gridLeader: z.string().nullable(),
    }),
  ),
  ms: z.number(),
})
export type GridPreview = z.infer<typeof gridPreview>

export const gridChange = z.object({
  id: z.int(),
  at: instant,
  by: person.nullable(),
  reason: z.string(),
  kinds: z.array(z.string()),
  closed: z.array(z.string()),
  created: z.array(z.string()),
  responsibilities: z.array(z.string()),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
})
export type GridChange = z.infer<typeof gridChange>

export const responsibilityGrid = z.object({
  code: z.string(),
  version: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  streetCode: z.string(),
  inspector: person.nullable(),
  gridLeader: person.nullable(),
  cells: z.array(z.string()),
})
export type ResponsibilityGrid = z.infer<typeof responsibilityGrid>

const admin = ['admin'] as const
const reason = z.string().trim().min(1).max(500)
const tag = 'grids'
export const gridEditEndpoints = {
  preview: endpoint({
    method: 'post',
    path: '/api/v1/grids/edits/preview',
    tag,
    summary: 'What a draft of grid edits would do, and what is wrong with it',
    idempotency: 'never',
    roles: admin,
    body: gridDraft,
    answer: gridPreview,
  }),
  apply: endpoint({
    method: 'post',
    path: '/api/v1/grids/edits',
    tag,
    summary: 'Put a draft in force: old versions end, new ones begin; all of it or nothing',
    status: 201,
    idempotency: 'required',
    roles: admin,
    body: gridDraft.extend({ reason, acceptWarnings: z.boolean().default(false) }),
    answer: gridChange,
  }),
  list: endpoint({
    method: 'get',
    path: '/api/v1/grids/edits',
    tag,
    summary: 'Changes of the grids, newest first',
    roles: admin,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    answer: z.object({ items: z.array(gridChange), nextCursor: z.string().nullable() }),
  }),
  undo: endpoint({
    method: 'post',
    path: '/api/v1/grids/edits/{id}/undo',
    tag,
    summary: 'Bring back what a change ended, while nothing later touched it',
    status: 201,
    idempotency: 'required',
    roles: admin,
    params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
    body: z.object({ reason }),
    answer: gridChange,
  }),
  history: endpoint({
    method: 'get',
    path: '/api/v1/grids/{code}/history',
    tag,
    summary: 'The versions of a unit grid, newest first',
    params: z.object({ code: z.string().regex(/^\d{15}$/) }),
    answer: z.object({
      items: z.array(
        z.object({
          version: z.int(),
          validFrom: instant,
          validTo: instant.nullable(),
          areaM2: z.number(),
          geometry,
          openedBy: gridChange.nullable(),
          closedBy: gridChange.nullable(),
        }),
      ),
    }),
  }),
  responsibilities: endpoint({
    method: 'get',
    path: '/api/v1/grids/responsibilities',
    tag,
    summary: 'Responsibility grids with their cells and people, and who may be given one',
    roles: admin,
    answer: z.object({
      items: z.array(responsibilityGrid),
      inspectors: z.array(person),
      gridLeaders: z.array(person),
      /** Codes of responsibility grids that are gone: never given again. */
      taken: z.array(z.string()),
    }),
  }),
} as const
