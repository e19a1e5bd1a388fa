import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import { maySeeStatistics } from '../../contract/population.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { localDate } from '../../platform/clock.ts'
import { kept } from '../../platform/kept.ts'
import { readCity } from './city-read.ts'

/** Fewer are never counted out (domain.md, principles). */
const few = 5
const COUNT_MS = 60_000

export function cityRoutes(deps: AppDeps): Router {
  const router = Router()
  const { clock, config, database, jobs } = deps
  const city = kept(30_000, async (at: string) => {
    const found = await readCity(database.db, at)
    // Not remembered: a city may be imported at any moment.
    if (found === null) throw notFound('The city')
    return found
  })
  const today = () => localDate(clock.now(), config.timeZone)
  // Counted before anybody asks, also on each new day.
  jobs.start({
    name: 'count the city',
    everyMs: COUNT_MS,
    run: async () => void (await city(today()).catch(() => undefined)),
  })
  route(router, deps, geographyEndpoints.city, async ({ actor }) => {
    const found = await city(today())
    const { counts } = found
    const isShown = maySeeStatistics(actor) && actor.scope.kind === 'district' && counts.residents >= few
    return { ...found, counts: { ...counts, residents: isShown ? counts.residents : null } }
  })
  return router
}
