import { DeleteOutlined } from '@ant-design/icons'
import { Button, Card, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DUPLICATE_FACTORS, type DuplicateRule } from '../../../server/contract/duplicate.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useClasses } from './useRules.ts'

interface Props {
  rule: DuplicateRule
  onChange: (rule: DuplicateRule) => void
  /** Null: a kind always has its default. */
  onRemove: (() => void) | null
}

/** One rule: what it is for, its reach, its weights, and when a problem counts as recurring. */
export function RuleCard({ rule, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const name = useRuleName(rule)
  const { weights, recurring } = rule
  const set = (part: Partial<DuplicateRule>) => onChange({ ...rule, ...part })
  return (
    <Card
      size="small"
      title={name}
      data-testid={`rule-${rule.kind}-${rule.code ?? 'all'}`}
      extra={
        onRemove !== null && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('dupRules.remove', { of: name })}
            onClick={onRemove}
          />
        )
      }
    >
      <div className="rule-fields">
        <Figure
          label={t('dupRules.radius')}
          value={rule.radiusM}
          min={5}
          max={2000}
          onSet={(radiusM) => set({ radiusM })}
        />
        <Figure
          label={t('dupRules.days')}
          value={rule.days}
          min={1}
          max={365}
          onSet={(days) => set({ days })}
        />
        <Figure
          label={t('dupRules.minScore')}
          value={Math.round(rule.minScore * 100)}
          min={0}
          max={100}
          onSet={(percent) => set({ minScore: percent / 100 })}
        />
        <Family family={rule.family} onSet={(family) => set({ family })} />
      </div>
      <fieldset>
        <legend>{t('dupRules.weights')}</legend>
        {DUPLICATE_FACTORS.map((factor) => (
          <Figure
            key={factor}
            label={t(`dup.factor.${factor}`)}
            value={weights[factor]}
            min={0}
            max={100}
            onSet={(value) => set({ weights: { ...weights, [factor]: value } })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('dupRules.recurring')}</legend>
        <Figure
          label={t('dupRules.recurringCount')}
          value={recurring.count}
          min={2}
          max={100}
          onSet={(count) => set({ recurring: { ...recurring, count } })}
        />
        <Figure
          label={t('dupRules.recurringRadius')}
          value={recurring.radiusM}
          min={5}
          max={500}
          onSet={(radiusM) => set({ recurring: { ...recurring, radiusM } })}
        />
        <Figure
          label={t('dupRules.recurringDays')}
          value={recurring.days}
          min={7}
          max={1100}
          onSet={(days) => set({ recurring: { ...recurring, days } })}
        />
      </fieldset>
    </Card>
  )
}

function useRuleName({ kind, code }: DuplicateRule): string {
  const { t } = useTranslation()
  const named = useNamed()
  const classes = useClasses().data?.items ?? []
  const ofKind = t(`dupRules.kind.${kind}`)
  if (code === null) return t('dupRules.all', { kind: ofKind })
  const own = classes.find((one) => one.kind === kind && one.code === code)
  const major = classes.find((one) => one.kind === kind && one.code.startsWith(code))
  const name =
    own !== undefined
      ? named(own.name, own.nameEn)
      : major === undefined
        ? ''
        : named(major.major, major.majorEn)
  return t('dupRules.of', { kind: ofKind, code, name })
}

interface FigureProps {
  label: string
  value: number
  min: number
  max: number
  onSet: (value: number) => void
}

function Figure({ label, value, min, max, onSet }: FigureProps) {
  const id = useId()
  return (
    <div className="rule-figure">
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id}
        min={min}
        max={max}
        value={value}
        onChange={(next) => next !== null && onSet(next)}
      />
    </div>
  )
}

/** Typed freely and taken when it reads as codes. */
function Family({ family, onSet }: { family: string[]; onSet: (family: string[]) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(family.join(', '))
  const codes = text.split(/[\s,，、]+/).filter(Boolean)
  const isRight = codes.every((code) => /^\d{2,6}$/.test(code))
  return (
    <div className="rule-figure rule-family">
      <label htmlFor={id}>{t('dupRules.family')}</label>
      <Input
        id={id}
        value={text}
        status={isRight ? '' : 'error'}
        aria-invalid={!isRight}
        onChange={({ target }) => {
          setText(target.value)
          const next = target.value.split(/[\s,，、]+/).filter(Boolean)
          if (next.every((code) => /^\d{2,6}$/.test(code))) onSet(next)
        }}
      />
    </div>
  )
}
