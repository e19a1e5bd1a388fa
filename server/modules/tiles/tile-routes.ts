import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { malformed, notFound } from '../../http/problem.ts'
import type { TileFile, TileService } from './tile-service.ts'

const decompress = promisify(gunzip)

const modelParams = z.object({
  layer: z.enum(['buildings', 'components', 'pipes']),
  path: z.array(z.string().regex(/^[\w-][\w.-]*$/)).transform((parts) => parts.join('/')),
})
const placeParams = z.object({
  z: z.coerce.number().int().min(0).max(22),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
})
const basemapParams = placeParams.extend({ kind: z.enum(['png', 'webp']) })
const basemapQuery = z.object({ style: z.enum(['command', 'light']).default('command') })

/** /tiles, for whoever is logged in: the city's shape is no secret among its staff. Private caches only. */
export function tileRoutes(service: TileService): Router {
  const router = Router()
  router.get('/basemap/:z/:x/:y.:kind', async (req, res) => {
    const place = basemapParams.safeParse(req.params)
    if (!place.success || Math.max(place.data.x, place.data.y) >= 2 ** place.data.z)
      throw notFound('This tile')
    const query = basemapQuery.safeParse(req.query)
    if (!query.success) throw malformed('The style is command or light.')
    const { kind, ...at } = place.data
    const { picture, etag } = await service.basemap({
      ...at,
      ...query.data,
      size: kind === 'webp' ? 512 : 256,
    })
    res.set({ 'Cache-Control': 'private, max-age=60', ETag: etag }).type(`image/${kind}`)
    if (hasAlready(req, etag)) res.status(304).end()
    else res.send(picture)
  })
  addTerrain(router, service)
  router.get('/:layer/*path', async (req, res) => {
    const asked = modelParams.safeParse(req.params)
    const file = asked.success ? await service.file(asked.data.layer, asked.data.path) : undefined
    if (file === undefined) throw notFound('This tile')
    await sendFile(req, res, file)
  })
  return router
}

const versionQuery = z.object({ v: z.string().max(40).optional() })

/** The ground for Cesium. A city without an elevation model has a layer.json that names no tile. */
function addTerrain(router: Router, { terrain }: TileService): void {
  const versionOf = (req: Request) => versionQuery.safeParse(req.query).data?.v
  router.get('/terrain/layer.json', async (req, res) => sendFile(req, res, await terrain.layerJson()))
  router.get('/terrain/heights.bin', async (req, res) => {
    const file = await terrain.heights(versionOf(req))
    if (file === undefined) throw notFound('The ground')
    await sendFile(req, res, file)
  })
  router.get('/terrain/:z/:x/:y.terrain', async (req, res) => {
    const place = placeParams.safeParse(req.params)
    const file = place.success ? await terrain.tile(place.data, versionOf(req)) : undefined
    if (file === undefined) throw notFound('This tile')
    await sendFile(req, res, file)
  })
}

async function sendFile(req: Request, res: Response, file: TileFile): Promise<void> {
  res.set({
    'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
    'Content-Type': file.contentType,
  })
  if (hasAlready(req, file.etag)) {
    res.status(304).end()
    return
  }
  if (req.acceptsEncodings('gzip') !== 'gzip') {
    // Without this the compressing middleware would try again.
    res.set('Cache-Control', `${res.get('Cache-Control')}, no-transform`)
    res.send(await decompress(file.gzipped))
    return
  }
  res.set('Content-Encoding', 'gzip').send(file.gzipped)
}

/** Express sends everything again to who adds `no-cache`, as programs do that name an ETag; they mean only "ask". */
const hasAlready = (req: Request, etag: string): boolean =>
  (req.get('if-none-match') ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === etag)
