import { expect, test } from 'vitest'
import type { ClassDraft, ConditionDraft, QuestionDraft } from '../../contract/catalog-edit.ts'
import { codeFaults, faultsOf } from './class-rules.ts'

const aCondition = (change: Partial<ConditionDraft> = {}): ConditionDraft => ({
  ...{ id: null, text: '破损', textEn: 'Broken', closing: '修复', closingEn: 'Repaired' },
  ...{
    limit: { unit: 'work-hours', value: 4 },
    urgent: false,
    special: false,
    nightFrom: null,
    nightTo: null,
  },
  ...change,
})
const aClass = (change: Partial<ClassDraft> = {}): ClassDraft => ({
  ...{ name: '充电桩', nameEn: 'Charging post', photoRequired: true, retired: false },
  ...{ conditions: [aCondition()], units: [{ code: 'POWER', placeRule: null }], script: null, questions: [] },
  ...change,
})
const aQuestion = (change: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...{ id: null, text: '几处？', textEn: 'How many?', answer: 'number', choices: [], required: true },
  ...change,
})
const facts = {
  units: new Set(['POWER', 'WATER']),
  conditionIds: new Set(['event-06010-1']),
  questionIds: new Set(['7']),
}
const faults = (draft: ClassDraft) => faultsOf(draft, facts).map(({ field, code }) => `${field} ${code}`)

test('a class that can be worked by has no fault', () => {
  expect(faults(aClass())).toEqual([])
  const night = aCondition({ text: '夜间', special: true, nightFrom: '22:00', nightTo: '06:00' })
  expect(faults(aClass({ conditions: [aCondition({ id: 'event-06010-1' }), night] }))).toEqual([])
})

test.each<[string, ClassDraft]>([
  ['draft.name blank', aClass({ name: ' ' })],
  ['draft.conditions no-condition', aClass({ conditions: [] })],
  ['draft.conditions.0.id unknown-condition', aClass({ conditions: [aCondition({ id: 'elsewhere-1' })] })],
  ['draft.conditions.0.textEn blank', aClass({ conditions: [aCondition({ textEn: '' })] })],
  [
    'draft.conditions.0.limit.value limit-range',
    aClass({ conditions: [aCondition({ limit: { unit: 'work-days', value: 0 } })] }),
  ],
  [
    'draft.conditions.0.limit.value limit-range',
    aClass({ conditions: [aCondition({ limit: { unit: 'work-days', value: 366 } })] }),
  ],
  [
    'draft.conditions.0.limit.unit hours-urgent-only',
    aClass({ conditions: [aCondition({ limit: { unit: 'hours', value: 2 } })] }),
  ],
  [
    'draft.conditions.0.special night-special-only',
    aClass({ conditions: [aCondition({ nightFrom: '22:00', nightTo: '06:00' })] }),
  ],
  [
    'draft.conditions.0.nightTo not-a-time',
    aClass({ conditions: [aCondition({ special: true, nightFrom: '22:00', nightTo: '25:00' })] }),
  ],
  [
    'draft.conditions.0.nightTo empty-night',
    aClass({ conditions: [aCondition({ special: true, nightFrom: '22:00', nightTo: '22:00' })] }),
  ],
  ['draft.conditions.1.text same-condition', aClass({ conditions: [aCondition(), aCondition()] })],
  ['draft.units.0.code unknown-unit', aClass({ units: [{ code: 'NOBODY', placeRule: null }] })],
  [
    'draft.units.1.code same-unit',
    aClass({
      units: [
        { code: 'POWER', placeRule: 'pavement' },
        { code: 'POWER', placeRule: 'carriageway' },
      ],
    }),
  ],
  ['draft.script.textEn blank', aClass({ script: { text: '您好', textEn: '' } })],
  ['draft.questions.0.id unknown-question', aClass({ questions: [aQuestion({ id: '8' })] })],
  ['draft.questions.0.text blank', aClass({ questions: [aQuestion({ id: '7', text: ' ' })] })],
  [
    'draft.questions.0.choices too-few-choices',
    aClass({ questions: [aQuestion({ answer: 'choice', choices: [{ text: '大', textEn: 'Large' }] })] }),
  ],
  [
    'draft.questions.0.choices choices-of-none',
    aClass({ questions: [aQuestion({ choices: [{ text: '大', textEn: 'Large' }] })] }),
  ],
])('%s', (expected, draft) => {
  expect(faults(draft)).toEqual([expected])
})

test('a local code belongs to a major class and is numbered from 080', () => {
  const majors = new Set(['06'])
  const wrong = (code: string) => codeFaults(code, majors).map((fault) => fault.code)
  expect(wrong('06080')).toEqual([])
  expect(wrong('06079')).toEqual(['not-local'])
  expect(wrong('77999')).toEqual(['unknown-major'])
  expect(wrong('0699')).toEqual(['not-a-class-code'])
  expect(wrong('06O99')).toEqual(['not-a-class-code'])
})
