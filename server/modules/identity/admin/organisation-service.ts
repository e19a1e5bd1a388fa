import type { Organisation, OrganisationScope } from '../../../contract/admin-organisation.ts'
import type { FieldError } from '../../../contract/common.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { conflict, notFound, problem, wrongContent, wrongField } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { countCasesIn, MOST_COUNTED, openCasesOf } from '../../cases/holders-read.ts'
import { countGridsIn } from '../../grids/responsible-read.ts'
import { scopeOf } from '../identity-read.ts'
import * as repo from './organisation-repo.ts'
import { insertAudit, lockPeople } from './user-repo.ts'
import { changeOf, type PeopleDeps } from './user-service.ts'

type Fields = repo.OrganisationFields

async function mustFind(db: Queryable, code: string): Promise<Organisation> {
  const found = await repo.findOrganisation(db, code)
  if (found === null) throw notFound('The organisation')
  return found
}

async function forChange(t: Tx, code: string, version: number): Promise<Organisation> {
  await lockPeople(t)
  const found = await mustFind(t, code)
  if (found.version !== version)
    throw conflict('stale-organisation', 'Somebody changed this organisation meanwhile.')
  return found
}

/** What a person of an organisation sees, in numbers. */
export async function readScope(db: Queryable, code: string): Promise<OrganisationScope> {
  const found = await mustFind(db, code)
  const { areaCode, isHandlingUnit } = found
  const scope = scopeOf({ orgCode: code, orgName: found.name, orgKind: found.kind, areaCode, isHandlingUnit })
  const { cases, openCases } = await countCasesIn(db, scope)
  const grids = await countGridsIn(db, scope, MOST_COUNTED + 1)
  const { kind, area, unit } = scope
  const { areaName } = found
  return {
    kind,
    area,
    areaName,
    unit,
    cases: bounded(cases),
    openCases: bounded(openCases),
    grids: bounded(grids),
  }
}

const bounded = (n: number) => ({ count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED })

export async function createOrganisation(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  given: Fields & Pick<Organisation, 'kind'>,
): Promise<Organisation> {
  await lockPeople(t)
  const faults: FieldError[] = []
  if (!/^[A-Z0-9][A-Z0-9-]{1,58}$/.test(given.code))
    faults.push({
      field: 'code',
      code: 'bad-code',
      detail: 'A code has capital letters, digits and dashes, two at least.',
    })
  if ((await repo.findOrganisation(t, given.code)) !== null)
    faults.push({ field: 'code', code: 'code-taken', detail: `There is an organisation ${given.code}.` })
  faults.push(...(await fieldFaults(t, given)))
  if (faults.length > 0) throw wrongContent(faults)
  await repo.insertOrganisation(t, given)
  await audit(t, deps, actor, {
    action: 'organisation-created',
    objectId: given.code,
    detail: { after: given },
  })
  return mustFind(t, given.code)
}

export async function editOrganisation(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  given: { code: string; version: number } & {
    [key in keyof Omit<Fields, 'code'>]?: Fields[key] | undefined
  },
): Promise<Organisation> {
  const { code, version, ...wanted } = given
  const before = await forChange(t, code, version)
  const { name, nameEn, parentCode, areaCode, isHandlingUnit } = before
  const old: Fields = { code, name, nameEn, parentCode, areaCode, isHandlingUnit }
  const told = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  const after: Fields = { ...old, ...told }
  const changed = changeOf(old, after)
  if (Object.keys(changed.after).length === 0) return before
  const faults = await fieldFaults(t, { ...after, kind: before.kind }, changed.after)
  if (faults.length > 0) throw wrongContent(faults)
  if (before.isHandlingUnit && !after.isHandlingUnit) await refuseWithCases(t, code)
  await repo.updateOrganisation(t, { ...after, retiredAt: before.retiredAt })
  await audit(t, deps, actor, { action: 'organisation-changed', objectId: code, detail: changed })
  return mustFind(t, code)
}

/** Faults of parent and area, where they were given. */
async function fieldFaults(
  t: Tx,
  given: Fields & Pick<Organisation, 'kind'>,
  changed: Partial<Fields> = given,
): Promise<FieldError[]> {
  const faults: (FieldError | null)[] = []
  if (changed.parentCode !== undefined) faults.push(await parentFault(t, given))
  if (changed.areaCode !== undefined) faults.push(await areaFault(t, given))
  return faults.filter((one) => one !== null)
}

