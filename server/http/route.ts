import express, { type Request, type Response, type Router } from 'express'
import type { z } from 'zod'
import type { Endpoint } from '../contract/endpoint.ts'
import type { Role } from '../contract/role.ts'
import type { Db, Tx } from '../db/connect.ts'
import { tx } from '../db/tx.ts'
import { withoutBlankNumbers } from './blank-numbers.ts'
import type { AppDeps } from './deps.ts'
import { claim, hashBody, type KeyScope, type RecordedAnswer, readKey, record } from './idempotency.ts'
import { fieldErrors, forbidden, malformed, notFound, ProblemError, problem } from './problem.ts'
import { loginOf, type SessionActor } from './session.ts'
import { unfitText } from './unfit-text.ts'

/** What a handler knows of its request. `actor` is absent only on open endpoints, where it throws 401. */
export interface RequestContext<Params, Query, Body> {
  readonly actor: SessionActor
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly db: Db
  readonly req: Request
  readonly res: Response
}

type Schema = z.ZodType
type ContextOf<P extends Schema, Q extends Schema, B extends Schema> = RequestContext<
  z.output<P>,
  z.output<Q>,
  z.output<B>
>
type ScopedContext<P extends Schema> = Pick<ContextOf<P, Schema, Schema>, 'actor' | 'params' | 'db' | 'req'>

/**
 * Serves an endpoint that changes nothing, or does so on its own terms. Order: 401 (already judged), 404 for a malformed id,
 * 400, 403, then the handler. A handler that answers through `res` itself answers undefined.
 */
export function route<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  router: Router,
  deps: AppDeps,
  endpoint: Endpoint<P, Q, B, A>,
  handle: (context: ContextOf<P, Q, B>) => Promise<z.input<A> | undefined>,
): void {
  router[endpoint.method](expressPath(endpoint.path), async (req, res) => {
    const context = await readRequest(req, res, deps, endpoint)
    const answer = await handle(context)
    if (!res.headersSent && !res.writableEnded && answer !== undefined)
      send(res, { status: endpoint.status ?? 200, body: JSON.stringify(answer) })
  })
}

/** The steps of an endpoint with an effect. */
export interface WriteHandler<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  A extends Schema,
  Prepared,
> {
  /** Before the shape of the body is looked at: throws 404 for what is outside the caller's scope. */
  load?: (context: ScopedContext<P>) => Promise<void>
  /**
   * Before the transaction: receiving an upload, hashing, drawing — whatever waits for something other than the database.
   * `fingerprint` stands for the body where it is not JSON.
   */
  prepare?: (context: ContextOf<P, Q, B>) => Promise<{ prepared: Prepared; fingerprint?: unknown }>
  /** Inside one transaction with the record of the idempotency key; may run again after a conflict. Uses `t`, never `db`. */
  handle: (context: Omit<ContextOf<P, Q, B>, 'db' | 'res'>, t: Tx, prepared: Prepared) => Promise<z.input<A>>
}

/** Serves an endpoint with an effect: the effect, its answer and the key stand or fall together. */
export function writeRoute<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  A extends Schema,
  Prepared = undefined,
>(
  router: Router,
  deps: AppDeps,
  endpoint: Endpoint<P, Q, B, A>,
  handler: WriteHandler<P, Q, B, A, Prepared>,
): void {
  router[endpoint.method](expressPath(endpoint.path), async (req, res) => {
    const context = await readRequest(req, res, deps, endpoint, handler.load)
    const key = readKey(req.get('idempotency-key'), endpoint.idempotency === 'required')
    const ready = await handler.prepare?.(context)
    const effect = async (t: Tx): Promise<RecordedAnswer> => {
      const answer = await handler.handle(context, t, ready?.prepared as Prepared)
      return { status: endpoint.status ?? 200, body: JSON.stringify(answer) }
    }
    if (key === undefined) return send(res, await tx(deps.database.db, effect))
    const scope = { userId: context.actor.id, path: `${req.method} ${req.baseUrl}${req.path}`, key }
    const bodyHash = hashBody(ready?.fingerprint ?? req.body)
    send(res, await tx(deps.database.db, (t) => once(t, scope, bodyHash, effect)))
  })
}

