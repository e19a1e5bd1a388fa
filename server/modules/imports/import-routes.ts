import { access } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { importEndpoints } from '../../contract/import-job.ts'
import type { AppDeps } from '../../http/deps.ts'
import { conflict, malformed, notFound } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { hostOf, readRejects, rejectPath, rejectsAsCsv } from './import-files.ts'
import { askCancel, type Before, findJob, insertAudit, insertJob, listJobs } from './import-repo.ts'
import { importRunner } from './import-runner.ts'
import { type Received, receiveImport } from './receive-import.ts'

/** Imports from a browser: uploaded, run as jobs, looked at, called off. */
export function importRoutes(app: AppDeps): Router {
  const router = Router()
  const { config, clock } = app
  const { dataDir } = config
  route(router, app, importEndpoints.list, async ({ db, query: { limit, cursor } }) => {
    const found = await listJobs(db, limit + 1, cursor === undefined ? null : readCursor(cursor))
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, nextCursor: found.length > limit && last ? `${last.requestedAt} ${last.id}` : null }
  })
  route(router, app, importEndpoints.show, ({ db, params }) => mustFind(db, params.id))
  writeRoute(router, app, importEndpoints.start, {
    async prepare({ req, res }) {
      const received = await receiveImport(req, res, dataDir)
      const { sha256, options, fileName } = received
      return { prepared: received, fingerprint: { sha256, options, fileName } }
    },
    async handle({ actor }, t, received: Received) {
      const { id, options, fileName, fileBytes, sha256 } = received
      await insertJob(t, { ...received, by: actor.id, now: clock.now(), host: hostOf(dataDir) })
      const { kind } = options
      const detail = {
        kind,
        fileName,
        fileBytes,
        sha256,
        ...('layer' in options ? { layer: options.layer } : {}),
      }
      await insertAudit(t, { at: clock.now(), actorId: actor.id, action: 'import-started', id, detail })
      return mustFind(t, id)
    },
  })
  writeRoute(router, app, importEndpoints.cancel, {
    load: async ({ db, params }) => void (await mustFind(db, params.id)),
    async handle({ actor, params: { id } }, t) {
      if (!(await askCancel(t, id, clock.now())))
        throw conflict('too-late', 'It is over, or writes already and will be whole.')
      await insertAudit(t, { at: clock.now(), actorId: actor.id, action: 'import-cancelled', id, detail: {} })
      return mustFind(t, id)
    },
  })
  route(router, app, importEndpoints.rejects, async ({ db, params, query: { limit, cursor = '0' } }) => {
    await mustFind(db, params.id)
    if (!/^\d{1,15}$/.test(cursor)) throw malformed('The cursor is not one of this list.')
    const page = await readRejects(rejectPath(dataDir, params.id), { from: Number(cursor), limit })
    return { items: page.items, nextCursor: page.next === null ? null : String(page.next) }
  })
  route(router, app, importEndpoints.rejectFile, async ({ db, params, res }) => {
    await mustFind(db, params.id)
    const path = rejectPath(dataDir, params.id)
    if (!(await isThere(path))) throw notFound('The reject list')
    res.type('text/csv').set('Content-Disposition', 'attachment; filename="rejects.csv"')
    await pipeline(Readable.from(rejectsAsCsv(path)), res)
    return undefined
  })
  const { log, database, jobs } = app
  jobs.start(importRunner({ db: database.db, config, clock, log }))
  return router
}

async function mustFind(db: Parameters<typeof findJob>[0], id: string) {
  const job = await findJob(db, id)
  if (job === null) throw notFound('The import')
  return job
}

function readCursor(cursor: string): Before {
  const [at = '', id = ''] = cursor.split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw malformed('The cursor is not one of this list.')
  return { at, id }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
