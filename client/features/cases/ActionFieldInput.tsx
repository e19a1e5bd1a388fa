import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import type { ActionField } from './action-fields.ts'
import { fenOf } from './fen.ts'
import {
  useColleagueOptions,
  useConditionOptions,
  useInspectorOptions,
  useMergeOptions,
  useUnitOptions,
} from './useFieldOptions.ts'
import { WordsInput } from './WordsInput.tsx'

interface FieldProps {
  field: ActionField
  action: CaseAction
  theCase: CaseDetail
  onSending: (isSending: boolean) => void
}

/** One field of an action's form. */
export function ActionFieldInput({ field, action, theCase, onSending }: FieldProps) {
  const { t } = useTranslation()
  const words = <WordsInput action={action} />
  switch (field) {
    case 'unit':
      return <UnitField theCase={theCase} />
    case 'condition':
    case 'closing-condition':
      return <ConditionField theCase={theCase} isClosing={field === 'closing-condition'} />
    case 'inspector':
      return <InspectorField theCase={theCase} />
    case 'into':
      return <MergeField theCase={theCase} />
    case 'reason':
    case 'instruction':
    case 'answer':
      return (
        <Item name={field} label={t(`form.${field}`)} isRequired>
          {words}
        </Item>
      )
    case 'note':
      return (
        <Item name="note" label={t('form.note')}>
          {words}
        </Item>
      )
    case 'note!':
      return (
        <Item name="note" label={t('form.noteRequired')} isRequired>
          {words}
        </Item>
      )
    case 'photos':
    case 'photos!':
      return (
        <Item
          name="attachments"
          label={t(field === 'photos' ? 'form.photos' : 'form.photosRequired')}
          isRequired={field === 'photos!'}
        >
          <PhotoInput onSending={onSending} fromCamera />
        </Item>
      )
    case 'found':
      return (
        <Item name="found" label={t('form.found')} isRequired>
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('form.foundYes') },
              { value: false, label: t('form.foundNo') },
            ]}
          />
        </Item>
      )
    case 'minutes':
      return (
        <Item name="minutes" label={t('form.minutes')} hint={t('form.minutesHint')} isRequired>
          <InputNumber min={1} max={390 * 60} precision={0} step={30} />
        </Item>
      )
    case 'minutes-granted':
      return (
        <Item name="minutes" label={t('form.minutesApprove')} hint={t('form.minutesHint')}>
          <InputNumber min={1} max={390 * 60} precision={0} step={30} />
        </Item>
      )
    case 'hours':
      return (
        <Item name="hours" label={t('form.hours')} isRequired>
          <InputNumber min={0.5} max={720} step={0.5} />
        </Item>
      )
    case 'until':
      return (
        <Item name="until" label={t('form.until')}>
          <DatePicker showNow={false} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Item>
      )
    case 'provisional':
      return (
        <Form.Item name="provisional" valuePropName="checked">
          <Checkbox>{t('form.provisional')}</Checkbox>
        </Form.Item>
      )
    case 'cost':
      return <CostField />
    case 'escalate-to':
      return (
        <Item name="to" label={t('form.to')} isRequired>
          <Select
            options={[
              { value: 'LEADING-GROUP', label: t('form.leadingGroup') },
              { value: 'CITY-BODIES', label: t('form.cityBodies') },
            ]}
          />
        </Item>
      )
    case 'colleague':
      return <ColleagueField />
  }
}

interface ItemProps {
  name: string
  label: string
  hint?: string
  isRequired?: boolean
  children: ReactNode
}

function Item({ name, label, hint, isRequired = false, children }: ItemProps) {
  const { t } = useTranslation()
  const isList = name === 'attachments'
  const rule = {
    required: true,
    message: t('form.required'),
    ...(isList ? { type: 'array' as const, min: 1 } : {}),
  }
  return (
    <Form.Item name={name} label={label} extra={hint} rules={isRequired ? [rule] : []}>
      {children}
    </Form.Item>
  )
}

const byText = { showSearch: { optionFilterProp: 'label' } }

function UnitField({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const { options, isLoading } = useUnitOptions(theCase)
  return (
    <Item name="unit" label={t('form.unit')} isRequired>
      <Select {...byText} loading={isLoading} options={options} data-testid="unit" />
    </Item>
  )
}

function ConditionField({ theCase, isClosing }: { theCase: CaseDetail; isClosing: boolean }) {
  const { t } = useTranslation()
  const { options, isLoading } = useConditionOptions(theCase, isClosing)
  if (!isLoading && options.length === 0) return null
  return (
    <Item
      name="condition"
      label={t(isClosing ? 'form.conditionClosing' : 'form.condition')}
      isRequired={!isClosing && options.length > 1 && theCase.condition === null}
    >
      <Select
        loading={isLoading}
        options={options}
        allowClear
        placeholder={theCase.condition === null ? undefined : t('form.conditionNone')}
      />
    </Item>
  )
}

function InspectorField({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const { options, isLoading } = useInspectorOptions(theCase)
  return (
    <Item name="inspector" label={t('form.inspector')}>
      <Select {...byText} allowClear loading={isLoading} options={options} />
    </Item>
  )
}

function MergeField({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const { options, isLoading, search } = useMergeOptions(theCase)
  return (
    <Item name="into" label={t('form.into')} isRequired>
      <Select showSearch={{ filterOption: false, onSearch: search }} loading={isLoading} options={options} />
    </Item>
  )
}

/** What the handling of a case without an owner cost so far; yuan here, fen to the server. */
function CostField() {
  const { t } = useTranslation()
  const rule = {
    validator: async (_: unknown, text: string | undefined) => {
      if (text !== undefined && text.trim() !== '' && !isSpent(fenOf(text)))
        throw new Error(t('cost.wrongAmount'))
    },
  }
  return (
    <Form.Item name="cost" label={t('cost.soFar')} rules={[rule]}>
      <Input prefix="¥" inputMode="decimal" maxLength={20} />
    </Form.Item>
  )
}

const isSpent = (fen: number | null) => fen !== null && fen > 0

function ColleagueField() {
  const { t } = useTranslation()
  const { options, isLoading } = useColleagueOptions()
  return (
    <Item name="to" label={t('form.toColleague')} isRequired>
      <Select {...byText} loading={isLoading} options={options} />
    </Item>
  )
}
