import { Button, Form, Input, InputNumber, Modal, Radio, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingDefinition, RoutingRule } from '../../../server/contract/routing.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Faults } from './Faults.tsx'
import { MomentFields, SubjectFields } from './RuleConditions.tsx'
import { type RuleValues, ruleOf, valuesOf } from './rule-values.ts'
import { useUnits } from './useRouting.ts'
import type { Names, PlaceName } from './useRuleWords.ts'

/** One rule: its words, where it sends, and when. What the server refuses is told here, and the form stays as it is. */
export function RuleForm(props: {
  rule: RoutingRule
  isNew: boolean
  names: Names
  places: readonly PlaceName[]
  attempt: (rule: RoutingRule) => RoutingDefinition
  onSave: (definition: RoutingDefinition) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { rule, isNew, names, places, attempt, onSave, onClose } = props
  const [form] = Form.useForm<RuleValues>()
  const [refused, setRefused] = useState<{ error: unknown; definition: RoutingDefinition } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const save = async (values: RuleValues) => {
    const definition = attempt(ruleOf(rule.key, values))
    setSaving(true)
    try {
      await onSave(definition)
      onClose()
    } catch (error) {
      setRefused({ error, definition })
    } finally {
      setSaving(false)
    }
  }
  const footer = (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button type="primary" loading={isSaving} onClick={form.submit} data-testid="routing-save">
        {t('routing.form.save')}
      </Button>
    </>
  )
  return (
    <Modal
      open
      width={880}
      className="routing-modal"
      title={t(isNew ? 'routing.form.addTitle' : 'routing.form.editTitle')}
      onCancel={onClose}
      footer={footer}
      mask={{ closable: false }}
    >
      {refused !== null && <Faults {...refused} names={names} />}
      <Form<RuleValues>
        form={form}
        layout="vertical"
        initialValues={valuesOf(rule)}
        onFinish={(values) => void save({ ...valuesOf(rule), ...values })}
        data-testid="routing-form"
      >
        <div className="routing-fields">
          <Form.Item
            name="name"
            label={t('routing.form.name')}
            rules={[{ required: true, whitespace: true, message: t('routing.form.needName') }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="nameEn" label={t('routing.form.nameEn')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="priority"
            label={t('routing.priority')}
            tooltip={t('routing.priorityHint')}
            rules={[{ required: true }]}
          >
            <InputNumber min={0} max={9999} precision={0} />
          </Form.Item>
          <Form.Item name="enabled" label={t('routing.enabled')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <h4>{t('routing.form.target')}</h4>
        <TargetFields />
        <h4>{t('routing.form.conditions')}</h4>
        <SubjectFields names={names} places={places} />
        <MomentFields />
      </Form>
    </Modal>
  )
}

const byText = { showSearch: { optionFilterProp: 'label' } } as const

function TargetFields() {
  const { t } = useTranslation()
  const named = useNamed()
  const units = useUnits()
  const to = Form.useWatch<RuleValues['to']>('to') ?? 'unit'
  const options = (units.data?.items ?? []).map(({ code, name, nameEn }) => ({
    value: code,
    label: named(name, nameEn),
  }))
  const needed = [{ required: true, message: t('routing.form.needUnit') }]
  const one = <Select {...byText} options={options} loading={units.isPending} />
  return (
    <>
      <Form.Item name="to" aria-label={t('routing.form.target')}>
        <Radio.Group
          optionType="button"
          options={(['unit', 'owner', 'street', 'deputy'] as const).map((value) => ({
            value,
            label: t(`routing.to.${value}`),
          }))}
        />
      </Form.Item>
      {to === 'unit' && (
        <Form.Item name="units" label={t('routing.to.units')} rules={needed}>
          <Select {...byText} mode="multiple" options={options} loading={units.isPending} />
        </Form.Item>
      )}
      {to === 'deputy' && (
        <div className="routing-fields">
          <Form.Item name="of" label={t('routing.to.of')} rules={needed}>
            {one}
          </Form.Item>
          <Form.Item name="deputy" label={t('routing.to.deputyUnit')} rules={needed}>
            {one}
          </Form.Item>
        </div>
      )}
      {(to === 'owner' || to === 'street') && <p className="dim">{t(`routing.to.${to}Hint`)}</p>}
    </>
  )
}
