import { Alert, App, Button, Space, Spin, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicateRule } from '../../../server/contract/duplicate.ts'
import { problemText } from '../../lib/problem-text.ts'
import { Failed } from '../../ui/Failed.tsx'
import { AddRule } from './AddRule.tsx'
import { RuleCard } from './RuleCard.tsx'
import { TrialReport } from './TrialReport.tsx'
import { useReviseRules, useRules, useTrial } from './useRules.ts'
import './rules.css'

/** What counts as the same problem, tuned per class; tried on what people merged before it goes in force. */
export function DuplicateRules() {
  const { t } = useTranslation()
  const inForce = useRules()
  if (inForce.isPending) return <Spin className="rules-waiting" />
  if (inForce.isError)
    return (
      <Failed title={t('dupRules.failed')} error={inForce.error} onRetry={() => void inForce.refetch()} />
    )
  return <Editor key={inForce.data.version} {...inForce.data} />
}

function Editor({ version, rules: inForce }: { version: number; rules: DuplicateRule[] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [rules, setRules] = useState(inForce)
  const trial = useTrial()
  const revise = useReviseRules()
  const isChanged = rules !== inForce
  const change = (next: DuplicateRule[]) => {
    setRules(next)
    trial.reset()
  }
  const save = () =>
    revise.mutate(
      { version, rules },
      { onSuccess: (now) => void message.success(t('dupRules.saved', { version: now.version })) },
    )
  const error = revise.error ?? trial.error
  return (
    <div className="rules" data-testid="duplicate-rules">
      <header>
        <h2>
          {t('dupRules.title')} <Tag data-testid="rules-version">{t('dupRules.version', { version })}</Tag>
        </h2>
        <p>{t('dupRules.lead')}</p>
      </header>
      {rules.map((rule, i) => (
        <RuleCard
          key={`${rule.kind} ${rule.code}`}
          rule={rule}
          onChange={(next) => change(rules.with(i, next))}
          onRemove={rule.code === null ? null : () => change(rules.toSpliced(i, 1))}
        />
      ))}
      <AddRule rules={rules} onAdd={(rule) => change([...rules, rule])} />
      {error !== null && <Alert type="error" showIcon title={problemText(t, error)} />}
      <Space wrap className="rules-foot">
        <Button loading={trial.isPending} data-testid="rules-try" onClick={() => trial.mutate(rules)}>
          {t('dupRules.try')}
        </Button>
        <Button
          type="primary"
          disabled={!isChanged}
          loading={revise.isPending}
          data-testid="rules-save"
          onClick={save}
        >
          {t('dupRules.save')}
        </Button>
        <Button disabled={!isChanged} onClick={() => change(inForce)}>
          {t('dupRules.drop')}
        </Button>
        {isChanged && <span>{t('dupRules.unsaved')}</span>}
      </Space>
      {trial.data !== undefined && <TrialReport {...trial.data} />}
    </div>
  )
}
