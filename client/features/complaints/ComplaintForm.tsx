import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import {
  COMPLAINT_TOPICS,
  type ComplaintBody,
  type ComplaintDetail,
} from '../../../server/contract/complaint.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { findCase, useNamedCase, useRegister, useUnits } from './useComplaints.ts'

interface Fields {
  source: ComplaintBody['source']
  topic: ComplaintBody['topic']
  caseNumber?: string
  unit?: string
  description: string
  name?: string
  phone?: string
  callerNumber?: boolean
}
interface Props {
  /** The case the call or the panel was about. */
  caseId: string | null
  /** The call by which it came: its number may go with it, and is nowhere in this page. */
  callId: string | null
  /** What was written down of it already. */
  words: string
  onDone: (made: ComplaintDetail) => void
  onCancel: () => void
}

/** A complaint as it is told: about a case or a unit, by somebody or nobody. */
export function ComplaintForm({ caseId, callId, words, onDone, onCancel }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const register = useRegister()
  const about = useNamedCase(caseId).data
  // The number comes later than the form: what was typed meanwhile stays.
  const center = useUnits().data?.items.find(({ isCenter }) => isCenter)?.code
  useEffect(() => {
    if (about === undefined) return
    if (!form.isFieldTouched('caseNumber')) form.setFieldValue('caseNumber', about.number)
    // Held by no unit it lies at the center's own desk.
    if (about.unit === null && center !== undefined && !form.isFieldTouched('unit'))
      form.setFieldValue('unit', center)
  }, [form, about, center])
  const submit = async (fields: Fields) => {
    const found = await caseOf(fields.caseNumber, about)
    if (found === null) {
      form.setFields([{ name: 'caseNumber', errors: [t('complaint.form.caseUnknown')] }])
      return
    }
    register.mutate(bodyOf(fields, found, callId), { onSuccess: onDone })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      className="complaint-form"
      data-testid="complaint-form"
      initialValues={{ source: 'hotline', topic: 'slow', description: words, callerNumber: true }}
      onFinish={(fields) => void submit(fields)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
      }}
    >
      <h2>{t('complaint.form.title')}</h2>
      <Told />
      <div className="complaint-pair">
        <Form.Item name="name" label={t('complaint.form.name')}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('complaint.form.phone')} extra={t('complaint.form.personal')}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
      {callId !== null && (
        <Form.Item name="callerNumber" valuePropName="checked" extra={t('complaint.form.callerHint')}>
          <Checkbox>{t('complaint.form.callerNumber')}</Checkbox>
        </Form.Item>
      )}
      {register.isError && <Alert type="error" showIcon title={problemText(t, register.error)} />}
      <div className="complaint-steps">
        <Button onClick={onCancel}>{t('complaint.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={register.isPending}
          data-testid="complaint-register"
        >
          {t('complaint.form.submit')}
        </Button>
      </div>
    </Form>
  )
}

/** What is complained about. */
function Told() {
  const { t } = useTranslation()
  const named = useNamed()
  const units = useUnits().data?.items ?? []
  return (
    <>
      <Form.Item name="source" label={t('complaint.form.source')}>
        <Radio.Group
          options={(['hotline', 'web', 'government', 'visit'] as const).map((value) => ({
            value,
            label: t(`complaint.source.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="topic" label={t('complaint.form.topic')}>
        <Radio.Group
          options={COMPLAINT_TOPICS.map((value) => ({ value, label: t(`complaint.topic.${value}`) }))}
        />
      </Form.Item>
      <div className="complaint-pair">
        <Form.Item
          name="caseNumber"
          label={t('complaint.form.caseNumber')}
          extra={t('complaint.form.caseHint')}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unit" label={t('complaint.form.unit')} extra={t('complaint.form.unitOfCase')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name, nameEn, isCenter }) => ({
              value: code,
              label: isCenter
                ? t('complaint.form.center', { name: named(name, nameEn) })
                : named(name, nameEn),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="description"
        label={t('complaint.form.description')}
        extra={t('complaint.form.descriptionHint')}
        rules={[{ required: true, whitespace: true, message: t('problem.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} autoFocus />
      </Form.Item>
    </>
  )
}

/** The id of the case that was named; undefined where none was, null where there is none of that number. */
async function caseOf(number: string | undefined, about: { id: string; number: string } | undefined) {
  const typed = number?.trim()
  if (!typed) return undefined
  return typed === about?.number ? about.id : findCase(typed)
}

function bodyOf(fields: Fields, caseId: string | undefined, callId: string | null): ComplaintBody {
  const { source, topic, unit, description, name, phone, callerNumber } = fields
  const person = {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(callId !== null && callerNumber ? { callerNumber } : {}),
  }
  return {
    ...{ source, topic, description },
    ...(caseId === undefined ? {} : { caseId }),
    ...(unit ? { unit } : {}),
    ...(callId === null ? {} : { callId }),
    ...(Object.keys(person).length > 0 ? { complainant: person } : {}),
  }
}
