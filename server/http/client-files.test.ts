import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../testing/app.ts'
import { clientFiles } from './client-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-client-'))
const server = express().use(clientFiles(folder)).listen(0, '127.0.0.1')
let base: string
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Cityloop</title>')
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'start()')
  if (!server.listening) await new Promise((resume) => server.once('listening', resume))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('Every address of the client answers its page, fresh each time', async () => {
  for (const path of ['/', '/login', '/command?v=1', '/field', '/unit/tasks']) {
    const page = await call(base + path, 'GET')
    expect([page.status, page.text], path).toEqual([200, '<title>Cityloop</title>'])
    expect(page.headers.get('cache-control'), path).toBe('no-cache')
  }
})

test('A built file is kept by browsers for good', async () => {
  const file = await call(`${base}/assets/main-1a2b.js`, 'GET')
  expect(file.text).toBe('start()')
  expect(file.headers.get('cache-control')).toContain('immutable')
})

test('What is missing is missing, not a page', async () => {
  for (const path of ['/assets/gone.js', '/picture.png', '/api/v1/nowhere', '/tiles/none', '/public/none'])
    expect((await call(base + path, 'GET')).status, path).toBe(404)
})
