import { statSync } from 'node:fs'
import { SourceFileError } from './source-file-error.ts'

/** Throws SourceFileError where there is no file to read: asked before a database is opened for it. */
export function checkFile(path: string): void {
  let stat: ReturnType<typeof statSync>
  try {
    stat = statSync(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new SourceFileError(path, code === 'ENOENT' ? 'there is no such file' : message, { cause: error })
  }
  if (stat.isDirectory()) throw new SourceFileError(path, 'is a folder')
  if (stat.size === 0) throw new SourceFileError(path, 'is empty')
}
