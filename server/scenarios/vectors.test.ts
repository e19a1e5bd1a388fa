import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { PolicyDefinition } from '../contract/policy.ts'
import { createPolicySource } from '../modules/cases/case-policy.ts'
import { importCases } from '../modules/cases/import/import-cases.ts'
import { ndjsonCases } from '../modules/cases/import/ndjson-cases.ts'
import { cellCenter } from '../testing/city.ts'
import { describeOnBothDatabases } from '../testing/database.ts'
import { useLoop } from '../testing/loop-world.ts'
import { sharedData } from '../testing/shared-data.ts'

const cases = sharedData('vectors/random/cases.ndjson')
const vectors = (name: string) => JSON.parse(readFileSync(cases?.replace('cases.ndjson', name) ?? '', 'utf8'))

// The histories of the vectors in the database, under their own policy: the server must score them as the command line does.
describeOnBothDatabases('The vectors, migrated', (database) => {
  const loop = useLoop(database)
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-vectors-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.runIf(cases !== undefined)(
    'are scored by the server as by the command line, in every period and as of every instant',
    async () => {
      loop().setClock('2027-01-04T09:00:00+08:00')
      await setPolicy()
      const { keyring } = loop().app.deps
      const policies = createPolicySource('Asia/Shanghai')
      const rejects: unknown[] = []
      const report = await importCases(
        loop().db,
        ndjsonCases(inTown()),
        { keyring, policies },
        {
          maxRejectShare: 0,
          now: () => loop().setClock(0),
          onReject: (line) => rejects.push(line),
        },
      )
      expect(rejects).toEqual([])
      expect(report.cases).toBe(200)
      for (const name of ['2026-09', '2026-10', '2026-Q4', '2026']) await comparePeriod(name)
    },
  )

  async function comparePeriod(name: string): Promise<void> {
    const expected = vectors(`expected.${name}.json`)
    const query = `period=${name}&asOf=${encodeURIComponent(expected.asOf)}`
    const { items } = (await loop().as('assessor').get(`/api/v1/assessment/units?${query}`)).json
    for (const unit of expected.units) {
      const found = items.find((row: { unit: string }) => row.unit === unit.unit)
      expect(found, `${name} ${unit.unit}`).toMatchObject(unit)
      const path = `/api/v1/assessment/units/${unit.unit}/cases?${query}&limit=500`
      const wanted = expected.cases
        .filter((row: { unit: string }) => row.unit === unit.unit)
        .toSorted((a: { number: string }, b: { number: string }) => (a.number < b.number ? -1 : 1))
      const rows = (await loop().as('assessor').get(path)).json.items
      expect(rows.map(inLocalTime)).toMatchObject(wanted)
      expect(rows).toHaveLength(wanted.length)
    }
  }

  /** The places of the vectors lie in a city that is not here: the clocks do not care. */
  function inTown(): string {
    const place = cellCenter(1, 1)
    const lines = readFileSync(cases ?? '', 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.stringify({ ...JSON.parse(line), ...place }))
    const path = join(folder, 'cases.ndjson')
    writeFileSync(path, lines.join('\n'))
    return path
  }

  async function setPolicy(): Promise<void> {
    const config = vectors('config.json')
    const { timezone, seasons, restWeekdays, holidays, workdays } = config.calendar
    const admin = loop().as('admin')
    const inForce = (await admin.get('/api/v1/policy')).json.current
    const definition: PolicyDefinition = {
      ...inForce.definition,
      calendars: [
        {
          ...{ key: 'center', timezone, holidays, workdays, provisionalYears: [] },
          versions: [{ validFrom: null, seasons, restWeekdays }],
        },
      ],
      units: Object.entries(config.units).map(([code, unit]) => ({
        ...{ code, calendar: null },
        commandDuty: (unit as { commandDuty: boolean }).commandDuty,
      })),
      quotas: config.quotas,
    }
    const answer = await admin.post('/api/v1/policy/revisions', {
      ...{ definition, reason: '向量核对' },
      basedOn: inForce.number,
    })
    expect(answer.status, answer.text).toBe(201)
  }
})

/** The command line prints local time. */
const inLocalTime = (row: { deadline: string | null }) => ({
  ...row,
  deadline:
    row.deadline === null
      ? null
      : `${new Date(Date.parse(row.deadline) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,
})
