import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateSync, zstdDecompressSync } from 'node:zlib'
import { SourceFileError } from '../source-file-error.ts'
import { WireReader } from './wire.ts'

/** Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format). */
const MOST_HEADER_BYTES = 64 * 1024
const MOST_BLOB_BYTES = 32 * 1024 * 1024

const understood = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/**
 * Reads the data blocks of an .osm.pbf file one after the other, unpacked; only one is in memory at a time.
 * Throws SourceFileError where the file is missing, empty, cut off, damaged or something else.
 * `onBytes` hears how far into the file the reading is, as a share from 0 to 1.
 */
export function* readBlocks(path: string, onShare?: (share: number) => void): Generator<Uint8Array> {
  const file = openFile(path)
  try {
    let blocks = 0
    while (file.position < file.size) {
      const { type, blob } = readBlob(file)
      if (file.isFirst) {
        if (type !== 'OSMHeader') throw notOsm(file)
        checkFeatures(file, blob)
        file.isFirst = false
      } else if (type === 'OSMData') {
        blocks++
        yield blob
      }
      onShare?.(file.position / file.size)
    }
    if (blocks === 0) throw new SourceFileError(path, 'holds no OpenStreetMap objects')
  } finally {
    closeSync(file.descriptor)
  }
}

interface OpenFile {
  path: string
  descriptor: number
  size: number
  position: number
  isFirst: boolean
}

function openFile(path: string): OpenFile {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new SourceFileError(path, code === 'ENOENT' ? 'there is no such file' : message, { cause: error })
  }
  const stat = fstatSync(descriptor)
  const problem = stat.isDirectory() ? 'is a folder' : stat.size === 0 ? 'is empty' : null
  if (problem === null) return { path, descriptor, size: stat.size, position: 0, isFirst: true }
  closeSync(descriptor)
  throw new SourceFileError(path, problem)
}

function readBlob(file: OpenFile): { type: string; blob: Uint8Array } {
  const start = file.position
  const headerSize = take(file, 4).readUInt32BE()
  if (headerSize === 0 || headerSize > MOST_HEADER_BYTES)
    throw file.isFirst ? notOsm(file) : damaged(file, start)
  const headerBytes = take(file, headerSize)
  let header: { type: string; size: number }
  try {
    header = decodeBlobHeader(headerBytes)
  } catch (error) {
    throw file.isFirst ? notOsm(file) : damaged(file, start, error)
  }
  const packed = take(file, header.size)
  try {
    return { type: header.type, blob: unpack(packed) }
  } catch (error) {
    throw damaged(file, start, error)
  }
}

function decodeBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  const reader = new WireReader(bytes)
  let type = ''
  let size = -1
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) type = Buffer.from(reader.raw()).toString('latin1')
    else if (field === 3) size = reader.varint()
    else reader.skip()
  }
  if (!/^[A-Za-z]+$/.test(type) || size < 0 || size > MOST_BLOB_BYTES)
    throw new Error('a block has no valid header')
  return { type, size }
}

const packings: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4' }

function unpack(bytes: Uint8Array): Uint8Array {
  const reader = new WireReader(bytes)
  let unpacked: Uint8Array | undefined
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) unpacked = reader.raw()
    else if (field === 3) unpacked = inflateSync(reader.raw(), { maxOutputLength: MOST_BLOB_BYTES })
    else if (field === 7) unpacked = zstdDecompressSync(reader.raw(), { maxOutputLength: MOST_BLOB_BYTES })
    else if (packings[field] !== undefined) throw new Error(`${packings[field]} packing is not understood`)
    else reader.skip()
  }
  if (unpacked === undefined) throw new Error('a block has no content')
  return unpacked
}

function checkFeatures(file: OpenFile, headerBlock: Uint8Array): void {
  const reader = new WireReader(headerBlock)
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field !== 4) {
      reader.skip()
      continue
    }
    const feature = Buffer.from(reader.raw()).toString('utf8')
    if (!understood.has(feature))
      throw new SourceFileError(file.path, `needs the feature ${feature}, which is not understood`)
  }
}

function take(file: OpenFile, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  const read = readSync(file.descriptor, bytes, 0, size, file.position)
  if (read < size) {
    if (file.isFirst && file.position === 0) throw notOsm(file)
    throw new SourceFileError(file.path, `is cut off: it ends within a block, at byte ${file.size}`)
  }
  file.position += size
  return bytes
}

const notOsm = (file: OpenFile) => new SourceFileError(file.path, 'is not an OpenStreetMap .osm.pbf file')

function damaged(file: OpenFile, at: number, cause?: unknown): SourceFileError {
  const why = cause instanceof Error ? ` (${cause.message})` : ''
  return new SourceFileError(file.path, `is damaged at byte ${at}${why}`, { cause })
}
