import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { readConfig } from './config.ts'
import { openFileStore } from './files.ts'
import { createJobs } from './jobs.ts'
import { maskIdNumber, maskPhone, openKeyring } from './keyring.ts'
import { createLog } from './log.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-platform-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('The configuration has its documented defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, demo: true, simulate: true, casePrefix: 'QLH' })
  expect(readConfig({ DATABASE_URL: 'postgres://h/d' })).toMatchObject({ demo: false, simulate: false })
  expect(readConfig({ DEMO: '0' })).toMatchObject({ demo: false, simulate: false })
})

test('A wrong value of the environment names its variable', () => {
  expect(() => readConfig({ PORT: 'eighty' })).toThrow(/PORT/)
  expect(() => readConfig({ DATABASE_URL: 'mysql://h/d', DEMO: 'yes' })).toThrow(/DATABASE_URL.*DEMO/)
})

test('An encrypted field opens with its own key only, and shows a change', () => {
  const keyring = openKeyring({ dataDir: folder, secretKey: undefined })
  const box = keyring.encrypt('13912345678')
  expect(openKeyring({ dataDir: folder, secretKey: undefined }).decrypt(box)).toBe('13912345678')
  expect(() => openKeyring({ dataDir: folder, secretKey: 'ab'.repeat(32) }).decrypt(box)).toThrow()
  box[box.length - 1] = (box.at(-1) ?? 0) ^ 1
  expect(() => keyring.decrypt(box)).toThrow()
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
})

test('A number is found however it was typed', () => {
  const { lookupHash } = openKeyring({ dataDir: folder, secretKey: undefined })
  expect(lookupHash('+86 139-1234-5678')).toEqual(lookupHash('13912345678'))
  expect(lookupHash('99999919900101123x')).toEqual(lookupHash('99999919900101123X'))
})

test('Numbers are shown masked', () => {
  expect(maskPhone('13912345678')).toBe('139****5678')
  expect(maskIdNumber('999999199001011234')).toBe('999999********1234')
})

test('A stored file is found under its digest, once', async () => {
  const store = openFileStore(join(folder, 'files'))
  const digest = await store.put(Buffer.from('photo'))
  expect(await store.put(Buffer.from('photo'))).toBe(digest)
  expect((await store.get(digest))?.toString()).toBe('photo')
  expect(await store.get('0'.repeat(64))).toBeUndefined()
  await expect(store.get('../secret.key')).rejects.toThrow()
})

test('A job says how it does: it fails until it runs well again', async () => {
  const jobs = createJobs(createLog({ logLevel: 'silent' }))
  let isBroken = true
  const run = async () => {
    if (isBroken) throw new Error('broken')
  }
  jobs.start({ name: 'one', everyMs: 5, run })
  expect(jobs.states()).toMatchObject([{ name: 'one', state: 'waiting', failures: 0, lastRunAt: null }])
  await vi.waitFor(() => expect(jobs.states()[0]?.failures).toBeGreaterThan(1))
  isBroken = false
  await vi.waitFor(() => expect(jobs.states()).toMatchObject([{ state: 'waiting', failures: 0 }]))
  expect(jobs.states()[0]?.lastRunAt).toBeInstanceOf(Date)
  await jobs.stop()
})
