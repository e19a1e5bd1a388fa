import { Router } from 'express'
import type { Scope } from '../../contract/identity.ts'
import { mapStateEndpoints } from '../../contract/map-state.ts'
import { populationEndpoints } from '../../contract/population.ts'
import type { AppDeps } from '../../http/deps.ts'
import type { GridRange } from '../../http/map-filter.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { localDate } from '../../platform/clock.ts'
import { kept } from '../../platform/kept.ts'
import { findBuilding } from '../buildings/buildings-read.ts'
import { createPeopleBands } from './people-bands-read.ts'
import {
  countPeople,
  listDwellings,
  listPersons,
  populationRange,
  type StatsBy,
  WHOLE_DISTRICT,
} from './population-read.ts'

/** A minute's moves may be missing in a figure. */
const KEPT_MS = 60_000
const COUNT_MS = 600_000
const DISTRICT: Scope = { kind: 'district', area: null, unit: null, org: '', orgName: '' }

export function populationRoutes(deps: AppDeps): Router {
  const router = Router()
  const { clock, config, keyring, jobs, database } = deps
  const peopleBands = createPeopleBands(deps)
  route(router, deps, mapStateEndpoints.people, ({ actor }) => peopleBands(actor.scope))
  route(router, deps, populationEndpoints.persons, ({ db, actor, query }) =>
    listPersons(db, keyring, actor.scope, query),
  )
  route(router, deps, populationEndpoints.dwellings, async ({ db, actor, params }) => {
    if ((await findBuilding(db, actor.scope, params.id)) === null) throw notFound('The building')
    return { items: await listDwellings(db, actor.scope, params.id) }
  })
  const today = () => localDate(clock.now(), config.timeZone)
  const counted = kept(KEPT_MS, (by: StatsBy, at: string, gridFrom: string, gridTo: string) =>
    countPeople(database.db, { gridFrom: gridFrom || null, gridTo: gridTo || null }, { by, at }),
  )
  const count = (by: StatsBy, at: string, { gridFrom, gridTo }: GridRange) =>
    counted(by, at, gridFrom ?? '', gridTo ?? '')
  route(router, deps, populationEndpoints.stats, async ({ actor, query: { by, at = today() } }) => ({
    items: await count(by, at, populationRange(actor.scope)),
  }))
  // The map asks for these: they are counted before anybody does, also on each new day.
  jobs.start({
    name: 'count people',
    everyMs: COUNT_MS,
    run: async () => {
      await count('grid', today(), WHOLE_DISTRICT)
      await peopleBands(DISTRICT)
    },
  })
  return router
}
