import { randomUUID } from 'node:crypto'
import { pinyin } from 'pinyin-pro'
import type { CaseKind } from '../../contract/case.ts'
import type { CaseClassDetail } from '../../contract/catalog.ts'
import type { ClassDraft } from '../../contract/catalog-edit.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { conflict, notFound, wrongContent, wrongField } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { findClassDetail, listUnits } from './catalog-read.ts'
import * as repo from './class-repo.ts'
import { codeFaults, faultsOf } from './class-rules.ts'

interface Deps {
  clock: Clock
}
interface Key {
  kind: CaseKind
  code: string
}

/** The class as its own draft: what an editor begins with, and what a change is compared with. */
export const draftOf = (of: CaseClassDetail): ClassDraft => ({
  ...{ name: of.name, nameEn: of.nameEn, photoRequired: of.photoRequired, retired: of.retired },
  ...{ script: of.script, questions: of.questions },
  conditions: of.conditions.map(({ isDefault: _, ...one }) => one),
  units: of.units.map(({ code, placeRule }) => ({
    code,
    placeRule: placeRule as ClassDraft['units'][number]['placeRule'],
  })),
})

/** Makes a local class of the edition in force. */
export async function makeClass(
  t: Tx,
  { clock }: Deps,
  actor: SessionActor,
  { kind, code, reason, draft }: Key & { reason: string; draft: ClassDraft },
): Promise<CaseClassDetail> {
  const { edition, majors } = await repo.readEdition(t, kind)
  const key = { edition, kind, code }
  const faults = [
    ...codeFaults(code, new Set(majors.map(({ digits }) => digits))),
    ...faultsOf(draft, await factsOf(t, null)),
  ]
  if (faults.length > 0) throw wrongContent(faults)
  const of = majors.find(({ digits }) => digits === code.slice(0, 2))
  const words = { ...wordsOf(draft), major: of?.major ?? '', majorEn: of?.major_en ?? '' }
  if (!(await repo.insertClass(t, key, words)))
    throw wrongField('code', 'code-taken', `There is a class ${code} of this kind already.`)
  const at = clock.now()
  await putParts(t, key, { draft, at, before: null })
  await repo.insertChange(t, key, {
    ...{ version: 1, at, by: actor.id, reason, action: 'class-make', before: null, after: draft },
  })
  return found(t, kind, code)
}

/** Changes a class as a whole. Its cases keep the limit they were filed with: their events say it. */
export async function changeClass(
  t: Tx,
  { clock }: Deps,
  actor: SessionActor,
  { kind, code, version, reason, draft }: Key & { version: number; reason: string; draft: ClassDraft },
): Promise<CaseClassDetail> {
  const known = await repo.lockClass(t, kind, code)
  if (known === null) throw notFound('The class')
  if (known !== version) throw conflict('stale-class', 'Somebody changed the class since: load it again.')
  const before = await found(t, kind, code)
  await judgeDraft(t, before, draft)
  const at = clock.now()
  const key = { edition: before.edition, kind, code }
  await repo.updateClass(t, key, { ...wordsOf(draft), retired: draft.retired, at })
  await putParts(t, key, { draft, at, before })
  await repo.insertChange(t, key, {
    ...{ version: version + 1, at, by: actor.id, reason, action: 'class-change' },
    before: draftOf(before),
    after: draftOf(await found(t, kind, code)),
  })
  return found(t, kind, code)
}

/** Refuses a draft that nobody could work by. */
export async function judgeDraft(db: Queryable, of: CaseClassDetail, draft: ClassDraft): Promise<void> {
  const faults = faultsOf(draft, await factsOf(db, of))
  if (faults.length > 0) throw wrongContent(faults)
}

async function factsOf(db: Queryable, of: CaseClassDetail | null) {
  return {
    // A unit that the class has already may stay: a street's own is listed only where the city has it.
    units: new Set([...(await listUnits(db)), ...(of?.units ?? [])].map(({ code }) => code)),
    conditionIds: new Set(of?.conditions.map(({ id }) => id) ?? []),
    questionIds: new Set(of?.questions.map(({ id }) => id) ?? []),
  }
}

const wordsOf = ({ name, nameEn, photoRequired }: ClassDraft) => ({
  ...{ name: name.trim(), nameEn: nameEn.trim(), photoRequired },
  pinyin: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' })
    .join('')
    .toLowerCase(),
})

/** A condition whose words change is another one: what old cases were filed under goes on saying what it said. */
async function putParts(
  t: Tx,
  key: repo.ClassKey,
  { draft, at, before }: { draft: ClassDraft; at: Date; before: CaseClassDetail | null },
): Promise<void> {
  const texts = new Map(before?.conditions.map(({ id, text }) => [id, text]))
  const conditions = draft.conditions.map((one) => {
    const isSame = one.id !== null && texts.get(one.id) === one.text.trim()
    const id = isSame && one.id !== null ? one.id : `${key.kind}-${key.code}-${randomUUID()}`
    return { ...one, id, text: one.text.trim(), textEn: one.textEn.trim() }
  })
  await repo.putConditions(t, key, { at, conditions })
  await repo.putUnits(t, key, draft.units)
  await repo.putWords(t, key, draft)
}

async function found(db: Queryable, kind: CaseKind, code: string): Promise<CaseClassDetail> {
  const one = await findClassDetail(db, kind, code)
  if (one === null) throw notFound('The class')
  return one
}
