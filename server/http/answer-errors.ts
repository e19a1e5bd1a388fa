import type { ErrorRequestHandler } from 'express'
import type { Log } from '../platform/log.ts'
import { ProblemError, problem, sendProblem } from './problem.ts'

/** The last middleware: every refusal and every failure leaves as a problem (RFC 9457). */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof ProblemError) return sendProblem(res, error)
    const { status, statusCode } = error as { status?: number; statusCode?: number }
    const known = status ?? statusCode
    if (known !== undefined && known >= 400 && known < 500)
      return sendProblem(
        res,
        problem(known, known === 404 ? 'not-found' : 'malformed', 'The request is malformed.'),
      )
    log.error({ err: error, method: req.method, path: req.path }, 'request failed')
    if (isDatabaseGone(error))
      return sendProblem(res, problem(503, 'database-unavailable', 'Try again in a moment.'))
    sendProblem(res, problem(500, 'internal', 'This is our fault; it was written down.'))
  }
}

/** Shutdown, lost connection, read-only standby: the same request may succeed a moment later. */
function isDatabaseGone(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '')
  return (
    /^(57P0[123]|08...|25006|ECONN\w+|EPIPE|ENOENT)$/.test(code) ||
    (error as Error).message === 'Connection terminated unexpectedly'
  )
}
