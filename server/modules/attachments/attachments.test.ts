import { crc32 } from 'node:zlib'
import exifr from 'exifr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { call } from '../../testing/app.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { aPicture, uploadPhoto, useLoop, WAYS } from '../../testing/loop-world.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a8b99' } })

/** As a phone writes it: lying on its side, with place, maker and time, by default without an offset. */
const aPhonePhoto = (offset?: string) =>
  blank(400, 300)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Maker', Model: 'Serial 4711' },
      IFD2: { DateTimeOriginal: '2026:11:16 09:30:00', ...(offset ? { OffsetTimeOriginal: offset } : {}) },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '36/1 3/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '103/1 48/1 2/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

/** A PNG whose header promises more than any memory holds. */
async function aBomb(): Promise<Buffer> {
  const bytes = await blank(8, 8).png().toBuffer()
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

describeOnBothDatabases('Photos', (database) => {
  const loop = useLoop(database)
  const send = (bytes: Buffer, by = 'inspector', given: Parameters<typeof uploadPhoto>[3] = {}) =>
    uploadPhoto(loop().app.url, loop().as(by), bytes, given)
  const fetched = async (id: string, by: string, size = 'full') => {
    const answer = await fetch(`${loop().app.url}/api/v1/attachments/${id}?size=${size}`, {
      headers: { authorization: `Bearer ${loop().as(by).token}` },
    })
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const kept = async () => (await loop().db.one('select count(*)::integer as n from attachment')).n

  test('A phone’s photo is kept whole and served upright without place, maker or time', async () => {
    const original = await aPhonePhoto()
    expect(await exifr.gps(original)).toMatchObject({ latitude: expect.closeTo(36.058, 2) })
    const { status, json } = await send(original)
    expect(status).toBe(201)
    // Without an offset the camera's time is the district's.
    expect(json).toMatchObject({
      mediaType: 'image/jpeg',
      width: 300,
      height: 400,
      takenAt: '2026-11-16T01:30:00.000Z',
    })
    expect(await loop().app.deps.files.get(json.sha256)).toEqual(original)
    const full = await fetched(json.id, 'inspector')
    expect(full.status).toBe(200)
    expect(full.headers.get('content-type')).toBe('image/jpeg')
    const { width, height, exif, orientation } = await sharp(full.bytes).metadata()
    expect([width, height, exif, orientation]).toEqual([300, 400, undefined, undefined])
    expect(full.bytes.includes('4711')).toBe(false)
  })

  test('An offset in the photo is honoured', async () => {
    const { json } = await send(await aPhonePhoto('+02:00'))
    expect(json.takenAt).toBe('2026-11-16T07:30:00.000Z')
  })

  test('PNG and WebP are photos too; a thumbnail fits 320 pixels', async () => {
    for (const [format, type] of [
      ['png', 'image/png'],
      ['webp', 'image/webp'],
    ] as const) {
      const { status, json } = await send(await blank(900, 600)[format]().toBuffer())
      expect([status, json.mediaType, json.width, json.height]).toEqual([201, type, 900, 600])
      expect((await fetched(json.id, 'inspector')).headers.get('content-type')).toBe(type)
      const thumb = await fetched(json.id, 'inspector', 'thumb')
      const { width, height } = await sharp(thumb.bytes).metadata()
      expect([thumb.headers.get('content-type'), width, height]).toEqual(['image/webp', 320, 213])
    }
  })

  test('What is no photo is refused whatever it is called, and leaves nothing', async () => {
    const before = await kept()
    const jpeg = await blank(640, 480).jpeg().toBuffer()
    const refused: [Buffer, number, string][] = [
      [Buffer.from('hello, I am a photo'), 415, 'not-a-photo'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'not-a-photo'],
      [await blank(8, 8).gif().toBuffer(), 415, 'not-a-photo'],
      [Buffer.concat([jpeg.subarray(0, 3), Buffer.from('nothing more')]), 422, 'corrupt-photo'],
      [jpeg.subarray(0, jpeg.length / 2), 422, 'corrupt-photo'],
      [await aBomb(), 422, 'too-many-pixels'],
      [Buffer.alloc(0), 415, 'not-a-photo'],
    ]
    for (const [bytes, status, code] of refused) {
      const answer = await send(bytes, 'inspector', { name: 'photo.jpg', type: 'image/jpeg' })
      expect([answer.status, answer.json.code, answer.type]).toEqual([
        status,
        code,
        expect.stringContaining('application/problem+json'),
      ])
    }
    expect(await kept()).toBe(before)
  })

  test('A form without the file, a body that is no form and a photo over 20 MB are refused', async () => {
    const before = await kept()
    const headers = {
      authorization: `Bearer ${loop().as('inspector').token}`,
      'idempotency-key': crypto.randomUUID(),
    }
    const url = `${loop().app.url}/api/v1/attachments`
    expect((await call(url, 'POST', new FormData(), headers)).status).toBe(400)
    expect((await call(url, 'POST', { file: 'x' }, headers)).status).toBe(415)
    const large = Buffer.concat([await aPicture(), Buffer.alloc(20 * 1024 * 1024)])
    const answer = await send(large)
    expect([answer.status, answer.json.code]).toEqual([413, 'too-large'])
    expect((await send(await aPicture(), 'inspector', { key: '' })).status).toBe(400)
    expect(await kept()).toBe(before)
  })

  test('One key is one photo; equal bytes under two keys are two, of one content', async () => {
    const bytes = await blank(80, 60).jpeg().toBuffer()
    const key = crypto.randomUUID()
    const first = await send(bytes, 'inspector', { key })
    const again = await send(bytes, 'inspector', { key })
    expect([again.status, again.text]).toEqual([201, first.text])
    const other = await send(bytes)
    expect(other.json.id).not.toBe(first.json.id)
    expect(other.json.sha256).toBe(first.json.sha256)
    const changed = await send(await blank(80, 61).jpeg().toBuffer(), 'inspector', { key })
    expect([changed.status, changed.json.code]).toEqual([409, 'idempotency-key-reused'])
  })

  test('Only its uploader sees a free photo; evidence is seen by those who see the case', async () => {
    const { json } = await send(await aPicture(), 'unit-water')
    const seenBy = async (who: string) => (await fetched(json.id, who, 'thumb')).status
    expect([await seenBy('unit-water'), await seenBy('dispatcher'), await seenBy('unit-urban')]).toEqual([
      200, 404, 404,
    ])
    const sent = await loop().walk(await loop().report(), ...WAYS.dispatched)
    await loop().walk(sent, ['unit-water', 'complete', { attachments: [json.id] }])
    for (const [who, status] of [
      ['dispatcher', 200],
      ['street-xihu', 200],
      ['street-xiuchuan', 404],
      ['unit-urban', 404],
    ] as const)
      expect([who, await seenBy(who)]).toEqual([who, status])
    expect((await fetch(`${loop().app.url}/api/v1/attachments/${json.id}`)).status).toBe(401)
    expect((await fetched(crypto.randomUUID(), 'dispatcher')).status).toBe(404)
    expect((await fetched('nonsense', 'dispatcher')).status).toBe(404)
  })
})
