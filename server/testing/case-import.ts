import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createPolicySource } from '../modules/cases/case-policy.ts'
import { importCases } from '../modules/cases/import/import-cases.ts'
import type { RecordSource } from '../modules/cases/import/migrated-case.ts'
import { cellCenter } from './city.ts'
import type { Loop } from './loop-world.ts'

/** Writes files into a folder that goes with the test file; answers their paths. */
export function tempFiles(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-cases-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name, content) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
}

/** A place within the town. */
export const IN_TOWN = cellCenter(1, 1)

/** A line of a case file; its events of 2026 in Shanghai as `10-14 10:20 dispatch WATER / …`. */
export function caseLine(number: string, events: string, over: object = {}): string {
  const happened = events.split('/').map((line) => {
    const [day, time, action, unit] = line.trim().split(/\s+/)
    return { at: `2026-${day}T${time}:00+08:00`, action, ...(unit === undefined ? {} : { unit }) }
  })
  return JSON.stringify({
    ...{ number, kind: 'event', classCode: '06010', urgent: false, source: 'hotline' },
    ...{ limit: { unit: 'work-hours', value: 6 }, ...IN_TOWN },
    events: happened,
    ...over,
  })
}

/** Imports into the loop's database at its clock's time; the refused as `LINE NUMBER: why`. */
export async function takeCases(loop: Loop, source: RecordSource, maxRejectShare = 0.5) {
  const rejects: string[] = []
  const deps = { keyring: loop.app.deps.keyring, policies: createPolicySource('Asia/Shanghai') }
  const report = await importCases(loop.db, source, deps, {
    maxRejectShare,
    now: () => loop.setClock(0),
    onReject: ({ line, id, reason }) => rejects.push(`${line} ${id}: ${reason}`),
  })
  return { ...report, rejects }
}

/** A case as the supervisor sees it. */
export async function findCase(loop: Loop, number: string) {
  const { json } = await loop.as('supervisor').get(`/api/v1/cases?q=${encodeURIComponent(number)}`)
  return (await loop.as('supervisor').get(`/api/v1/cases/${json.items[0].id}`)).json
}
