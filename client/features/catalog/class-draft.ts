import type { CaseClass, CaseClassDetail } from '../../../server/contract/catalog.ts'
import type { ClassDraft, ConditionDraft, QuestionDraft } from '../../../server/contract/catalog-edit.ts'

export interface DraftProps {
  draft: ClassDraft
  onChange: (draft: ClassDraft) => void
}

/** A class as its own draft. */
export const draftOf = (of: CaseClassDetail): ClassDraft => ({
  ...{ name: of.name, nameEn: of.nameEn, photoRequired: of.photoRequired, retired: of.retired },
  ...{ script: of.script, questions: of.questions },
  conditions: of.conditions.map(({ isDefault: _, ...one }) => one),
  units: of.units.map(({ code, placeRule }) => ({
    code,
    placeRule: placeRule === 'carriageway' || placeRule === 'pavement' ? placeRule : null,
  })),
})

export const NEW_CONDITION: ConditionDraft = {
  ...{ id: null, text: '', textEn: '', closing: '', closingEn: '' },
  ...{
    limit: { unit: 'work-days', value: 5 },
    urgent: false,
    special: false,
    nightFrom: null,
    nightTo: null,
  },
}
export const NEW_QUESTION: QuestionDraft = {
  ...{ id: null, text: '', textEn: '', answer: 'text', choices: [], required: true },
}
export const NEW_CLASS: ClassDraft = {
  ...{ name: '', nameEn: '', photoRequired: true, retired: false },
  ...{ conditions: [NEW_CONDITION], units: [], script: null, questions: [] },
}

export const isSame = (one: ClassDraft, other: ClassDraft) => JSON.stringify(one) === JSON.stringify(other)

/** The list with one place exchanged, removed (null) or moved. */
export const withAt = <T>(list: readonly T[], at: number, one: T | null): T[] =>
  list.flatMap((old, i) => (i !== at ? [old] : one === null ? [] : [one]))
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

/** Local extensions are numbered from 999 downwards: the first serial that is free. */
export function freeCode(classes: readonly CaseClass[], kind: CaseClass['kind'], major: string): string {
  const taken = new Set(classes.filter((one) => one.kind === kind).map(({ code }) => code))
  for (let serial = 999; serial >= 80; serial -= 1) {
    const code = `${major}${String(serial).padStart(3, '0')}`
    if (!taken.has(code)) return code
  }
  return ''
}

/** Classes whose words, code or initials hold what was typed, of one kind. */
export function matching(classes: readonly CaseClass[], kind: CaseClass['kind'], q: string): CaseClass[] {
  const text = q.trim().toLowerCase()
  return classes.filter(
    (one) =>
      one.kind === kind &&
      [one.name, one.nameEn.toLowerCase(), one.pinyin, one.code, one.major].some((word) =>
        word.includes(text),
      ),
  )
}
