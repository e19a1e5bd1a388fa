import { randomUUID } from 'node:crypto'
import type { Attachment } from '../../contract/attachment.ts'
import type { Tx } from '../../db/connect.ts'
import type { Clock } from '../../platform/clock.ts'
import type { FileStore } from '../../platform/files.ts'
import { insertAttachment } from './attachment-repo.ts'
import { inspectPhoto, type PhotoFacts, renderPhoto } from './image.ts'

export interface ReceivedPhoto extends PhotoFacts {
  sha256: string
  bytes: number
}

/** Decodes and stores the bytes before any transaction begins: a refused photo is never written. */
export async function receivePhoto(
  deps: { files: FileStore; timeZone: string },
  bytes: Buffer,
): Promise<ReceivedPhoto> {
  const facts = await inspectPhoto(bytes, deps.timeZone)
  return { ...facts, sha256: await deps.files.put(bytes), bytes: bytes.length }
}

export async function recordPhoto(
  t: Tx,
  deps: { clock: Clock },
  photo: ReceivedPhoto,
  uploadedBy: string,
): Promise<Attachment> {
  const id = randomUUID()
  await insertAttachment(t, { ...photo, id, uploadedBy, uploadedAt: deps.clock.now() })
  const { sha256, mediaType, width, height, takenAt } = photo
  return {
    id,
    sha256,
    mediaType,
    width,
    height,
    ...(takenAt === null ? {} : { takenAt: takenAt.toISOString() }),
  }
}

/** Pictures as shown, kept while they fit: a case panel asks for the same few again and again. */
export function createRenderings(files: FileStore, maxBytes = 64_000_000) {
  const kept = new Map<string, Buffer>()
  let total = 0
  const keep = (key: string, picture: Buffer) => {
    kept.set(key, picture)
    total += picture.length
    for (const [oldest, { length }] of kept) {
      if (total <= maxBytes) break
      kept.delete(oldest)
      total -= length
    }
  }
  return async (sha256: string, mediaType: string, size: 'thumb' | 'full'): Promise<Buffer | undefined> => {
    const key = `${sha256}:${size}`
    const hit = kept.get(key)
    if (hit !== undefined) return hit
    const original = await files.get(sha256)
    if (original === undefined) return undefined
    const picture = await renderPhoto(original, mediaType, size)
    if (!kept.has(key)) keep(key, picture)
    return picture
  }
}
