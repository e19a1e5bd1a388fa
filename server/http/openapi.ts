import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { Router } from 'express'
import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problem } from '../contract/common.ts'
import type { Endpoint } from '../contract/endpoint.ts'

const require = createRequire(import.meta.url)
const swaggerFolder = dirname(require.resolve('swagger-ui-dist/package.json'))

/** The OpenAPI 3.1 document, from the very schemas that validate requests. */
export function openApiDocument(surface: readonly Endpoint[]): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of surface) {
    const path = paths[endpoint.path] ?? {}
    path[endpoint.method] = operation(endpoint)
    paths[endpoint.path] = path
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Cityloop', version: '1', description: 'Grid-based governance of a city district.' },
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'cityloop_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ cookie: [] }, { bearer: [] }],
  })
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const status = String(endpoint.status ?? 200)
  const answerType = endpoint.answerType ?? 'application/json'
  const parameters = {
    ...(endpoint.params instanceof z.ZodObject ? { path: endpoint.params } : {}),
    ...(endpoint.query instanceof z.ZodObject ? { query: endpoint.query } : {}),
    ...(keyHeader(endpoint) ?? {}),
  }
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.open ? { security: [] } : {}),
    ...(Object.keys(parameters).length > 0 ? { requestParams: parameters } : {}),
    ...(requestBody(endpoint) ?? {}),
    responses: {
      [status]:
        status === '204'
          ? { description: 'Done' }
          : { description: 'Answer', content: { [answerType]: { schema: endpoint.answer } } },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
}

function keyHeader(endpoint: Endpoint) {
  if (endpoint.method === 'get' || endpoint.idempotency === 'never') return undefined
  const key = z.string().max(200)
  return {
    header: z.object({ 'Idempotency-Key': endpoint.idempotency === 'required' ? key : key.optional() }),
  }
}

function requestBody(endpoint: Endpoint) {
  if (endpoint.bodyType === 'multipart/form-data') {
    const schema = {
      type: 'object' as const,
      properties: { file: { type: 'string' as const, format: 'binary' } },
    }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (endpoint.body === undefined) return undefined
  return { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cityloop API</title>
<link rel="icon" href="/api/docs/assets/favicon-32x32.png"><link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`
const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none', validatorUrl: null })`

/** The document and a readable page of it; neither needs a login, and nothing comes from elsewhere. */
export function openApiRoutes(surface: readonly Endpoint[]): Router {
  const router = Router()
  const text = JSON.stringify(openApiDocument(surface))
  router.get('/api/v1/openapi.json', (_req, res) => void res.type('application/json').send(text))
  router.get('/api/docs', (_req, res) => void res.type('html').send(page))
  router.get('/api/docs/start.js', (_req, res) => void res.type('application/javascript').send(start))
  router.use('/api/docs/assets', express.static(join(swaggerFolder), { index: false, maxAge: '1h' }))
  return router
}
