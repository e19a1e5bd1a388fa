import { createHash, randomBytes } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '../contract/case-rules.ts'
import type { User } from '../contract/identity.ts'
import { forbidden, unauthenticated } from './problem.ts'

/** Who sends the request: the user with the rights that the rules judge by. */
export interface SessionActor extends Actor {
  readonly username: string
  readonly name: string
  readonly roles: User['roles']
}

export interface Login {
  actor: SessionActor
  tokenHash: Buffer
  by: 'cookie' | 'token'
}

/** How the identity module finds who a secret belongs to. */
export type FindLogin = (tokenHash: Buffer, by: Login['by']) => Promise<SessionActor | null>

const cookieName = 'cityloop_session'
const logins = new WeakMap<Request, Login>()

/** A random secret for a cookie or token; the database keeps only its hash. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

export function setSessionCookie(res: Response, secret: string, maxAgeSeconds: number): void {
  const secure = res.req.secure
  res.append(
    'Set-Cookie',
    stringifySetCookie({
      name: cookieName,
      value: secret,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: maxAgeSeconds,
      secure,
    }),
  )
}

/** The login of a request that `authenticate` let through. */
export function loginOf(req: Request): Login {
  const login = logins.get(req)
  if (login === undefined) throw unauthenticated()
  return login
}

export const actorOf = (req: Request): SessionActor => loginOf(req).actor

/**
 * Default deny: everything behind this needs a login, except what `isOpen` names. Cookies travel by themselves, so an
 * unsafe request that relies on one must come from our own origin.
 */
export function authenticate(findLogin: FindLogin, isOpen: (req: Request) => boolean): RequestHandler {
  return async (req, _res, next) => {
    const given = credentials(req)
    if (given === undefined) {
      if (!isOpen(req)) throw unauthenticated()
      return next()
    }
    const tokenHash = hashSecret(given.secret)
    const actor = await findLogin(tokenHash, given.by)
    if (actor === null) {
      if (!isOpen(req)) throw unauthenticated()
      return next()
    }
    logins.set(req, { actor, tokenHash, by: given.by })
    if (given.by === 'cookie' && !isSafe(req.method) && !isOwnOrigin(req))
      throw forbidden('foreign-origin', 'A request with the session cookie must come from this site.')
    next()
  }
}

function credentials(req: Request): { secret: string; by: Login['by'] } | undefined {
  const bearer = /^Bearer ([\w.~+/=-]{20,200})$/i.exec(req.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { secret: bearer, by: 'token' }
  const secret = parseCookie(req.headers.cookie ?? '')[cookieName]
  return secret ? { secret, by: 'cookie' } : undefined
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Browsers send Origin with every unsafe request; a page elsewhere cannot forge it. */
export function isOwnOrigin(req: Request): boolean {
  const { origin, host } = req.headers
  if (origin === undefined || host === undefined) return req.headers['sec-fetch-site'] === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === host
}
