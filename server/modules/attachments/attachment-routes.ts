import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import multer, { MulterError } from 'multer'
import { attachmentEndpoints } from '../../contract/attachment.ts'
import type { AppDeps } from '../../http/deps.ts'
import { malformed, notFound, problem } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { maySeeAttachment } from '../cases/case-read.ts'
import { findAttachment } from './attachment-repo.ts'
import { createRenderings, receivePhoto, recordPhoto } from './attachment-service.ts'

const maxBytes = 20 * 1024 * 1024
const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maxBytes, files: 1, fields: 10, parts: 12 },
}).single('file')

export function attachmentRoutes(deps: AppDeps): Router {
  const router = Router()
  const renderings = createRenderings(deps.files)

  writeRoute(router, deps, attachmentEndpoints.upload, {
    prepare: async ({ req, res }) => {
      const bytes = await receiveFile(req, res)
      const photo = await receivePhoto({ files: deps.files, timeZone: deps.config.timeZone }, bytes)
      return { prepared: photo, fingerprint: createHash('sha256').update(bytes).digest('hex') }
    },
    handle: ({ actor }, t, photo) => recordPhoto(t, deps, photo, actor.id),
  })

  route(router, deps, attachmentEndpoints.download, async ({ actor, params, query, db, res }) => {
    const found = await findAttachment(db, params.id)
    if (found === null || !(found.uploadedBy === actor.id || (await maySeeAttachment(db, actor, found.id))))
      throw notFound('The photo')
    const picture = await renderings(found.sha256, found.mediaType, query.size)
    if (picture === undefined) throw notFound('The photo')
    res
      .type(query.size === 'thumb' ? 'image/webp' : found.mediaType)
      .set({
        'Cache-Control': 'private, no-cache',
        'X-Content-Type-Options': 'nosniff',
        ETag: `"${found.sha256.slice(0, 32)}-${query.size}"`,
      })
      .send(picture)
    return undefined
  })
  return router
}

async function receiveFile(req: Request, res: Response): Promise<Buffer> {
  if (!req.is('multipart/form-data'))
    throw problem(415, 'unsupported-media-type', 'Send the photo as multipart/form-data, field `file`.')
  await new Promise<void>((done, fail) => {
    receive(req, res, (error: unknown) => (error ? fail(refusalOf(error)) : done()))
  })
  if (req.file === undefined)
    throw malformed('The form has no file in its field `file`.', [
      { field: 'file', code: 'required', detail: 'A photo is needed.' },
    ])
  return req.file.buffer
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof MulterError)) return malformed('The form could not be read.')
  return error.code === 'LIMIT_FILE_SIZE'
    ? problem(413, 'too-large', 'The photo is larger than 20 MB.')
    : malformed(`The form could not be read (${error.code}).`)
}
