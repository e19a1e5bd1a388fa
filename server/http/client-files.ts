import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

/** The built client, and its page for every address that the client's router knows. */
export function clientFiles(folder: string): Router {
  const router = Router()
  const hashed = express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false })
  router.use('/assets', hashed)
  router.use(express.static(folder, { index: false, maxAge: '1h' }))
  const index = join(folder, 'index.html')
  router.use((req, res, next) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && !/\.\w+$/.test(req.path)
    if (!wantsPage || isApi(req.path) || !existsSync(index)) return next()
    res.set('Cache-Control', 'no-cache').sendFile(index)
  })
  return router
}

const isApi = (path: string) =>
  /^\/(api|tiles|assets|public|open311|ogc|metrics|healthz|readyz)(\/|$)/.test(path)
