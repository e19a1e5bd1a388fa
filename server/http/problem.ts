import type { Response } from 'express'
import type { z } from 'zod'
import type { FieldError, Problem } from '../contract/common.ts'

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Login required',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Wrong content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
}

/** A refusal that is part of the surface: thrown by services, answered as RFC 9457, undoing the transaction it left. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>
  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.name = 'ProblemError'
    this.problem = problem
    this.headers = headers
  }
}

/** `code` is what a client translates; `detail` is English for people who read logs and answers. */
export function problem(status: number, code: string, detail: string, errors?: FieldError[]): ProblemError {
  const title = titles[status] ?? 'Error'
  const body: Problem = { type: `urn:cityloop:problem:${code}`, title, status, detail, code }
  return new ProblemError(errors === undefined ? body : { ...body, errors })
}

export const malformed = (detail: string, errors?: FieldError[]) => problem(400, 'malformed', detail, errors)
export const unauthenticated = () => problem(401, 'unauthenticated', 'Log in first.')
export const forbidden = (code = 'forbidden', detail = 'You have no right to do this.') =>
  problem(403, code, detail)
/** Also for what lies outside the caller's scope: there it does not exist. */
export const notFound = (what = 'It') => problem(404, 'not-found', `${what} does not exist.`)
export const conflict = (code: string, detail: string) => problem(409, code, detail)
/** Well-formed but wrong: every wrong field is named. */
export const wrongContent = (errors: FieldError[], code = 'wrong-content') =>
  problem(422, code, errors.map((error) => error.detail).join(' '), errors)
export const wrongField = (field: string, code: string, detail: string) =>
  wrongContent([{ field, code, detail }], code)

/** What a schema found, as field errors; `field` is a path such as `location.lon`. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map(({ path, code, message }) => ({
    field: path.map(String).join('.'),
    code: code ?? 'invalid',
    detail: message,
  }))
}

export function sendProblem(res: Response, { problem: body, headers }: ProblemError): void {
  res.status(body.status).set(headers).type('application/problem+json').send(JSON.stringify(body))
}
