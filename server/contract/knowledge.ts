import { z } from 'zod'
import { caseKind } from './case.ts'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

const words = (max: number) => z.string().trim().max(max)

/** What an article says. English may be missing; a class links it to reports of that class. */
export const articleText = z.object({
  title: words(200).min(1),
  titleEn: words(200).nullable(),
  body: words(10_000).min(1),
  bodyEn: words(10_000).nullable(),
  /** Other words people use for it, parted by spaces. */
  keywords: words(500),
  classKind: caseKind.nullable(),
  classCode: words(10).nullable(),
  /** The last day on which it holds; null: until further notice. */
  validUntil: z.iso.date().nullable(),
})
export type ArticleText = z.infer<typeof articleText>

export const article = articleText.extend({
  id: z.uuid(),
  version: z.int(),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
  /** How many enquiries it answered. */
  used: z.int(),
  expired: z.boolean(),
})
export type Article = z.infer<typeof article>

const id = z.object({ id: z.uuid() })
const editors = ['supervisor', 'admin'] as const
const knows = { tag: 'knowledge' } as const

export const knowledgeEndpoints = {
  list: endpoint({
    ...knows,
    roles: ['intake', 'supervisor', 'dispatcher', 'admin'],
    method: 'get',
    path: '/api/v1/knowledge',
    summary: 'Articles by words of either language or pinyin initials; of a class; best first',
    query: z.object({
      q: z.string().max(100).optional(),
      classKind: caseKind.optional(),
      classCode: z.string().max(10).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({ items: z.array(article) }),
  }),
  add: endpoint({
    ...knows,
    roles: editors,
    method: 'post',
    path: '/api/v1/knowledge',
    summary: 'A new article',
    body: articleText,
    answer: article,
    status: 201,
  }),
  revise: endpoint({
    ...knows,
    roles: editors,
    method: 'post',
    path: '/api/v1/knowledge/{id}',
    summary: 'A new version; the earlier ones are kept. 409 where another was written meanwhile',
    params: id,
    body: articleText.extend({ version: z.int().min(1) }),
    answer: article,
  }),
  versions: endpoint({
    ...knows,
    roles: editors,
    method: 'get',
    path: '/api/v1/knowledge/{id}/versions',
    summary: 'Every version of an article, newest first',
    params: id,
    answer: z.object({
      items: z.array(articleText.extend({ version: z.int(), at: instant, by: z.string().nullable() })),
    }),
  }),
  retire: endpoint({
    ...knows,
    roles: editors,
    method: 'post',
    path: '/api/v1/knowledge/{id}/retire',
    summary: 'It is offered no more; calls that it answered still name it',
    params: id,
    answer: z.null(),
    status: 204,
  }),
} as const