/** A refusal is kept under the key as well, its effects undone by the savepoint: the same key gets the same answer. */
async function once(
  t: Tx,
  scope: KeyScope,
  bodyHash: Buffer,
  effect: (t: Tx) => Promise<RecordedAnswer>,
): Promise<RecordedAnswer> {
  const known = await claim(t, scope, bodyHash)
  if (known !== undefined) return known
  const answer = await t.tx(effect).catch((error: unknown): RecordedAnswer => {
    if (error instanceof ProblemError && [403, 409, 422].includes(error.problem.status))
      return { status: error.problem.status, body: JSON.stringify(error.problem) }
    throw error
  })
  await record(t, scope, answer)
  return answer
}

function send(res: Response, { status, body }: RecordedAnswer): void {
  if (status === 204) return void res.status(204).end()
  res
    .status(status)
    .type(status >= 400 ? 'application/problem+json' : 'application/json')
    .send(body)
}

const readJson = express.json({ limit: '1mb', strict: false })

async function readRequest<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  req: Request,
  res: Response,
  deps: AppDeps,
  endpoint: Endpoint<P, Q, B, A>,
  load?: (context: ScopedContext<P>) => Promise<void>,
): Promise<ContextOf<P, Q, B>> {
  const { db } = deps.database
  const scoped: ScopedContext<P> = {
    get actor() {
      return loginOf(req).actor
    },
    params: parseParams(endpoint.params, req.params),
    db,
    req,
  }
  if (!endpoint.open) loginOf(req)
  await load?.(scoped)
  if (endpoint.body !== undefined) await parseJson(req, res)
  const query = parse(endpoint.query, withoutBlankNumbers(endpoint.query, req.query), 'query')
  const body = parse(endpoint.body, req.body, 'body')
  if (!endpoint.open && !mayCall(endpoint, scoped.actor.roles)) throw forbidden()
  return Object.defineProperties({ params: scoped.params, query, body, db, req, res } as ContextOf<P, Q, B>, {
    actor: { get: () => scoped.actor, enumerable: true },
  })
}

/** A program's role opens only what names it: reading without a named role is for people. */
function mayCall({ roles: named, tag }: Endpoint, roles: readonly Role[]): boolean {
  if (named !== undefined) return roles.some((role) => named.includes(role))
  return tag === 'session' || roles.some((role) => role !== 'telephony')
}

function parseParams<P extends Schema>(schema: P | undefined, params: unknown): z.output<P> {
  const parsed = schema?.safeParse(params)
  // What cannot be an id names nothing.
  if (parsed !== undefined && (!parsed.success || unfitText(params) !== null)) throw notFound()
  return parsed?.data as z.output<P>
}

function parse<S extends Schema>(schema: S | undefined, value: unknown, what: string): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    throw malformed(
      `The ${what} has the wrong shape: ${errors.map((e) => e.field || what).join(', ')}.`,
      errors,
    )
  }
  const field = unfitText(value)
  if (field !== null) {
    const detail = 'The text holds U+0000 or half of a character.'
    throw malformed(`${field || what}: ${detail}`, [{ field, code: 'unfit-text', detail }])
  }
  return parsed.data
}

function parseJson(req: Request, res: Response): Promise<void> {
  if (hasBody(req) && !req.is(['json', '+json']))
    throw problem(415, 'unsupported-media-type', 'Send the body as application/json.')
  return new Promise((done, fail) => {
    readJson(req, res, (error?: unknown) => {
      if (error === undefined || error === null) return done()
      const { status, type } = error as { status?: number; type?: string }
      if (status === 413) return fail(problem(413, 'too-large', 'The body is larger than 1 MB.'))
      if (status !== undefined && status < 500)
        return fail(malformed(`The body is not JSON (${type ?? status}).`))
      fail(error)
    })
  })
}

const hasBody = (req: Request) =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0

/** `/cases/{id}` as Express writes it. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
