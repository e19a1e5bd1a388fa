import { type RequestHandler, Router } from 'express'
import { streamEndpoints } from '../contract/stream.ts'
import type { AppDeps } from './deps.ts'
import { route } from './route.ts'
import type { StreamHub } from './stream-hub.ts'

/** A right taken away ends with the connection: each lives some minutes, then resumes under a fresh login. */
const longestMs = 10 * 60_000

export function streamRoutes(deps: AppDeps, hub: StreamHub): Router {
  const router = Router()
  route(router, deps, streamEndpoints.stream, async ({ actor, query, req, res }) => {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    })
    res.write('retry: 500\n\n')
    const timer = setTimeout(() => res.end(), longestMs * (0.8 + Math.random() * 0.4))
    res.once('close', () => clearTimeout(timer))
    await hub.listen(actor, res, req.get('last-event-id') ?? query.lastEventId)
    return undefined
  })
  return router
}

/** Every request that may have written wakes the stream once it is answered. */
export function wakeAfterWrites(hub: StreamHub): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') res.once('finish', () => hub.wake())
    next()
  }
}
