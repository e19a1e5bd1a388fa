import { Alert, App, Button, InputNumber, Space, Spin } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CALL_RULE_NAMES,
  CALL_RULES,
  type CallRule,
  type CallRules,
  callRuleFaults,
} from '../../../server/contract/call-rules.ts'
import { problemText } from '../../lib/problem-text.ts'
import { Failed } from '../../ui/Failed.tsx'
import { useCallRules, useReviseCallRules } from './useCallRules.ts'
import './call-rules.css'

const GROUPS: readonly (readonly ['abuse' | 'back', readonly CallRule[]])[] = [
  ['abuse', ['abuseMarks', 'abuseDays']],
  ['back', ['backHours', 'backTries']],
]
type Figures = Readonly<Record<CallRule, number | null>>

/** When a number is flagged, and how an answer is owed. */
export function CallRulesSection() {
  const { t } = useTranslation()
  const inForce = useCallRules()
  if (inForce.isPending) return <Spin className="admin-waiting" />
  if (inForce.isError)
    return (
      <Failed title={t('callRules.failed')} error={inForce.error} onRetry={() => void inForce.refetch()} />
    )
  return <Editor key={inForce.data.version} inForce={inForce.data} />
}

function Editor({ inForce }: { inForce: CallRules }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [figures, setFigures] = useState<Figures>(inForce)
  const revise = useReviseCallRules()
  const isChanged = CALL_RULE_NAMES.some((name) => figures[name] !== inForce[name])
  const wrong = new Set(callRuleFaults(given(figures, inForce.version)).map(({ field }) => field))
  const save = () =>
    revise.mutate(given(figures, inForce.version), {
      onSuccess: () => void message.success(t('callRules.saved')),
      onError: (error) => void message.error(problemText(t, error)),
    })
  return (
    <form
      className="call-rules"
      data-testid="call-rules"
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && wrong.size === 0) save()
      }}
    >
      <header>
        <h2>{t('callRules.title')}</h2>
        <p className="dim">{t('callRules.lead')}</p>
      </header>
      {GROUPS.map(([group, names]) => (
        <fieldset key={group}>
          <legend>{t(`callRules.group.${group}.title`)}</legend>
          <p className="dim">{t(`callRules.group.${group}.lead`)}</p>
          {names.map((name) => (
            <Figure
              key={name}
              name={name}
              value={figures[name]}
              isWrong={wrong.has(name)}
              onChange={(value) => setFigures({ ...figures, [name]: value })}
            />
          ))}
        </fieldset>
      ))}
      {revise.isError && <Alert type="error" showIcon title={problemText(t, revise.error)} />}
      <Space wrap>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isChanged || wrong.size > 0}
          loading={revise.isPending}
          data-testid="call-rules-save"
        >
          {t('callRules.save')}
        </Button>
        <Button disabled={!isChanged} onClick={() => setFigures(inForce)}>
          {t('callRules.drop')}
        </Button>
      </Space>
    </form>
  )
}

/** An empty field is none within its bounds. */
function given(figures: Figures, version: number): CallRules {
  const figure = (name: CallRule) => figures[name] ?? 0
  return {
    version,
    abuseMarks: figure('abuseMarks'),
    abuseDays: figure('abuseDays'),
    backHours: figure('backHours'),
    backTries: figure('backTries'),
  }
}

interface FigureProps {
  name: CallRule
  value: number | null
  isWrong: boolean
  onChange: (value: number | null) => void
}

function Figure({ name, value, isWrong, onChange }: FigureProps) {
  const { t } = useTranslation()
  const id = useId()
  const { least, most, usual } = CALL_RULES[name]
  return (
    <div className="call-rule">
      <label htmlFor={id}>{t(`callRules.name.${name}`)}</label>
      <InputNumber
        id={id}
        value={value}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        aria-describedby={`${id}-bounds`}
        data-testid={`call-rule-${name}`}
        onChange={onChange}
      />
      <span>{t(`callRules.unit.${name}`)}</span>
      <small
        id={`${id}-bounds`}
        className={isWrong ? 'call-rule-wrong' : 'dim'}
        role={isWrong ? 'alert' : undefined}
      >
        {isWrong ? t('callRules.wrong', { least, most }) : t('callRules.usual', { usual })}
      </small>
    </div>
  )
}
