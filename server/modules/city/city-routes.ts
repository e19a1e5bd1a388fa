import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import { maySeeStatistics } from '../../contract/population.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { cached } from '../../platform/cached.ts'
import { localDate } from '../../platform/clock.ts'
import { readCity } from './city-read.ts'

/** Fewer are never counted out (domain.md, principles). */
const few = 5

export function cityRoutes(deps: AppDeps): Router {
  const router = Router()
  const { clock, config, database } = deps
  const city = cached(30_000, (at: string) => readCity(database.db, at))
  route(router, deps, geographyEndpoints.city, async ({ actor }) => {
    const found = await city(localDate(clock.now(), config.timeZone))
    if (found === null) throw notFound('The city')
    const { counts } = found
    const isShown = maySeeStatistics(actor) && actor.scope.kind === 'district' && counts.residents >= few
    return { ...found, counts: { ...counts, residents: isShown ? counts.residents : null } }
  })
  return router
}
