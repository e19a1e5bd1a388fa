import type {
  RoutingDefinition,
  RoutingDraft,
  RoutingVersion,
  RoutingVersionSummary,
} from '../../contract/routing.ts'
import { routingFaults } from '../../contract/routing-faults.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { conflict, notFound, wrongContent, wrongField } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { readCatalogRules, rulesInForce } from './routing-read.ts'
import * as repo from './routing-repo.ts'

interface Deps {
  readonly clock: Clock
}

/** Set 0: what the catalog says. */
const CATALOG = 0
/** A request takes its time: an instant as long ago as this is meant as now. */
const JUST_NOW_MS = 60_000

/** The rules in force, the draft of the next ones, and those before. */
export async function readRouting(db: Queryable, { clock }: Deps) {
  const now = clock.now()
  const { number } = await rulesInForce(db, now)
  const versions = (await repo.listVersions(db, null)).map((row) => summaryOf(row, number, now))
  const catalog = await readCatalogRules(db)
  return {
    current: await readVersion(db, { clock }, number),
    draft: draftOf(await repo.readDraft(db)),
    versions: [...versions, ofCatalog(catalog, number)],
    places: await repo.listPlaces(db),
  }
}

export async function readVersion(db: Queryable, { clock }: Deps, asked: number): Promise<RoutingVersion> {
  const now = clock.now()
  const { number } = await rulesInForce(db, now)
  if (asked === CATALOG) {
    const definition = await readCatalogRules(db)
    return { ...ofCatalog(definition, number), definition }
  }
  const [row] = await repo.listVersions(db, asked)
  if (row === undefined || row.definition === null) throw notFound('The version')
  return { ...summaryOf(row, number, now), definition: row.definition }
}

const ofCatalog = ({ rules }: RoutingDefinition, inForce: number): RoutingVersionSummary => ({
  ...{ number: CATALOG, at: null, inForceFrom: null, by: null, reason: '' },
  state: inForce === CATALOG ? 'in-force' : 'past',
  rules: rules.length,
})

function summaryOf(row: repo.VersionRow, inForce: number, now: Date): RoutingVersionSummary {
  const { number, at, inForceFrom, byId, byName, reason, rules } = row
  const waits = number > inForce && inForceFrom > now
  return {
    ...{ number, reason, rules },
    state: number === inForce ? 'in-force' : waits ? 'scheduled' : 'past',
    at: at.toISOString(),
    inForceFrom: inForceFrom.toISOString(),
    by: { id: byId, name: byName },
  }
}

function draftOf(row: Awaited<ReturnType<typeof repo.readDraft>>): RoutingDraft | null {
  if (row === null) return null
  const { version, basedOn, definition, tried, byId, byName, updatedAt } = row
  return {
    ...{ version, basedOn, definition, tried },
    by: { id: byId, name: byName },
    updatedAt: updatedAt.toISOString(),
  }
}

const stale = () => conflict('stale-draft', 'Somebody changed the draft since: load it again.')

async function judge(db: Queryable, definition: RoutingDefinition): Promise<void> {
  const faults = routingFaults(definition, await repo.readKnown(db, definition))
  if (faults.length > 0)
    throw wrongContent(faults.map(({ field, code, detail }) => ({ field, code, detail })))
}

/** Keeps the draft whole, or not at all. */
export async function saveDraft(
  t: Tx,
  { clock }: Deps,
  actor: SessionActor,
  given: { definition: RoutingDefinition; version: number; basedOn: number },
): Promise<RoutingDraft> {
  const at = clock.now()
  if (!(await repo.putDraft(t, { ...given, by: actor.id, at }))) throw stale()
  const [based] = given.basedOn === CATALOG ? [CATALOG] : await repo.listVersions(t, given.basedOn)
  if (based === undefined)
    throw wrongField('basedOn', 'unknown-version', `There is no version ${given.basedOn}.`)
  await judge(t, given.definition)
  const draft = draftOf(await repo.readDraft(t))
  if (draft === null) throw stale()
  const detail = { basedOn: given.basedOn, rules: given.definition.rules.length }
  const line = { at, by: actor.id, object: `draft ${draft.version}`, reason: null, detail }
  await repo.insertAudit(t, { ...line, action: 'routing-draft' })
  return draft
}

export async function dropDraft(t: Tx, { clock }: Deps, actor: SessionActor): Promise<null> {
  const at = clock.now()
  if (!(await repo.clearDraft(t, at))) throw notFound('The draft')
  const line = { at, by: actor.id, object: 'draft', reason: null, detail: {} }
  await repo.insertAudit(t, { ...line, action: 'routing-draft-dropped' })
  return null
}

/** Puts the draft in force: only as it was tried, and only if it is still good. */
export async function enforceDraft(
  t: Tx,
  { clock }: Deps,
  actor: SessionActor,
  given: { draftVersion: number; reason: string; inForceFrom?: string | undefined },
): Promise<RoutingVersion> {
  const { draftVersion, reason } = given
  await repo.lockDraft(t)
  const draft = await repo.readDraft(t)
  if (draft === null || draft.version !== draftVersion) throw stale()
  if (!draft.tried) throw conflict('not-tried', 'Try the draft on past cases before it is put in force.')
  const at = clock.now()
  const from = given.inForceFrom === undefined ? at : new Date(given.inForceFrom)
  if (from.getTime() < at.getTime() - JUST_NOW_MS)
    throw wrongField('inForceFrom', 'in-the-past', 'Rules are put in force from now on, or later.')
  await judge(t, draft.definition)
  const inForceFrom = new Date(Math.max(from.getTime(), at.getTime()))
  const { definition } = draft
  const number = await repo.insertVersion(t, { at, inForceFrom, by: actor.id, reason, definition })
  await repo.clearDraft(t, at)
  const detail = { basedOn: draft.basedOn, inForceFrom: inForceFrom.toISOString() }
  await repo.insertAudit(t, {
    at,
    by: actor.id,
    action: 'routing-change',
    object: `${number}`,
    reason,
    detail,
  })
  return readVersion(t, { clock }, number)
}

/** What a draft was based on and what it says, to be tried. */
export async function draftToTry(db: Queryable, draftVersion: number): Promise<RoutingDefinition> {
  const draft = await repo.readDraft(db)
  if (draft === null || draft.version !== draftVersion) throw stale()
  return draft.definition
}
