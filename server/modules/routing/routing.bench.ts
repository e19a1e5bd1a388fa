// npm run bench:routing: a draft tried on 100,000 past cases, and what a suggestion costs. `-- --cases 20000` takes another number.
import { parseArgs } from 'node:util'
import type { RoutingDefinition, RoutingPreview } from '../../contract/routing.ts'
import { routingFaults } from '../../contract/routing-faults.ts'
import { routerOf } from '../../contract/routing-rules.ts'
import { addUsers, startTestApp, type TestClient } from '../../testing/app.ts'
import { middle, newDatabase, withDatabase, withPostgres } from '../../testing/bench.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'

/** A dispatch for each case that has a unit, an hour after its report. */
const dispatches = `
  insert into case_event (case_id, version, at, recorded_at, action, actor_role, actor_name, from_status, to_status, data, hash)
  select id, 4, reported_at + interval '1 hour', reported_at, 'dispatch', 'dispatcher', 'x', 'filed', 'dispatched',
         jsonb_build_object('unit', unit_code), sha256('')
    from case_record where unit_code is not null on conflict do nothing`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '125000' } } })
  const cases = Number(values.cases)
  await withPostgres(async (url) => {
    await measure('PostgreSQL', await newDatabase(url), cases)
    await measure('embedded', undefined, Math.min(12_500, cases))
  })
}

const measure = (title: string, databaseUrl: string | undefined, cases: number) =>
  withDatabase(databaseUrl, async (database) => {
    await layStockDistrict(database)
    await addUsers(database, [
      { username: 'admin', roles: ['admin'] },
      { username: 'dispatcher', roles: ['dispatcher'] },
    ])
    await layCaseStock(database, cases)
    // The steps between report and dispatch are left out.
    await database.db.none('alter table case_event disable trigger case_event_chain')
    await database.db.none(dispatches)
    await database.db.none('alter table case_event enable trigger case_event_chain')
    await database.db.none('analyze case_event')
    const app = await startTestApp(database)
    await tryDraft(title, await app.client('admin'))
    await suggest(title, database, await app.client('dispatcher'))
    await app.stop()
  })

async function tryDraft(title: string, admin: TestClient): Promise<void> {
  const { current } = (await admin.get('/api/v1/routing')).json
  const definition: RoutingDefinition = current.definition
  const judged = performance.now()
  routingFaults(definition)
  console.log(
    `${title}: ${definition.rules.length} rules judged in ${(performance.now() - judged).toFixed(1)} ms`,
  )
  const made = performance.now()
  routerOf(definition)
  console.log(`${title}: made ready in ${(performance.now() - made).toFixed(1)} ms`)
  const draft = { definition, version: 0, basedOn: 0 }
  const [first] = definition.rules
  if (first !== undefined)
    draft.definition = { rules: definition.rules.with(0, { ...first, enabled: false }) }
  const saved = await admin.post('/api/v1/routing/draft', draft)
  if (saved.status !== 200) throw new Error(saved.text)
  const body = { draftVersion: saved.json.version, days: 3660, cases: 1_000_000 }
  for (const round of ['first', 'second']) {
    const began = performance.now()
    let [cases, parts] = [0, 0]
    for (let cursor: string | null = null; parts === 0 || cursor !== null; parts += 1) {
      const answer = await admin.post('/api/v1/routing/preview', {
        ...body,
        ...(cursor === null ? {} : { cursor }),
      })
      if (answer.status !== 200) throw new Error(answer.text)
      const part: RoutingPreview = answer.json
      cases += part.cases
      cursor = part.nextCursor
    }
    const seconds = (performance.now() - began) / 1000
    console.log(`${title}, ${round}: ${cases} past cases in ${seconds.toFixed(1)} s, ${parts} parts`)
  }
}

async function suggest(title: string, { db }: TestDatabase, client: TestClient): Promise<void> {
  const rows = await db.any<{ id: string }>(`select id from case_record where status = 'filed' limit 60`)
  const times: number[] = []
  for (const { id } of rows) {
    const began = performance.now()
    const { status } = await client.get(`/api/v1/cases/${id}`)
    if (status !== 200) throw new Error(`The case ${id} answered ${status}.`)
    times.push(performance.now() - began)
  }
  console.log(
    `${title}: a filed case with its suggestions and loads in ${middle(times).toFixed(1)} ms (median of ${times.length})`,
  )
}

await main()
