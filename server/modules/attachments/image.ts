import exifr from 'exifr'
import sharp, { type Metadata } from 'sharp'
import { problem, wrongField } from '../../http/problem.ts'

/** A photo of 64 megapixels decodes into some 200 MB; anything larger is an attack or a scan. */
const maxPixels = 64_000_000
const thumbSide = 320

export interface PhotoFacts {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  width: number
  height: number
  takenAt: Date | null
}

/**
 * Proves that the bytes are a photo by decoding all of it. What is not JPEG, PNG or WebP is 415, judged by its first bytes and
 * never by its name; what only begins like one is 422.
 */
export async function inspectPhoto(bytes: Buffer, timeZone: string): Promise<PhotoFacts> {
  const mediaType = sniff(bytes)
  if (mediaType === undefined)
    throw problem(415, 'not-a-photo', 'The file is no JPEG, PNG or WebP photo.', [
      { field: 'file', code: 'not-a-photo', detail: 'Send a JPEG, PNG or WebP photo.' },
    ])
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const metadata = await image.metadata()
    // Reading the header proves nothing: only decoding every row does. A small output keeps memory low.
    await image.resize(8, 8, { fit: 'fill' }).raw().toBuffer()
    return { mediaType, ...uprightSize(metadata), takenAt: await takenAt(bytes, timeZone) }
  } catch (error) {
    if (/pixel limit/i.test((error as Error).message))
      throw wrongField('file', 'too-many-pixels', 'The photo has more than 64 megapixels.')
    throw wrongField('file', 'corrupt-photo', 'The photo is damaged and cannot be decoded.')
  }
}

/**
 * The picture as it is shown: turned upright, without any metadata. The original with its EXIF place and serial numbers stays
 * sealed in the file store.
 */
export function renderPhoto(bytes: Buffer, mediaType: string, size: 'thumb' | 'full'): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: maxPixels }).rotate()
  if (size === 'thumb')
    return image.resize(thumbSide, thumbSide, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer()
  if (mediaType === 'image/png') return image.png().toBuffer()
  return mediaType === 'image/webp'
    ? image.webp({ quality: 88 }).toBuffer()
    : image.jpeg({ quality: 88 }).toBuffer()
}

function sniff(bytes: Buffer): PhotoFacts['mediaType'] | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp'
  return undefined
}

/** EXIF orientations 5–8 lie on their side. */
function uprightSize({ width, height, orientation = 1 }: Metadata): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** EXIF writes local time, mostly without an offset: then the district's. Unreadable EXIF is none. */
async function takenAt(bytes: Buffer, timeZone: string): Promise<Date | null> {
  const tags: { DateTimeOriginal?: unknown; OffsetTimeOriginal?: unknown } | undefined = await exifr
    .parse(bytes, { pick: ['DateTimeOriginal', 'OffsetTimeOriginal'], reviveValues: false })
    .catch(() => undefined)
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(tags?.DateTimeOriginal ?? ''))
  if (match === null) return null
  const [, year, month, day, time] = match
  const asUtc = new Date(`${year}-${month}-${day}T${time}Z`)
  if (Number.isNaN(asUtc.getTime())) return null
  const offset = String(tags?.OffsetTimeOriginal ?? '')
  if (/^[+-]\d\d:\d\d$/.test(offset)) return new Date(`${year}-${month}-${day}T${time}${offset}`)
  return new Date(asUtc.getTime() - offsetMs(timeZone, asUtc))
}

function offsetMs(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '')
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}
