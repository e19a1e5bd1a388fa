import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyDefinition } from '../../../server/contract/policy.ts'

const STAGES = ['verify', 'file', 'dispatch', 'send-check', 'check', 'close', 'supervise'] as const
const QUOTAS = ['repeat', 'extension', 'deferral'] as const
interface Props {
  definition: PolicyDefinition
  onChange: (definition: PolicyDefinition) => void
}

/** Minutes of the center's stages. */
export function BudgetsEditor({ definition, onChange }: Props) {
  const { t } = useTranslation()
  const { budgets } = definition
  return (
    <div className="terms terms-two">
      {STAGES.map((stage) => (
        <Term
          key={stage}
          name={t(`stage.${stage}`)}
          value={budgets[stage]}
          max={100_000}
          onChange={(minutes) => onChange({ ...definition, budgets: { ...budgets, [stage]: minutes } })}
        />
      ))}
    </div>
  )
}

/** When a light turns yellow, and what an assessment lets pass. */
export function SharesEditor({ definition, onChange }: Props) {
  const { t } = useTranslation()
  const { quotas, yellowShare } = definition
  return (
    <div className="terms">
      <Term
        name={t('policy.yellow')}
        value={percent(yellowShare)}
        max={100}
        onChange={(value) => onChange({ ...definition, yellowShare: value / 100 })}
      />
      {QUOTAS.map((kind) => (
        <Term
          key={kind}
          name={t(`policy.quota.${kind}`)}
          value={percent(quotas[kind])}
          max={100}
          onChange={(value) => onChange({ ...definition, quotas: { ...quotas, [kind]: value / 100 } })}
        />
      ))}
    </div>
  )
}

/** Hundredths of a percent are as fine as anybody sets them. */
const percent = (share: number) => Math.round(share * 10_000) / 100

function Term(props: { name: string; value: number; max: number; onChange: (value: number) => void }) {
  const id = useId()
  return (
    <div className="term">
      <label htmlFor={id}>{props.name}</label>
      <InputNumber
        id={id}
        min={0}
        max={props.max}
        value={props.value}
        onChange={(value) => props.onChange(value ?? 0)}
      />
    </div>
  )
}
