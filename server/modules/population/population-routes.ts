import { Router } from 'express'
import { mapStateEndpoints } from '../../contract/map-state.ts'
import { populationEndpoints } from '../../contract/population.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { localDate } from '../../platform/clock.ts'
import { findBuilding } from '../buildings/buildings-read.ts'
import { createPeopleBands } from './people-bands-read.ts'
import { countPeople, listDwellings, listPersons } from './population-read.ts'

export function populationRoutes(deps: AppDeps): Router {
  const router = Router()
  const { clock, config, keyring } = deps
  const peopleBands = createPeopleBands(deps)
  route(router, deps, mapStateEndpoints.people, ({ actor }) => peopleBands(actor.scope))
  route(router, deps, populationEndpoints.persons, ({ db, actor, query }) =>
    listPersons(db, keyring, actor.scope, query),
  )
  route(router, deps, populationEndpoints.dwellings, async ({ db, actor, params }) => {
    if ((await findBuilding(db, actor.scope, params.id)) === null) throw notFound('The building')
    return { items: await listDwellings(db, actor.scope, params.id) }
  })
  route(router, deps, populationEndpoints.stats, async ({ db, actor, query }) => ({
    items: await countPeople(db, actor.scope, {
      by: query.by,
      at: query.at ?? localDate(clock.now(), config.timeZone),
    }),
  }))
  return router
}
