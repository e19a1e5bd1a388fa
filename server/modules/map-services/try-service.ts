import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import sharp from 'sharp'
import type { LonLat } from '../../contract/common.ts'
import type { MapServiceText, MapServiceTrial } from '../../contract/map-service.ts'
import { type SampleTile, sampleTile } from '../../contract/map-tile.ts'

const PATIENCE_MS = 8000
const MOST_BYTES = 2_000_000
const PREVIEW_PX = 256
const MOST_PIXELS = 4096 * 4096

/**
 * Asks a service for one tile over a place, as a browser would, and says what came. Services often stand in the city's own network, so
 * any address may be asked but those of machines about themselves (link-local); redirects are not followed, and only a picture,
 * drawn anew, ever leaves here.
 */
export async function tryService(service: MapServiceText, place: LonLat): Promise<MapServiceTrial> {
  const tile = sampleTile(service, place)
  const began = performance.now()
  const told = (rest: Told): MapServiceTrial => ({
    ...{ z: tile.z, x: tile.x, y: tile.y, status: null, mediaType: null, bytes: null, allowsSites: null },
    ...{ widthPx: null, heightPx: null, picture: null },
    ...rest,
    tookMs: Math.round(performance.now() - began),
  })
  try {
    return told(await ask(tile))
  } catch (error) {
    return told({ came: isTimeout(error) ? 'timeout' : 'unreachable' })
  }
}

type Told = Pick<MapServiceTrial, 'came'> & Partial<MapServiceTrial>

async function ask({ address }: SampleTile): Promise<Told> {
  if (await isLinkLocal(new URL(address).hostname)) return { came: 'unreachable' }
  const answer = await fetch(address, {
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { accept: 'image/*' },
  })
  const about = {
    status: answer.status,
    mediaType: answer.headers.get('content-type')?.split(';')[0]?.slice(0, 100) ?? null,
    allowsSites: answer.headers.has('access-control-allow-origin'),
  }
  if (answer.status !== 200) {
    await answer.body?.cancel()
    return { came: 'refused', ...about }
  }
  const content = await contentOf(answer)
  if (content === null) return { came: 'no-picture', ...about }
  return { ...about, bytes: content.length, ...(await pictureOf(content)) }
}

/** Null where there is more than a tile ever has. */
async function contentOf(answer: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.length
    if (bytes > MOST_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function pictureOf(content: Buffer): Promise<Told> {
  try {
    const image = sharp(content, { limitInputPixels: MOST_PIXELS })
    const { width, height } = await image.metadata()
    const small = await image.resize(PREVIEW_PX, PREVIEW_PX, { fit: 'inside' }).png().toBuffer()
    return {
      came: 'picture',
      ...{ widthPx: width, heightPx: height },
      picture: `data:image/png;base64,${small.toString('base64')}`,
    }
  } catch {
    return { came: 'no-picture' }
  }
}

/** What a machine tells about itself there is nobody's business. An address of IPv4 written as one of IPv6 is found, too. */
const linkLocal = new BlockList()
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4')
linkLocal.addSubnet('fe80::', 10, 'ipv6')

async function isLinkLocal(host: string): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = isIP(bare) === 0 ? await lookup(bare, { all: true }) : [{ address: bare }]
  return found.some(({ address }) => linkLocal.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6'))
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'
