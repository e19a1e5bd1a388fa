import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import { maySeeStatistics } from '../../contract/population.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { createResidentCounts } from '../population/population-read.ts'
import { findGridAt, listGrids } from './grids-read.ts'

export function gridsRoutes(deps: AppDeps): Router {
  const router = Router()
  const residentsOf = createResidentCounts(deps)
  route(router, deps, geographyEndpoints.grids, async ({ db, actor, query, res }) => {
    res.set('Cache-Control', 'private, no-cache')
    const features = await listGrids(db, actor.scope, { kind: query.kind, at: query.at ?? null })
    // People are counted where they live today: a past grid has no figure.
    if (query.kind !== 'unit' || query.at !== undefined || !maySeeStatistics(actor))
      return { type: 'FeatureCollection' as const, features }
    const residents = await residentsOf()
    return {
      type: 'FeatureCollection' as const,
      features: features.map((cell) => ({
        ...cell,
        properties: { ...cell.properties, residents: residents.get(cell.properties.code) ?? '<5' },
      })),
    }
  })
  route(router, deps, geographyEndpoints.gridAt, async ({ db, actor, query }) => {
    const cell = await findGridAt(db, actor.scope, query)
    if (cell === null) throw notFound('A grid at this place')
    return cell
  })
  return router
}
