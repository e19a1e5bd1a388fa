import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ClassQuestion } from '../../../server/contract/catalog.ts'
import { useNamed } from '../../lib/useNamed.ts'

interface QuestionsProps {
  questions: readonly ClassQuestion[]
  answers: Readonly<Record<string, string>>
  /** The question that must still be asked, once sending was tried. */
  missing: string | null
  onAnswer: (id: string, answer: string) => void
}

/** What the class wants to know, in the order in which it is asked. */
export function Questions({ questions, answers, missing, onAnswer }: QuestionsProps) {
  const { t } = useTranslation()
  const named = useNamed()
  if (questions.length === 0) return null
  return (
    <div className="call-questions" data-testid="questions">
      {questions.map((one) => {
        const label = named(one.text, one.textEn)
        const give = (answer: string) => onAnswer(one.id, answer)
        return (
          <div
            key={one.id}
            className="call-field"
            data-testid={`question-${one.id}`}
            data-required={one.required}
          >
            <span id={`q-${one.id}`} className={missing === one.id ? 'light-red' : ''}>
              {label} {one.required ? <b title={t('calls.form.questions')}>*</b> : null}
            </span>
            <Answer question={one} value={answers[one.id] ?? ''} isWrong={missing === one.id} onGive={give} />
          </div>
        )
      })}
    </div>
  )
}

function Answer(props: {
  question: ClassQuestion
  value: string
  isWrong: boolean
  onGive: (answer: string) => void
}) {
  const { question, value, isWrong, onGive } = props
  const { t } = useTranslation()
  const named = useNamed()
  const { id, answer, choices } = question
  if (answer === 'text' || answer === 'number')
    return (
      <Input
        value={value}
        maxLength={answer === 'number' ? 12 : 300}
        inputMode={answer === 'number' ? 'decimal' : 'text'}
        status={isWrong ? 'error' : ''}
        aria-labelledby={`q-${id}`}
        onChange={({ target }) => onGive(target.value)}
      />
    )
  const options =
    answer === 'yes-no'
      ? [
          { value: 'yes', label: t('calls.form.yes') },
          { value: 'no', label: t('calls.form.no') },
        ]
      : choices.map(({ text, textEn }) => ({ value: text, label: named(text, textEn) }))
  return (
    <Radio.Group
      name={`answer-${id}`}
      optionType="button"
      buttonStyle="solid"
      value={value}
      options={options}
      aria-labelledby={`q-${id}`}
      onChange={({ target }) => onGive(String(target.value))}
    />
  )
}
