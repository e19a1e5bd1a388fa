import { beforeAll, expect, test } from 'vitest'
import { createHistoryWriter } from '../../server/modules/cases/case-history.ts'
import { createPolicySource } from '../../server/modules/cases/case-policy.ts'
import { createComplaintWriter } from '../../server/modules/cases/complaints/complaint-history.ts'
import { textOf, verifyAll } from '../../server/modules/cases/replay/verify.ts'
import { readCatalogRules } from '../../server/modules/routing/routing-read.ts'
import { openFileStore } from '../../server/platform/files.ts'
import { type Keyring, openKeyring } from '../../server/platform/keyring.ts'
import { createLog } from '../../server/platform/log.ts'
import { addBuilding, addComponent, addTown, cellCenter } from '../../server/testing/city.ts'
import { describeOnBothDatabases, type TestDatabase } from '../../server/testing/database.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { type DemoDeps, layDemoOver } from './lay-demo.ts'

const now = new Date('2026-11-21T09:00:00Z')

interface Person {
  id: number
  idNumberEnc: Buffer
  idNumberMask: string
  idNumberHash: Buffer
  phoneEnc: Buffer | null
  phoneMask: string | null
  nameEnc: Buffer
  nameMask: string
  sex: 'f' | 'm'
  birthOn: string
}

