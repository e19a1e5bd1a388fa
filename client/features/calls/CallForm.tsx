import { Input, Radio, Segmented } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { CaseClass, CaseClassDetail } from '../../../server/contract/catalog.ts'
import type { Duplicates } from '../../../server/contract/duplicate.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { searchClasses } from './class-search.ts'
import { DuplicateWarning } from './DuplicateWarning.tsx'
import type { Draft } from './drafts.ts'
import { PickBox } from './PickBox.tsx'
import { Questions } from './Questions.tsx'
import { readBackText } from './read-back.ts'
import { CALL_KEYS } from './useCallKeys.ts'
import { useGridAt, usePlaceSearch } from './usePlaceSearch.ts'

/** What is lacking when a report is sent; a question by its id. */
export type Missing = 'class' | 'place' | 'words' | { question: string } | null

interface CallFormProps {
  draft: Draft
  classes: readonly CaseClass[]
  detail: CaseClassDetail | undefined
  repeats: Duplicates | undefined
  hasNumber: boolean
  missing: Missing
  isJoining: boolean
  frame: RefObject<HTMLDivElement | null>
  onChange: (change: Partial<Draft>) => void
  onJoin: (one: CaseSummary) => void
}

/** The call as it is written down, in the order in which it is told. */
export function CallForm({
  draft,
  classes,
  detail,
  repeats,
  missing,
  frame,
  onChange,
  ...rest
}: CallFormProps) {
  const { t } = useTranslation()
  const missingQuestion = typeof missing === 'object' && missing !== null ? missing.question : null
  return (
    <div ref={frame} className="call-form" data-testid="call-form">
      <div className="call-row">
        <ClassBox draft={draft} classes={classes} isWrong={missing === 'class'} onChange={onChange} />
        <div className="call-field call-name">
          <label htmlFor="caller-name">{t('calls.name')}</label>
          <Input
            id="caller-name"
            autoComplete="off"
            maxLength={50}
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </div>
      </div>
      <PlaceBox draft={draft} isWrong={missing === 'place'} onChange={onChange} />
      <DuplicateWarning found={repeats} isJoining={rest.isJoining} onJoin={rest.onJoin} />
      <div className="call-field">
        <label htmlFor="call-words">
          {t('calls.form.words')} <kbd>{CALL_KEYS.words}</kbd>
        </label>
        <Input.TextArea
          id="call-words"
          maxLength={1500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={draft.words}
          status={missing === 'words' ? 'error' : ''}
          placeholder={t('calls.form.wordsHint')}
          onChange={({ target }) => onChange({ words: target.value })}
        />
      </div>
      <Questions
        questions={detail?.questions ?? []}
        answers={draft.answers}
        missing={missingQuestion}
        onAnswer={(id, answer) => onChange({ answers: { ...draft.answers, [id]: answer } })}
      />
      <div className="call-field">
        <span id="call-urgency">{t('calls.form.urgency')}</span>
        <Radio.Group
          name="urgency"
          optionType="button"
          buttonStyle="solid"
          aria-labelledby="call-urgency"
          value={draft.urgent}
          options={[
            { value: false, label: t('calls.form.normal') },
            { value: true, label: t('calls.form.urgent') },
          ]}
          onChange={({ target }) => onChange({ urgent: target.value === true })}
        />
      </div>
      <ReadBackCard draft={draft} detail={detail} hasNumber={rest.hasNumber} onChange={onChange} />
    </div>
  )
}

type BoxProps = Pick<CallFormProps, 'draft' | 'onChange'> & { isWrong: boolean }

function ClassBox({ draft, classes, isWrong, onChange }: BoxProps & Pick<CallFormProps, 'classes'>) {
  const { t } = useTranslation()
  const named = useNamed()
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = classes.find(({ kind, code }) => kind === draft.class?.kind && code === draft.class.code)
  const name = chosen === undefined ? '' : named(chosen.name, chosen.nameEn)
  const found = typed === null ? [] : searchClasses(classes, typed)
  return (
    <PickBox
      label={t('calls.form.class')}
      hint={t('calls.form.classHint')}
      shortcut={CALL_KEYS.class}
      testId="class-box"
      text={typed ?? name}
      found={found}
      nothing={typed?.trim() ? t('calls.form.noClass') : null}
      isWrong={isWrong}
      keyOf={({ kind, code }) => `${kind} ${code}`}
      show={(one) => (
        <span className="call-option" data-testid={`pick-${one.kind}-${one.code}`}>
          {named(one.name, one.nameEn)}
          <small className="dim">
            {one.code} {named(one.major, one.majorEn)}
          </small>
        </span>
      )}
      onText={(text) => {
        setTyped(text)
        if (draft.class !== null) onChange({ class: null, answers: {} })
      }}
      onPick={({ kind, code }) => {
        setTyped(null)
        onChange({ class: { kind, code }, answers: {} })
      }}
    />
  )
}

function PlaceBox({ draft, isWrong, onChange }: BoxProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const [isTyping, setIsTyping] = useState(false)
  const { items, isEmpty } = usePlaceSearch(draft.address, isTyping)
  const { grid, isOutside } = useGridAt(draft.place)
  return (
    <div>
      <PickBox
        label={t('calls.form.address')}
        hint={t('calls.form.addressHint')}
        shortcut={CALL_KEYS.address}
        testId="address-box"
        text={draft.address}
        found={items}
        nothing={isTyping && isEmpty ? t('calls.form.noAddress') : null}
        isWrong={isWrong || isOutside}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        show={(one) => (
          <span className="call-option" data-testid={`place-${one.kind}`}>
            {named(one.title, one.titleEn)}
            <small className="dim">{one.detail ?? one.code}</small>
          </span>
        )}
        onText={(address) => {
          setIsTyping(true)
          onChange({ address })
        }}
        onPick={(one) => {
          setIsTyping(false)
          const address = [one.title, one.detail].filter(Boolean).join(' · ').slice(0, 200)
          onChange({ address, place: one.location })
        }}
      />
      <p className="call-place dim" data-testid="call-place">
        {isOutside ? (
          <span className="light-red">{t('calls.form.outside')}</span>
        ) : grid === undefined ? (
          t('calls.form.pickOnMap')
        ) : (
          [grid.streetName, grid.communityName, grid.code].filter(Boolean).join(' · ')
        )}
      </p>
    </div>
  )
}

type ReadBackProps = Pick<CallFormProps, 'draft' | 'detail' | 'hasNumber' | 'onChange'>

function ReadBackCard({ draft, detail, hasNumber, onChange }: ReadBackProps) {
  const { t, i18n } = useTranslation()
  const { language } = draft
  const isEnglish = language === 'en'
  const answers = (detail?.questions ?? []).flatMap((one) => {
    const given = draft.answers[one.id]
    if (!given) return []
    const choice = one.choices.find(({ text }) => text === given)
    const words = isEnglish ? (choice?.textEn ?? given) : given
    const fixed = i18n.getFixedT(language)
    const answer =
      one.answer === 'yes-no' ? fixed(given === 'yes' ? 'calls.form.yes' : 'calls.form.no') : words
    return [{ question: isEnglish ? one.textEn : one.text, answer }]
  })
  const what = detail === undefined ? null : isEnglish ? detail.nameEn : detail.name
  const { address, words, urgent } = draft
  const text = readBackText(i18n.getFixedT(language), { what, address, words, answers, urgent, hasNumber })
  return (
    <div className="call-read-back" lang={language} data-testid="read-back">
      <header>
        <b>{t('calls.form.readBack')}</b>
        <Segmented
          size="small"
          value={language}
          aria-label={t('calls.language')}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => onChange({ language: value as Draft['language'] })}
        />
      </header>
      <p>{text === '' ? '—' : `“${text}”`}</p>
    </div>
  )
}
