import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { type Article, type ArticleText, knowledgeEndpoints } from '../../../contract/knowledge.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { conflict, notFound, wrongField } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import * as repo from './knowledge-repo.ts'

/** What clerks look up to answer an enquiry, kept by those who answer for it. */
export function knowledgeRoutes(app: AppDeps): Router {
  const router = Router()
  const today = () => app.clock.now().toLocaleDateString('sv-SE', { timeZone: app.config.timeZone })
  route(router, app, knowledgeEndpoints.list, async ({ db, query: { q, classKind, classCode, limit } }) => ({
    items: await repo.listArticles(db, {
      q: q ?? '',
      classKind: classKind ?? null,
      classCode: classCode ?? null,
      today: today(),
      limit,
    }),
  }))
  route(router, app, knowledgeEndpoints.versions, async ({ db, params }) => {
    const items = await repo.listVersions(db, params.id)
    if (items.length === 0) throw notFound('The article')
    return { items }
  })
  writeRoute(router, app, knowledgeEndpoints.add, {
    handle: async ({ actor, body }, t) => {
      await judge(t, body)
      const id = randomUUID()
      await repo.insertArticle(t, body, { id, by: actor.id, at: app.clock.now() })
      return written(t, id, today())
    },
  })
  writeRoute(router, app, knowledgeEndpoints.revise, {
    load: async ({ db, params }) => {
      await written(db, params.id, today())
    },
    handle: async ({ actor, params, body: { version, ...text } }, t) => {
      const given = { id: params.id, by: actor.id, at: app.clock.now(), version }
      await judge(t, text)
      if ((await repo.updateArticle(t, text, given)) === null)
        throw conflict('stale-article', 'Somebody wrote another version: load it again.')
      return written(t, params.id, today())
    },
  })
  writeRoute(router, app, knowledgeEndpoints.retire, {
    handle: async ({ params }, t) => {
      if (!(await repo.retireArticle(t, params.id, app.clock.now()))) throw notFound('The article')
      return null
    },
  })
  return router
}

async function written(db: Queryable, id: string, today: string): Promise<Article> {
  const found = await repo.readArticle(db, id, today)
  if (found === null) throw notFound('The article')
  return found
}

async function judge(t: Tx, { classKind, classCode }: ArticleText): Promise<void> {
  if (classKind === null && classCode === null) return
  if (classKind === null || classCode === null || !(await repo.hasClass(t, classKind, classCode)))
    throw wrongField('classCode', 'unknown-class', `The catalog has no class ${classCode}.`)
}