describeOnBothDatabases('The demo laid over a city', (database) => {
  let keyring: Keyring
  const layAgain = () => layDemoOver(demoDeps(database(), keyring))
  beforeAll(async () => {
    keyring = openKeyring({ dataDir: database().config.dataDir, secretKey: undefined })
    await addTown(database())
    await loadCatalog(database().db)
    for (let column = 0; column < 6; column++)
      await addBuilding(database(), { ...cellCenter(column, 1), halfM: 15 })
    await addBuilding(database(), { ...cellCenter(0, 3), name: 'school' })
    await database().db.none(
      `update building set kind = case name when 'school' then 'school' else 'apartments' end, floors = 6`,
    )
    const classes = ['01001', '01037', '01002']
    for (let i = 0; i < 48; i++)
      await addComponent(database(), {
        ...cellCenter(i % 6, (i >> 1) % 4),
        classCode: classes[i % 3] ?? '01001',
      })
    await layAgain()
  }, 180_000)
  const count = async (what: string) =>
    (await database().db.one<{ n: number }>(`select count(*)::int as n from ${what}`)).n

  test('shows how often its dispatchers followed the rules of the catalog, and where they knew better', async () => {
    const keys = new Set((await readCatalogRules(database().db)).rules.map(({ key }) => key))
    const rows = await database().db.any<{ ruleKey: string; place: number | null }>(
      'select rule_key, place from routing_outcome',
    )
    expect(rows.length).toBe(
      await count(`(select case_id from case_event where action = 'dispatch' group by 1) d`),
    )
    expect(rows.filter(({ ruleKey }) => !keys.has(ruleKey))).toEqual([])
    const share = rows.filter(({ place }) => place === 1).length / rows.length
    expect(share).toBeGreaterThan(0.6)
    expect(share).toBeLessThan(1)
  })

  test('names its people so that their numbers prove themselves and belong to nobody, and keeps them encrypted', async () => {
    const people = await database().db.any<Person>('select * from person order by id')
    expect(people.length).toBeGreaterThan(100)
    for (const person of people) {
      const number = keyring.decrypt(person.idNumberEnc)
      expect(number).toMatch(/^999999\d{11}[\dX]$/)
      expect(checkDigit(number)).toBe(number.at(-1))
      expect(number.slice(6, 14)).toBe(person.birthOn.replaceAll('-', ''))
      expect(Number(number[16]) % 2 === 0).toBe(person.sex === 'f')
      expect(person.idNumberMask).toBe(`999999********${number.slice(-4)}`)
      expect(person.idNumberHash.equals(keyring.lookupHash(number))).toBe(true)
      expect(person.idNumberEnc.includes(number)).toBe(false)
      expect(person.nameMask).toMatch(/^\p{Script=Han}\*{1,2}$/u)
      expect(keyring.decrypt(person.nameEnc).at(0)).toBe(person.nameMask.at(0))
      if (person.phoneEnc === null) expect(person.phoneMask).toBeNull()
      else expect(person.phoneMask).toMatch(/^1\d\d\*{4}\d{4}$/)
    }
  })

  test('lets everybody live in a house, since no earlier than the birth', async () => {
    expect(await count(`stay s join person p on p.id = s.person_id where s.from_on < p.birth_on`)).toBe(0)
    expect(await count(`person p where not exists (select from stay s where s.person_id = p.id)`)).toBe(0)
    expect(
      await count(`dwelling d join building b on b.id = d.building_id where b.kind <> 'apartments'`),
    ).toBe(0)
    expect(await count(`stay where kind = 'floating'`)).toBeGreaterThan(0)
  })

  test('makes the accounts that the demo names, all marked as its own', async () => {
    const named = [
      'inspector',
      'inspector2',
      'intake',
      'supervisor',
      'dispatcher',
      'unit-water',
      'unit-power',
    ]
    const more = ['unit-urban', 'assessor', 'leader', 'population', 'street', 'video', 'admin']
    const rows = await database().db.any<{ username: string }>('select username from app_user where demo')
    expect(rows.map(({ username }) => username)).toEqual(expect.arrayContaining([...named, ...more]))
    expect(await count('app_user where not demo')).toBe(0)
    expect(await count('responsibility_grid where inspector_id is null')).toBe(0)
  })

  test('tells a history that the engine folds, of every status, without telling the stream', async () => {
    expect(await count(`case_record where origin = 'demo'`)).toBeGreaterThan(11_800)
    expect(await count('(select distinct status from case_record) s')).toBe(14)
    expect(
      await count(
        `case_record c where version <> (select count(*) from case_event e where e.case_id = c.id)`,
      ),
    ).toBe(0)
    expect(await count('outbox')).toBe(0)
    expect(await count(`case_record where status = 'merged' and merged_into is null`)).toBe(0)
    const wrong = `case_record c join case_event e on e.case_id = c.id and e.version = c.version where e.to_status <> c.status`
    expect(await count(wrong)).toBe(0)
    const doneBy = (action: string) => `case_event e where e.action = '${action}'`
    const checkedByReporter = `${doneBy('check-pass')} and exists
      (select from case_record c where c.id = e.case_id and c.reporter_id = e.actor_id)`
    expect(await count(checkedByReporter)).toBe(0)
  })

  test('has complaints about handling in every state, one of them overdue, one about the center itself with the leading group', async () => {
    const rows = await database().db.any<{ status: string; n: number }>(
      'select status, count(*)::int as n from complaint group by 1',
    )
    expect(Object.fromEntries(rows.map(({ status, n }) => [status, n]))).toEqual({
      ...{ registered: 2, assigned: 3, answered: 1, closed: 2 },
    })
    expect(await count(`complaint where status = 'assigned' and red_at < '${now.toISOString()}'`)).toBe(1)
    expect(
      await count(
        `complaint c join organisation o on o.code = c.unit_code where o.kind = 'center' and c.handler_org = 'LEADING-GROUP'`,
      ),
    ).toBe(1)
    const early = `complaint c join case_record r on r.id = c.case_id where c.registered_at < r.reported_at`
    expect(await count(early)).toBe(0)
    expect(await count(`complaint_event where at > '${now.toISOString()}'`)).toBe(0)
    expect(await count('complaint where reporter_person_id is null')).toBe(0)
  })

  test('proves itself: every row is the fold of its events, every event follows from the one before', async () => {
    const found: string[] = []
    const policies = createPolicySource('Asia/Shanghai')
    const counted = await verifyAll(database().db, policies, (finding) => found.push(textOf(finding)))
    expect(found).toEqual([])
    expect(counted.events).toBeGreaterThan(90_000)
  })

  test('is laid once', async () => {
    const counted = () => Promise.all(['person', 'case_record', 'app_user', 'complaint'].map(count))
    const before = await counted()
    await layAgain()
    expect(await counted()).toEqual(before)
  })
})

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643: the last digit proves the others. */
const checkDigit = (number: string) =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11)

/** What main.ts hands over, on a clock that stands. */
function demoDeps({ db, config }: TestDatabase, keyring: Keyring): DemoDeps {
  const policies = createPolicySource('Asia/Shanghai')
  return {
    ...{ db, keyring, now },
    files: openFileStore(`${config.dataDir}/files`),
    log: createLog({ logLevel: 'error' }),
    casePrefix: 'QLH',
    passwordHash: async () => 'none',
    async clock(queryable) {
      const { calendar } = await policies.get(queryable)
      return (at, seconds, urgent) => (urgent ? at + seconds * 1000 : calendar.add(at, seconds * 1000))
    },
    writeHistories: createHistoryWriter({ keyring, policies, now: () => now }),
    writeComplaint: createComplaintWriter({ keyring, policies, casePrefix: 'QLH' }),
  }
}
