import { Router } from 'express'
import { assessmentEndpoints } from '../../contract/assessment.ts'
import { formatLocal } from '../../engine/local-time.ts'
import { parsePeriod } from '../../engine/period.ts'
import type { AppDeps } from '../../http/deps.ts'
import { malformed, notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import type { SessionActor } from '../../http/session.ts'
import type { PolicySource } from '../cases/case-states-read.ts'
import { readComplaintCounts } from '../cases/complaints/complaint-counts-read.ts'
import { assessUnits } from './assessment-read.ts'

/** How units stand in a period, and the cases behind it (accounting.md 4). */
export function assessmentRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const when = (query: { period?: string | undefined; asOf?: string | undefined }) => {
    const now = app.clock.now()
    const asOf = query.asOf === undefined ? now : new Date(query.asOf)
    const { timeZone } = policies
    const period = parsePeriod(query.period ?? formatLocal(timeZone, now.getTime()).slice(0, 7), timeZone)
    if (period === null) throw malformed('A period is a month 2026-10, a quarter 2026-Q4 or a year 2026.')
    return { period, asOf }
  }
  route(router, app, assessmentEndpoints.units, async ({ db, actor, query }) => {
    const { period, asOf } = when(query)
    const own = ownUnit(actor)
    const { units } = await assessUnits(db, policies, { period, asOf, unit: own })
    const span = { from: new Date(period.from), to: new Date(period.to), asOf }
    const complaints = own === null ? await readComplaintCounts(db, span) : null
    const items = units.map((row) => ({
      ...row,
      complaints: complaints && (complaints.get(row.unit) ?? { received: 0, upheld: 0, overdue: 0 }),
    }))
    return { period: period.name, asOf: asOf.toISOString(), items }
  })
  route(router, app, assessmentEndpoints.cases, async ({ db, actor, params: { unit }, query }) => {
    const own = ownUnit(actor)
    if (own !== null && own !== unit) throw notFound('The unit')
    const { cases } = await assessUnits(db, policies, { ...when(query), unit })
    const wanted = query.case === undefined ? cases : cases.filter(({ id }) => id === query.case)
    const rest = wanted.filter(({ number }) => query.cursor === undefined || number > query.cursor)
    const items = rest.slice(0, query.limit)
    const nextCursor = rest.length > items.length ? (items.at(-1)?.number ?? null) : null
    return { items, nextCursor }
  })
  return router
}

/** The center sees all units; a unit or a street itself alone. */
function ownUnit({ scope }: SessionActor): string | null {
  if (scope.kind === 'district') return null
  if (scope.unit === null) throw notFound('The unit')
  return scope.unit
}
