import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { LIMIT_UNITS } from '../../../server/contract/case.ts'
import type { ConditionDraft } from '../../../server/contract/catalog-edit.ts'
import { Field } from './Field.tsx'

interface Props {
  place: number
  last: number
  condition: ConditionDraft
  isDefault: boolean
  /** Null removes it. */
  onChange: (condition: ConditionDraft | null) => void
  onMove: (to: number) => void
}
const WORDS = ['text', 'textEn', 'closing', 'closingEn'] as const

/** When a case of the class is opened, within which limit it is handled, when it may be closed. */
export function ConditionEditor({ place, last, condition, isDefault, onChange, onMove }: Props) {
  const { t } = useTranslation()
  const { limit, urgent, special } = condition
  return (
    <fieldset className="condition" data-testid={`condition-${place}`}>
      <legend>
        {place + 1}
        {isDefault && <Tag>{t('catalog.isDefault')}</Tag>}
        {urgent && <Tag color="red">{t('catalog.urgent')}</Tag>}
        {special && <Tag color="gold">{t('catalog.special')}</Tag>}
      </legend>
      <div className="condition-words">
        {WORDS.map((word) => (
          <Field key={word} label={t(`catalog.${word}`)}>
            {(id) => (
              <Input
                id={id}
                maxLength={word === 'textEn' || word === 'closingEn' ? 300 : 200}
                value={condition[word]}
                onChange={({ target }) => onChange({ ...condition, [word]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="condition-terms">
        <Field label={t('catalog.limit')}>
          {(id) => (
            <span className="condition-limit">
              <InputNumber
                id={id}
                min={0}
                value={limit.value}
                onChange={(value) => onChange({ ...condition, limit: { ...limit, value: value ?? 0 } })}
              />
              <Select
                value={limit.unit}
                aria-label={t('catalog.limitUnit')}
                options={LIMIT_UNITS.map((unit) => ({ value: unit, label: t(`catalog.limitUnits.${unit}`) }))}
                onChange={(unit) => onChange({ ...condition, limit: { ...limit, unit } })}
              />
            </span>
          )}
        </Field>
        <Checkbox
          checked={urgent}
          onChange={({ target }) => onChange({ ...condition, urgent: target.checked })}
        >
          {t('catalog.urgent')}
        </Checkbox>
        <Checkbox
          checked={special}
          onChange={({ target }) =>
            onChange({
              ...condition,
              special: target.checked,
              ...(target.checked ? {} : { nightFrom: null, nightTo: null }),
            })
          }
        >
          {t('catalog.special')}
        </Checkbox>
        {special && <Night condition={condition} onChange={onChange} />}
        <span className="condition-do">
          <Button
            aria-label={t('catalog.up')}
            title={t('catalog.up')}
            disabled={place === 0}
            icon={<ArrowUpOutlined />}
            onClick={() => onMove(place - 1)}
          />
          <Button
            aria-label={t('catalog.down')}
            title={t('catalog.down')}
            disabled={place === last}
            icon={<ArrowDownOutlined />}
            onClick={() => onMove(place + 1)}
          />
          <Button
            danger
            aria-label={t('catalog.remove')}
            title={t('catalog.remove')}
            disabled={last === 0}
            icon={<DeleteOutlined />}
            onClick={() => onChange(null)}
          />
        </span>
      </div>
    </fieldset>
  )
}

/** Hours at which alone a special condition holds; none: always. */
function Night({ condition, onChange }: Pick<Props, 'condition' | 'onChange'>) {
  const { t } = useTranslation()
  return (
    <>
      {(['nightFrom', 'nightTo'] as const).map((end) => (
        <Field key={end} label={t(`catalog.${end}`)}>
          {(id) => (
            <Input
              id={id}
              type="time"
              value={condition[end] ?? ''}
              onChange={({ target }) =>
                onChange({ ...condition, [end]: target.value === '' ? null : target.value })
              }
            />
          )}
        </Field>
      ))}
    </>
  )
}
