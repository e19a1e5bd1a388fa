import { randomUUID } from 'node:crypto'
import type { CaseDetail } from '../../server/contract/case-shape.ts'

/** One demo user talking to the HTTP surface like any other program. */
export interface DemoUser {
  readonly id: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  act(caseId: string, version: number, action: string, more?: Record<string, unknown>): Promise<CaseDetail>
  upload(picture: Buffer): Promise<string>
}

/** An answer other than 2xx. */
export class RefusedError extends Error {
  readonly status: number
  constructor(status: number, path: string) {
    super(`${path} answered ${status}`)
    this.status = status
  }
}

export async function logIn(
  baseUrl: string,
  username: string,
  password: string,
  signal: AbortSignal,
): Promise<DemoUser> {
  const session = await fetch(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!session.ok) throw new RefusedError(session.status, `login of ${username}`)
  const cookie = session.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  const { user } = (await session.json()) as { user: { id: string } }

  const send = async <T>(method: string, path: string, body?: string | FormData): Promise<T> => {
    const headers: Record<string, string> = { cookie, origin: baseUrl }
    if (method === 'POST') headers['idempotency-key'] = randomUUID()
    if (typeof body === 'string') headers['content-type'] = 'application/json'
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new RefusedError(answer.status, path)
    }
    return (await answer.json()) as T
  }
  const post = <T>(path: string, body: unknown) => send<T>('POST', path, JSON.stringify(body))
  return {
    id: user.id,
    get: (path) => send('GET', path),
    post,
    act: (caseId, version, action, more = {}) =>
      post(`/api/v1/cases/${caseId}/actions`, { action, version, ...more }),
    async upload(picture) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg')
      return (await send<{ id: string }>('POST', '/api/v1/attachments', form)).id
    },
  }
}
