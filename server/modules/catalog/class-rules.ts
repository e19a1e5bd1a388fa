import type { ClassDraft, ConditionDraft, QuestionDraft } from '../../contract/catalog-edit.ts'
import type { FieldError } from '../../contract/common.ts'

/** What the database knows and a draft must fit. */
export interface ClassFacts {
  /** Units a case may be given to. */
  readonly units: ReadonlySet<string>
  /** Conditions that the class has. */
  readonly conditionIds: ReadonlySet<string>
  /** Questions that it has. */
  readonly questionIds: ReadonlySet<string>
}

/** No class is given longer: a slip of the keyboard, not a limit. */
const LONGEST = { hours: 24 * 90, 'work-hours': 8 * 365, 'work-days': 365 } as const
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** What of a class nobody could work by, each fault at its field; codes are what a client translates. */
export function faultsOf(draft: ClassDraft, facts: ClassFacts): FieldError[] {
  return [
    ...blank(draft.name, 'name'),
    ...blank(draft.nameEn, 'nameEn'),
    ...(draft.conditions.length > 0
      ? []
      : [fault('conditions', 'no-condition', 'A class has at least one condition: it fixes the limit.')]),
    ...draft.conditions.flatMap((one, i) => conditionFaults(one, `conditions.${i}`, facts)),
    ...sameTexts(draft.conditions),
    ...unitFaults(draft.units, facts),
    ...(draft.script === null ? [] : bothBlank(draft.script, 'script')),
    ...draft.questions.flatMap((one, i) => questionFaults(one, `questions.${i}`, facts)),
  ]
}

const fault = (field: string, code: string, detail: string): FieldError => ({
  field: `draft.${field}`,
  code,
  detail,
})
const blank = (text: string, field: string) =>
  text.trim() === '' ? [fault(field, 'blank', 'It must not be empty.')] : []

function conditionFaults(one: ConditionDraft, at: string, { conditionIds }: ClassFacts): FieldError[] {
  const { unit, value } = one.limit
  const isKnown = one.id === null || conditionIds.has(one.id)
  return [
    ...(isKnown ? [] : [fault(`${at}.id`, 'unknown-condition', `The class has no condition ${one.id}.`)]),
    ...blank(one.text, `${at}.text`),
    ...blank(one.textEn, `${at}.textEn`),
    ...(value > 0 && value <= LONGEST[unit]
      ? []
      : [
          fault(
            `${at}.limit.value`,
            'limit-range',
            `A limit in ${unit} lies above 0, up to ${LONGEST[unit]}.`,
          ),
        ]),
    // accounting.md 1: the wall clock is for urgent cases.
    ...(unit === 'hours' && !one.urgent
      ? [fault(`${at}.limit.unit`, 'hours-urgent-only', 'Hours of the wall clock are for urgent conditions.')]
      : []),
    ...nightFaults(one, at),
  ]
}

function nightFaults({ nightFrom, nightTo, special }: ConditionDraft, at: string): FieldError[] {
  if (nightFrom === null && nightTo === null) return []
  if (!special)
    return [fault(`${at}.special`, 'night-special-only', 'Hours of the night are for special conditions.')]
  return [
    ...[['nightFrom', nightFrom] as const, ['nightTo', nightTo] as const].flatMap(([field, time]) =>
      time !== null && CLOCK.test(time)
        ? []
        : [fault(`${at}.${field}`, 'not-a-time', 'A time of day is written HH:MM.')],
    ),
    ...(nightFrom === nightTo
      ? [fault(`${at}.nightTo`, 'empty-night', 'A night that begins when it ends is none.')]
      : []),
  ]
}

const sameTexts = (conditions: readonly ConditionDraft[]) => {
  const texts = conditions.map(({ text }) => text.trim())
  return texts.flatMap((text, i) =>
    text !== '' && texts.indexOf(text) < i
      ? [fault(`conditions.${i}.text`, 'same-condition', 'Two conditions say the same.')]
      : [],
  )
}

function unitFaults(units: ClassDraft['units'], facts: ClassFacts): FieldError[] {
  return units.flatMap(({ code }, i) => [
    ...(facts.units.has(code)
      ? []
      : [fault(`units.${i}.code`, 'unknown-unit', `There is no handling unit ${code}.`)]),
    ...(units.findIndex((one) => one.code === code) < i
      ? [fault(`units.${i}.code`, 'same-unit', `${code} is named twice.`)]
      : []),
  ])
}

const bothBlank = ({ text, textEn }: { text: string; textEn: string }, at: string) => [
  ...blank(text, `${at}.text`),
  ...blank(textEn, `${at}.textEn`),
]

function questionFaults(one: QuestionDraft, at: string, { questionIds }: ClassFacts): FieldError[] {
  const isKnown = one.id === null || questionIds.has(one.id)
  const texts = one.choices.map(({ text }) => text.trim())
  return [
    ...(isKnown ? [] : [fault(`${at}.id`, 'unknown-question', `The class has no question ${one.id}.`)]),
    ...bothBlank(one, at),
    ...one.choices.flatMap((choice, i) => bothBlank(choice, `${at}.choices.${i}`)),
    ...(one.answer === 'choice' && new Set(texts).size < 2
      ? [fault(`${at}.choices`, 'too-few-choices', 'A choice is between two answers at least.')]
      : []),
    ...(one.answer !== 'choice' && texts.length > 0
      ? [fault(`${at}.choices`, 'choices-of-none', 'Only a question with a choice has answers to choose.')]
      : []),
  ]
}

/** A local extension: 2 digits of a major class in the edition, then 080 to 999 (shared catalog README, "Local extension classes"). */
export function codeFaults(code: string, majors: ReadonlySet<string>): FieldError[] {
  const wrong = (detail: string, word: string): FieldError[] => [{ field: 'code', code: word, detail }]
  if (!/^\d{5}$/.test(code)) return wrong('A class code has five digits.', 'not-a-class-code')
  if (!majors.has(code.slice(0, 2)))
    return wrong(`There is no major class ${code.slice(0, 2)}.`, 'unknown-major')
  if (Number(code.slice(2)) < 80) return wrong('Local classes are numbered from 080 to 999.', 'not-local')
  return []
}
