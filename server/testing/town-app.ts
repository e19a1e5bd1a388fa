import { afterAll, beforeAll } from 'vitest'
import { loadCatalog } from '../../geodata/catalog/load-catalog.ts'
import { addUsers, startTestApp, type TestClient, type TestUser } from './app.ts'
import { addTown, TOWN } from './city.ts'
import type { TestDatabase } from './database.ts'

/** The app over the small town with the catalog; its people log in as they are asked for, its clock stands until it is moved. */
export interface TownApp {
  as(username: string): Promise<TestClient>
  setClock(at: string): void
}

/** Of each kind of scope somebody: the district, either street, the first community, a unit, a contractor. */
export const townUsers: TestUser[] = [
  ...(['inspector', 'intake', 'supervisor', 'leader', 'video', 'population', 'admin'] as const).map(
    (role): TestUser => ({ username: role, roles: [role] }),
  ),
  { username: 'inspector2', roles: ['inspector'], org: 'COLLECTORS', orgKind: 'contractor', onDuty: true },
  { username: 'contractor', roles: ['contractor'], org: 'COLLECTORS', orgKind: 'contractor' },
  { username: 'unit-water', roles: ['unit'], org: 'WATER' },
  { username: 'west', roles: ['street'], org: 'STREET-WEST', orgKind: 'street', area: TOWN.streets[0] },
  { username: 'east', roles: ['street'], org: 'STREET-EAST', orgKind: 'street', area: TOWN.streets[1] },
  {
    username: 'community',
    roles: ['population', 'grid-leader'],
    org: 'COMMUNITY-1',
    orgKind: 'community',
    area: TOWN.communities[0],
  },
]

/** Starts it before the block's tests, after `lay` has put what the tests look at, and stops it after them. */
export function useTownApp(
  database: () => TestDatabase,
  lay: (database: TestDatabase) => Promise<void>,
): () => TownApp {
  let town: (TownApp & { stop(): Promise<void> }) | undefined
  beforeAll(async () => {
    await addTown(database())
    await loadCatalog(database().db)
    await addUsers(database(), townUsers)
    await lay(database())
    let now = new Date('2026-11-16T10:00:00+08:00')
    const app = await startTestApp(database(), { clock: { now: () => now } })
    const clients = new Map<string, Promise<TestClient>>()
    town = {
      as(username) {
        const client = clients.get(username) ?? app.client(username)
        clients.set(username, client)
        return client
      },
      setClock(at) {
        now = new Date(at)
      },
      stop: () => app.stop(),
    }
  })
  afterAll(async () => {
    await town?.stop()
  })
  return () => {
    if (town === undefined) throw new Error('The town runs only while tests and hooks run.')
    return town
  }
}
