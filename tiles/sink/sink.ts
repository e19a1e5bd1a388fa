import { createHash } from 'node:crypto'

/** Where a build puts its files. Paths are relative to the layer's folder, with forward slashes. */
export interface Sink {
  put(path: string, bytes: Uint8Array): Promise<void>
}

/** `near/14-1-2` and its bytes to `near/14-1-2.0123456789ab.glb`: the name proves the content, so it may be cached for ever. */
export function hashedName(stem: string, extension: string, bytes: Uint8Array): string {
  return `${stem}.${digestOf(bytes).slice(0, 12)}.${extension}`
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps everything in memory, for tests. */
export class MemorySink implements Sink {
  readonly files = new Map<string, Uint8Array>()

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes)
  }
}
