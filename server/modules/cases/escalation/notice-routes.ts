import { Router } from 'express'
import { noticeEndpoints } from '../../../contract/notice.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { malformed } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import { countUnread, listNotices, markRead } from './notice-repo.ts'

/** What somebody must hear: escalations and cards, instructions, urgings. */
export function noticeRoutes(app: AppDeps): Router {
  const router = Router()
  route(router, app, noticeEndpoints.list, async ({ db, actor, query: { cursor, limit, unread } }) => {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
      throw malformed('The cursor is not one of this list.')
    const asked = { before: cursor ?? null, limit: limit + 1, unread: unread === true }
    const found = await listNotices(db, actor, asked)
    const items = found.slice(0, limit)
    const nextCursor = found.length > limit ? (items.at(-1)?.id ?? null) : null
    return { items, nextCursor, unread: await countUnread(db, actor) }
  })
  writeRoute(router, app, noticeEndpoints.read, {
    handle: async ({ actor, body: { id, upTo } }, t) => {
      await markRead(t, actor, id, upTo, app.clock.now())
      return { unread: await countUnread(t, actor) }
    },
  })
  return router
}
