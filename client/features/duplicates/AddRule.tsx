import { Button, Card, Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseKind } from '../../../server/contract/case.ts'
import type { DuplicateRule } from '../../../server/contract/duplicate.ts'
import { useClasses } from './useRules.ts'

/** A rule for a class or a major class of its own, as the kind's default is until it is changed. */
export function AddRule({ rules, onAdd }: { rules: DuplicateRule[]; onAdd: (rule: DuplicateRule) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [kind, setKind] = useState<CaseKind>('event')
  const [code, setCode] = useState('')
  const classes = useClasses().data?.items ?? []
  const like = rules.find((rule) => rule.kind === kind && rule.code === null)
  const isKnown =
    /^\d{2,6}$/.test(code) && classes.some((one) => one.kind === kind && one.code.startsWith(code))
  const isFree = !rules.some((rule) => rule.kind === kind && rule.code === code)
  return (
    <Card size="small" title={t('dupRules.add')}>
      <div className="rule-fields">
        <Segmented
          value={kind}
          options={(['event', 'component'] as const).map((value) => ({
            value,
            label: t(`dupRules.kind.${value}`),
          }))}
          onChange={setKind}
        />
        <div className="rule-figure rule-family">
          <label htmlFor={id}>{t('dupRules.addCode')}</label>
          <Input
            id={id}
            value={code}
            placeholder={t('dupRules.addHint')}
            onChange={({ target }) => setCode(target.value.trim())}
          />
        </div>
        <Button
          disabled={!isKnown || !isFree || like === undefined}
          onClick={() => {
            if (like === undefined) return
            onAdd({ ...like, code })
            setCode('')
          }}
        >
          {t('dupRules.add')}
        </Button>
      </div>
    </Card>
  )
}
