import { Router } from 'express'
import { caseAccountEndpoints } from '../../contract/case-accounts.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { insertTemplate, listTemplates, retireTemplate } from './template-repo.ts'

/** Ready texts for reasons, notes and answers. */
export function templateRoutes(app: AppDeps): Router {
  const router = Router()
  route(router, app, caseAccountEndpoints.templates, async ({ db }) => ({ items: await listTemplates(db) }))
  writeRoute(router, app, caseAccountEndpoints.addTemplate, {
    handle: ({ body: { action, text, textEn } }, t) =>
      insertTemplate(t, { action, text, textEn: textEn ?? null }),
  })
  writeRoute(router, app, caseAccountEndpoints.removeTemplate, {
    handle: async ({ params }, t) => {
      if (!(await retireTemplate(t, params.id, app.clock.now()))) throw notFound('The text')
      return null
    },
  })
  return router
}
