import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { auditEndpoints } from '../../contract/audit.ts'
import { CSV_START } from '../../contract/csv.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import { listTerms } from './audit-repo.ts'
import { exportAudit, searchAudit } from './audit-service.ts'

/** Looking into the audit, for administrators. */
export function auditRoutes(app: AppDeps): Router {
  const router = Router()
  const { clock } = app
  route(router, app, auditEndpoints.search, ({ db, actor, body }) => searchAudit(db, { clock, actor }, body))
  route(router, app, auditEndpoints.terms, ({ db }) => listTerms(db))
  route(router, app, auditEndpoints.export, async ({ db, actor, body, res }) => {
    res.type('text/csv').set('Content-Disposition', 'attachment; filename="audit.csv"')
    res.write(CSV_START)
    await pipeline(Readable.from(exportAudit(db, { clock, actor }, body)), res)
    return undefined
  })
  return router
}
