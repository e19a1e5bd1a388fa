import type { z } from 'zod'
import { type Problem, problem } from '../../server/contract/common.ts'
import type { Endpoint } from '../../server/contract/endpoint.ts'

/** What the server refused, with a code that `problem.*` of the locales translates. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(told: Problem) {
    super(told.detail)
    this.problem = told
  }
}

/** The server could not be reached, or something between answered in its place. */
export class Unreachable extends Error {}

export interface Given<E extends Endpoint> {
  readonly params?: z.input<NonNullable<E['params']>>
  readonly query?: z.input<NonNullable<E['query']>>
  readonly body?: E extends { bodyType: string } ? FormData : z.input<NonNullable<E['body']>>
  /** The Idempotency-Key of a write: the same for every try of one intention. A fresh one unless given. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** Waits between the tries of a write whose answer got lost: the same key makes them harmless. */
const RETRY_AFTER_MS = [300, 1000, 3000]

/** Calls one endpoint of the contract. Throws ApiError or Unreachable. */
export async function request<E extends Endpoint>(
  endpoint: E,
  given: Given<E> = {},
): Promise<z.output<E['answer']>> {
  const { url, init } = requestOf(endpoint, given)
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await answerOf(await fetch(url, init))) as z.output<E['answer']>
    } catch (error) {
      const wait = RETRY_AFTER_MS[attempt]
      const mayRetry = endpoint.method !== 'get' && isLost(error) && wait !== undefined
      if (!mayRetry) throw error instanceof TypeError ? new Unreachable(error.message) : error
      await new Promise((resume) => setTimeout(resume, wait))
    }
  }
}

/** The address of a GET, for pictures and links. */
export const addressOf = <E extends Endpoint>(endpoint: E, given: Pick<Given<E>, 'params' | 'query'> = {}) =>
  urlOf(endpoint.path, given.params, given.query)

function requestOf<E extends Endpoint>(endpoint: E, given: Given<E>): { url: string; init: RequestInit } {
  const headers: Record<string, string> = { accept: 'application/json' }
  const { body } = given
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (endpoint.method !== 'get' && endpoint.idempotency !== 'never')
    headers['idempotency-key'] = given.key ?? crypto.randomUUID()
  const init: RequestInit = { method: endpoint.method.toUpperCase(), headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  if (given.signal !== undefined) init.signal = given.signal
  return { url: urlOf(endpoint.path, given.params, given.query), init }
}

function urlOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== '') search.set(name, String(value))
  return search.size === 0 ? filled : `${filled}?${search}`
}

async function answerOf(answer: Response) {
  if (answer.status === 204) return null
  const text = await answer.text()
  const json = parse(text)
  if (answer.ok && json !== undefined) return json
  const told = problem.safeParse(json)
  if (told.success) throw new ApiError(told.data)
  // A captive portal or a proxy: a page where an answer should be.
  throw new Unreachable(`${answer.status} without a problem`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isLost = (error: unknown) => error instanceof TypeError || error instanceof Unreachable
