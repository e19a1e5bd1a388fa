import type { ImportOptions } from '../../contract/import-job.ts'
import type { Db } from '../../db/connect.ts'
import type { Config } from '../../platform/config.ts'
import { rejectPath, uploadPath } from './import-files.ts'
import { beat, endJob, findJob, type Progress } from './import-repo.ts'

/** A file being imported, with what is told on the way. `onProgress` throws to call it off. */
export interface ImportWork {
  readonly path: string
  readonly fileName: string
  readonly options: ImportOptions
  onProgress(progress: Progress): void
  onReject(line: { line?: number; layer?: string; id: string; reason: string; repaired?: true }): void
}

/** What the place where both halves meet hands over: how a file of a kind is taken in, and where rejects are written. */
export interface ImportTools {
  take(db: Db, config: Config, work: ImportWork): Promise<Readonly<Record<string, number>>>
  openRejects(path: string): { write: ImportWork['onReject']; close(): void }
}

const BEAT_MS = 1000

class CalledOff extends Error {}

/** Works on an import that the server claimed, and writes down how far it is and what came of it. False: it did not end well. */
export async function runImport(db: Db, config: Config, tools: ImportTools, id: string): Promise<boolean> {
  const job = await findJob(db, id)
  if (job?.state !== 'running') throw new Error(`No import ${id} waits for a worker.`)
  const rejects = tools.openRejects(rejectPath(config.dataDir, id))
  let progress: Progress = { step: 'reading', share: 0, objects: 0, rejected: 0 }
  let [isCalledOff, isStopped] = [false, false]
  const tell = async () => {
    if (!(await beat(db, id, new Date(), progress))) isCalledOff = true
  }
  const timer = setInterval(() => void tell().catch(() => undefined), BEAT_MS)
  const stop = () => {
    isStopped = true
  }
  process.once('SIGTERM', stop)
  try {
    const counts = await tools.take(db, config, {
      path: uploadPath(config.dataDir, id),
      fileName: job.fileName,
      options: job.options,
      onReject: (line) => rejects.write(line),
      onProgress(now) {
        if (progress.step === 'reading' && (isCalledOff || isStopped)) throw new CalledOff()
        progress = { ...now }
      },
    })
    await endJob(db, id, new Date(), { state: 'done', counts, rejected: progress.rejected })
    return true
  } catch (error) {
    const { rejected } = progress
    if (!(error instanceof CalledOff))
      await endJob(db, id, new Date(), {
        ...{ state: 'failed', problem: sentenceOf(error), rejected },
        ...(hasParts(error) ? { problemParts: error.parts } : {}),
      })
    else if (isStopped)
      await endJob(db, id, new Date(), { state: 'interrupted', problem: 'server-stopped', rejected })
    else await endJob(db, id, new Date(), { state: 'cancelled', rejected })
    return error instanceof CalledOff
  } finally {
    clearInterval(timer)
    process.removeListener('SIGTERM', stop)
    rejects.close()
  }
}

/** Some of them also as a word with figures, for a screen to say in its own language. */
const hasParts = (error: unknown): error is { parts: object } =>
  error instanceof Error && 'parts' in error && typeof error.parts === 'object'

/** The importers speak in sentences for people; where the file lies here is nobody's business. */
const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(
    /\S*[/\\]imports[/\\]uploads[/\\]\S+?:\s*/g,
    '',
  )
