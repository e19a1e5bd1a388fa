import { Router } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { sessionEndpoints } from '../../contract/identity.ts'
import type { AppDeps } from '../../http/deps.ts'
import { ProblemError, problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { isOwnOrigin, loginOf, setSessionCookie } from '../../http/session.ts'
import { userOf } from './identity-read.ts'
import { listColleagues } from './identity-repo.ts'
import { type createFindLogin, describeDemo, logIn, logOut, makeToken } from './identity-service.ts'

const windowMs = 60_000

export function identityRoutes(deps: AppDeps, findLogin: ReturnType<typeof createFindLogin>): Router {
  const router = Router()
  const { db } = deps.database
  const own = { clock: deps.clock, demo: deps.config.demo }
  router.post(sessionEndpoints.login.path, limitFailedLogins())

  route(router, deps, sessionEndpoints.login, async ({ body, req, res }) => {
    if (req.headers.origin !== undefined && !isOwnOrigin(req))
      throw problem(403, 'foreign-origin', 'Log in from this site.')
    const { actor, secret, maxAgeSeconds } = await logIn(db, own, body)
    setSessionCookie(res, secret, maxAgeSeconds)
    return { user: userOf(actor) }
  })
  route(router, deps, sessionEndpoints.whoAmI, async ({ actor }) => ({ user: userOf(actor) }))
  route(router, deps, sessionEndpoints.logout, async ({ req, res }) => {
    const { tokenHash } = loginOf(req)
    await logOut(db, own, tokenHash)
    findLogin.forget(tokenHash)
    setSessionCookie(res, '', 0)
    return null
  })
  route(router, deps, sessionEndpoints.token, async ({ actor, body }) => ({
    token: await makeToken(db, own, actor, body.name),
  }))
  route(router, deps, sessionEndpoints.colleagues, async ({ actor }) => ({
    items: await listColleagues(db, {
      userId: actor.id,
      org: actor.scope.org,
      isOperator: actor.roles.some(
        (role) => role === 'intake' || role === 'dispatcher' || role === 'supervisor',
      ),
    }),
  }))
  route(router, deps, sessionEndpoints.demo, async () => describeDemo(db, own))
  return router
}

/** Counts failures only: a busy desk logs in as often as it likes, a guesser does not. */
function limitFailedLogins() {
  return rateLimit({
    windowMs,
    limit: 20,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    handler(_req, res, next) {
      const seconds = Number(res.getHeader('Retry-After') ?? windowMs / 1000)
      const { problem: body } = problem(
        429,
        'too-many-logins',
        `Too many failed logins; wait ${seconds} seconds.`,
      )
      next(new ProblemError(body, { 'Retry-After': String(seconds) }))
    },
  })
}
