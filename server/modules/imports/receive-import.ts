import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import { IMPORT_MOST_BYTES, type ImportOptions, importOptions } from '../../contract/import-job.ts'
import { fieldErrors, malformed, problem } from '../../http/problem.ts'
import { uploadFolder, uploadPath } from './import-files.ts'

/** A file that lies on disk, and how it is to be read. */
export interface Received {
  readonly id: string
  readonly options: ImportOptions
  readonly fileName: string
  readonly fileBytes: number
  readonly sha256: string
}

/** Streams the upload to disk under a new id; what cannot be taken is removed again. */
export async function receiveImport(req: Request, res: Response, dataDir: string): Promise<Received> {
  if (!req.is('multipart/form-data'))
    throw problem(415, 'unsupported-media-type', 'Send the file as multipart/form-data, field `file`.')
  const tooLarge = () => problem(413, 'too-large', `A file has at most ${IMPORT_MOST_BYTES / 1024 ** 3} GB.`)
  // Said before the bytes travel, where the sender tells how many they are.
  if (Number(req.get('content-length') ?? 0) > IMPORT_MOST_BYTES + 1024 ** 2) throw tooLarge()
  const id = crypto.randomUUID()
  await mkdir(uploadFolder(dataDir), { recursive: true })
  try {
    await receive(req, res, dataDir, id)
    const { file } = req
    if (file === undefined)
      throw malformed('The form has no file in its field `file`.', [
        { field: 'file', code: 'required', detail: 'A file is needed.' },
      ])
    const options = parseOptions((req.body as { options?: unknown }).options)
    const hash = createHash('sha256')
    await pipeline(createReadStream(file.path), hash)
    // The form's name of a file arrives as Latin-1, whatever it was.
    const fileName = Buffer.from(file.originalname, 'latin1').toString('utf8').slice(-200)
    return { id, options, fileName, fileBytes: file.size, sha256: hash.digest('hex') }
  } catch (error) {
    await rm(uploadPath(dataDir, id), { force: true })
    if (error instanceof MulterError)
      throw error.code === 'LIMIT_FILE_SIZE'
        ? tooLarge()
        : malformed(`The form could not be read (${error.code}).`)
    throw error
  }
}

function receive(req: Request, res: Response, dataDir: string, id: string): Promise<void> {
  const upload = multer({
    storage: multer.diskStorage({
      destination: uploadFolder(dataDir),
      filename: (_req, _file, done) => done(null, id),
    }),
    limits: { fileSize: IMPORT_MOST_BYTES, files: 1, fields: 4, fieldSize: 300_000, parts: 6 },
  }).single('file')
  return new Promise((done, fail) => {
    upload(req, res, (error: unknown) => (error ? fail(error) : done()))
  })
}

function parseOptions(text: unknown): ImportOptions {
  let json: unknown
  try {
    json = JSON.parse(String(text))
  } catch {
    throw malformed('The field `options` is no JSON.', [
      { field: 'options', code: 'malformed', detail: 'It is no JSON.' },
    ])
  }
  const parsed = importOptions.safeParse(json)
  if (!parsed.success) throw malformed('The options have the wrong shape.', fieldErrors(parsed.error))
  return parsed.data
}
