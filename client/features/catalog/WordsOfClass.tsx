import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { QuestionDraft } from '../../../server/contract/catalog-edit.ts'
import { type DraftProps, moved, NEW_QUESTION, withAt } from './class-draft.ts'
import { Field } from './Field.tsx'

const ANSWERS = ['text', 'choice', 'number', 'yes-no'] as const
const BOTH = ['text', 'textEn'] as const

/** What a clerk at the telephone says and asks when somebody reports this class. */
export function WordsOfClass({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const { script, questions } = draft
  const put = (list: QuestionDraft[]) => onChange({ ...draft, questions: list })
  return (
    <div className="class-form">
      <h3>{t('catalog.script')}</h3>
      <span>
        <Switch
          checked={script !== null}
          aria-label={t('catalog.hasScript')}
          onChange={(has) => onChange({ ...draft, script: has ? { text: '', textEn: '' } : null })}
        />{' '}
        {t('catalog.hasScript')}
      </span>
      {script !== null && (
        <div className="condition-words">
          {BOTH.map((word) => (
            <Field key={word} label={t(`catalog.script-${word}`)}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  maxLength={word === 'text' ? 2000 : 3000}
                  value={script[word]}
                  onChange={({ target }) =>
                    onChange({ ...draft, script: { ...script, [word]: target.value } })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <h3>{t('catalog.questions')}</h3>
      {questions.map((question, i) => (
        <Question
          // biome-ignore lint/suspicious/noArrayIndexKey: a new question has no name but its place
          key={i}
          place={i}
          question={question}
          onChange={(one) => put(withAt(questions, i, one))}
          onUp={() => put(moved(questions, i, i - 1))}
        />
      ))}
      <Button
        type="dashed"
        block
        onClick={() => put([...questions, NEW_QUESTION])}
        data-testid="add-question"
      >
        {t('catalog.addQuestion')}
      </Button>
    </div>
  )
}

interface QuestionProps {
  place: number
  question: QuestionDraft
  /** Null removes it. */
  onChange: (question: QuestionDraft | null) => void
  onUp: () => void
}

function Question({ place, question, onChange, onUp }: QuestionProps) {
  const { t } = useTranslation()
  const { answer, choices } = question
  const blank = { text: '', textEn: '' }
  return (
    <fieldset className="condition" data-testid={`question-${place}`}>
      <legend>{place + 1}</legend>
      <div className="condition-words">
        {BOTH.map((word) => (
          <Field key={word} label={t(`catalog.question-${word}`)}>
            {(id) => (
              <Input
                id={id}
                maxLength={word === 'text' ? 500 : 800}
                value={question[word]}
                onChange={({ target }) => onChange({ ...question, [word]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {choices.map((choice, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no name but its place
        <div className="question-choice" key={i}>
          {BOTH.map((word) => (
            <Input
              key={word}
              aria-label={t(`catalog.choice-${word}`, { place: i + 1 })}
              placeholder={t(`catalog.choice-${word}`, { place: i + 1 })}
              value={choice[word]}
              onChange={({ target }) =>
                onChange({ ...question, choices: withAt(choices, i, { ...choice, [word]: target.value }) })
              }
            />
          ))}
          <Button
            aria-label={t('catalog.remove')}
            icon={<DeleteOutlined />}
            onClick={() => onChange({ ...question, choices: withAt(choices, i, null) })}
          />
        </div>
      ))}
      <div className="condition-terms">
        <Field label={t('catalog.answer')}>
          {(id) => (
            <Select
              id={id}
              value={answer}
              className="question-answer"
              options={ANSWERS.map((one) => ({ value: one, label: t(`catalog.answers.${one}`) }))}
              onChange={(one) =>
                onChange({ ...question, answer: one, choices: one === 'choice' ? [blank, blank] : [] })
              }
            />
          )}
        </Field>
        {answer === 'choice' && (
          <Button onClick={() => onChange({ ...question, choices: [...choices, blank] })}>
            {t('catalog.addChoice')}
          </Button>
        )}
        <Checkbox
          checked={question.required}
          onChange={({ target }) => onChange({ ...question, required: target.checked })}
        >
          {t('catalog.required')}
        </Checkbox>
        <span className="condition-do">
          <Button
            aria-label={t('catalog.up')}
            title={t('catalog.up')}
            disabled={place === 0}
            icon={<ArrowUpOutlined />}
            onClick={onUp}
          />
          <Button
            danger
            aria-label={t('catalog.remove')}
            title={t('catalog.remove')}
            icon={<DeleteOutlined />}
            onClick={() => onChange(null)}
          />
        </span>
      </div>
    </fieldset>
  )
}