async function parentFault(t: Tx, { code, parentCode }: Fields): Promise<FieldError | null> {
  if (parentCode === null) return null
  const fault = (name: string, detail: string) => ({ field: 'parentCode', code: name, detail })
  const way = await repo.listAncestors(t, parentCode)
  const circle = way.findIndex((above) => above.code === code)
  if (circle >= 0) {
    const names = [...way.slice(0, circle + 1)].reverse().map(({ name }) => name)
    return fault('circle', `It would lie under itself: ${[...names, names[0]].join(' → ')}.`)
  }
  const parent = await repo.findOrganisation(t, parentCode)
  if (parent === null) return fault('unknown-organisation', `There is no organisation ${parentCode}.`)
  return parent.retiredAt === null ? null : fault('retired-organisation', `${parent.name} is retired.`)
}

async function areaFault(
  t: Tx,
  { code, kind, areaCode }: Fields & Pick<Organisation, 'kind'>,
): Promise<FieldError | null> {
  const fault = (name: string, detail: string) => ({ field: 'areaCode', code: name, detail })
  if (areaCode === null) return null
  if (kind !== 'street' && kind !== 'community')
    return fault('area-not-for-kind', 'Only streets and communities look after an area.')
  const area = await repo.findArea(t, areaCode, code)
  if (area?.level !== kind) return fault('unknown-area', `There is no ${kind} ${areaCode}.`)
  return area.takenBy === null ? null : fault('area-taken', `${area.takenBy} looks after it already.`)
}

async function refuseWithCases(t: Tx, code: string): Promise<void> {
  const open = await openCasesOf(t, code)
  if (open > 0)
    throw wrongField(
      'isHandlingUnit',
      'holds-cases',
      `It holds ${open} open cases: dispatch them elsewhere first.`,
    )
}

/** Ends an organisation where nothing is open; what is, is named. */
export async function retireOrganisation(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { code, version, reason }: { code: string; version: number; reason: string },
): Promise<Organisation> {
  const before = await forChange(t, code, version)
  if (before.retiredAt !== null) throw conflict('already-retired', 'It is retired already.')
  const [cases, children] = [await openCasesOf(t, code), await repo.listChildren(t, code)]
  const open: FieldError[] = []
  const add = (field: string, detail: string) => open.push({ field, code: `in-use-${field}`, detail })
  if (cases > 0) add('cases', String(cases))
  if (before.people > 0) add('people', String(before.people))
  if (children.length > 0) add('children', children.map(({ name }) => name).join(', '))
  if (open.length > 0)
    throw problem(
      409,
      'in-use',
      `Still open: ${open.map((one) => `${one.field} ${one.detail}`).join('; ')}.`,
      open,
    )
  const retiredAt = deps.clock.now().toISOString()
  await repo.updateOrganisation(t, { ...before, isHandlingUnit: false, retiredAt })
  const detail = { before: { isHandlingUnit: before.isHandlingUnit } }
  await audit(t, deps, actor, { action: 'organisation-retired', objectId: code, reason, detail })
  return mustFind(t, code)
}

export async function restoreOrganisation(
  t: Tx,
  deps: PeopleDeps,
  actor: SessionActor,
  { code, version }: { code: string; version: number },
): Promise<Organisation> {
  const before = await forChange(t, code, version)
  if (before.retiredAt === null) throw conflict('not-retired', 'It is not retired.')
  const fault = await parentFault(t, before)
  if (fault !== null) throw wrongContent([fault])
  await repo.updateOrganisation(t, { ...before, retiredAt: null })
  await audit(t, deps, actor, { action: 'organisation-restored', objectId: code })
  return mustFind(t, code)
}

function audit(
  t: Tx,
  { clock }: PeopleDeps,
  actor: SessionActor,
  line: { action: string; objectId: string; reason?: string; detail?: object },
): Promise<void> {
  return insertAudit(t, { at: clock.now(), actorId: actor.id, objectKind: 'organisation', ...line })
}
