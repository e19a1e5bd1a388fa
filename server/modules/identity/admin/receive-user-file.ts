import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import { malformed, problem } from '../../../http/problem.ts'

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2 * 1024 * 1024, files: 1, fields: 4, parts: 5 },
}).single('file')

/** The bytes of an uploaded list of users, 2 MB at most. */
export async function receiveUserFile(req: Request, res: Response): Promise<Buffer> {
  if (!req.is('multipart/form-data'))
    throw problem(415, 'unsupported-media-type', 'Send the file as multipart/form-data, field `file`.')
  await new Promise<void>((done, fail) => {
    receive(req, res, (error: unknown) => (error ? fail(refusalOf(error)) : done()))
  })
  if (req.file === undefined)
    throw malformed('The form has no file in its field `file`.', [
      { field: 'file', code: 'required', detail: 'A file is needed.' },
    ])
  return req.file.buffer
}

const refusalOf = (error: unknown): unknown =>
  error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE'
    ? problem(413, 'too-large', 'A list of users has at most 2 MB.')
    : malformed('The form could not be read.')
