import type { z } from 'zod'
import type { Role } from './role.ts'

/** One operation of the HTTP surface: validates requests, makes the OpenAPI page and types the client. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'delete' | 'put' | 'patch'
  /** Path under the origin, parameters as `{id}`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** A body that is not JSON (multipart upload): parsed by the route itself. */
  readonly bodyType?: 'multipart/form-data'
  readonly answer: Answer
  readonly answerType?: string
  readonly status?: number
  /** `required`: 400 without an Idempotency-Key; `never`: not recorded; else honoured where sent. */
  readonly idempotency?: 'required' | 'never'
  /** No login needed. */
  readonly open?: boolean
  /** Who may call it at all; absent: every logged-in role. Finer rights live in `*-rules.ts`. */
  readonly roles?: readonly Role[]
}

/** Keeps the literal types of an endpoint. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  e: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> => e
