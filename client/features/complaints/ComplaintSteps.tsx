import { Alert, App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintAction, ComplaintDetail, ComplaintStep } from '../../../server/contract/complaint.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Overtaken } from './Overtaken.tsx'
import { useComplaintStep } from './useComplaints.ts'

type Step = Exclude<ComplaintAction, 'register'>
interface Fields {
  to?: string
  words?: string
  upheld?: boolean
}

/** What I may do with it now, each with its form in place. */
export function ComplaintSteps({ one }: { one: ComplaintDetail }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Step | null>(null)
  const steps = one.allowedActions.filter((action): action is Step => action !== 'register')
  // A form stays where it was opened, also when somebody else was quicker: its words are not lost.
  if (chosen !== null)
    return (
      <StepForm
        key={chosen}
        one={one}
        step={chosen}
        isAllowed={steps.includes(chosen)}
        onClose={() => setChosen(null)}
      />
    )
  if (steps.length === 0) return null
  return (
    <div className="complaint-steps">
      {steps.map((step) => (
        <Button
          key={step}
          type={step === 'comment' || step === 'send-back' ? 'default' : 'primary'}
          data-testid={`complaint-${step}`}
          onClick={() => setChosen(step)}
        >
          {t(`complaint.step.${step}`)}
        </Button>
      ))}
    </div>
  )
}

interface StepFormProps {
  one: ComplaintDetail
  step: Step
  isAllowed: boolean
  onClose: () => void
}

function StepForm({ one, step, isAllowed, onClose }: StepFormProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const act = useComplaintStep(one.id)
  const [form] = Form.useForm<Fields>()
  const submit = (fields: Fields) =>
    act.mutate(bodyOf(step, one.version, fields), {
      onSuccess: () => {
        void message.success(t('complaint.done'))
        onClose()
      },
    })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="complaint-form"
      data-testid="complaint-step-form"
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isAllowed) form.submit()
      }}
    >
      <h3>{t(`complaint.step.${step}`)}</h3>
      {step === 'assign' && <Handlers one={one} />}
      {step === 'close' && (
        <Form.Item name="upheld" label={t('complaint.verdict')} rules={[{ required: true, message: '' }]}>
          <Radio.Group
            options={[
              { value: true, label: t('complaint.upheld') },
              { value: false, label: t('complaint.notUpheld') },
            ]}
          />
        </Form.Item>
      )}
      <Words step={step} />
      {!act.isPending && <Overtaken one={one} isAllowed={isAllowed} />}
      {act.isError && <Alert type="error" showIcon title={problemText(t, act.error)} />}
      <div className="complaint-steps">
        <Button onClick={onClose}>{t('complaint.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isAllowed && !act.isPending}
          loading={act.isPending}
          data-testid="complaint-submit"
        >
          {t('complaint.ok')}
        </Button>
      </div>
    </Form>
  )
}

function Handlers({ one }: { one: ComplaintDetail }) {
  const { t } = useTranslation()
  const named = useNamed()
  return (
    <Form.Item
      name="to"
      label={t('complaint.to')}
      extra={t('complaint.toHint')}
      rules={[{ required: true, message: '' }]}
    >
      <Radio.Group
        className="complaint-handlers"
        options={one.handlers.map(({ code, name, nameEn, why }) => ({
          value: code,
          label: `${named(name, nameEn)} (${t(`complaint.why.${why}`)})`,
        }))}
      />
    </Form.Item>
  )
}

const LABELS: Readonly<Record<Step, string>> = {
  assign: 'complaint.note',
  close: 'complaint.note',
  answer: 'complaint.words.answer',
  'send-back': 'complaint.words.reason',
  comment: 'complaint.words.comment',
}

function Words({ step }: { step: Step }) {
  const { t } = useTranslation()
  const isNeeded = step === 'answer' || step === 'send-back' || step === 'comment'
  return (
    <Form.Item
      name="words"
      label={t(LABELS[step])}
      rules={isNeeded ? [{ required: true, whitespace: true, message: t('problem.required') }] : []}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} autoFocus={isNeeded} />
    </Form.Item>
  )
}

function bodyOf(step: Step, version: number, { to = '', words = '', upheld = false }: Fields): ComplaintStep {
  const note = words.trim() === '' ? {} : { note: words }
  switch (step) {
    case 'assign':
      return { action: step, version, to, ...note }
    case 'answer':
      return { action: step, version, answer: words }
    case 'send-back':
      return { action: step, version, reason: words }
    case 'close':
      return { action: step, version, upheld, ...note }
    case 'comment':
      return { action: step, version, note: words }
  }
}
