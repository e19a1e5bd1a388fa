import { Alert, App, Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { ActionBody } from '../../../server/contract/case-actions.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { inDistrict } from '../../lib/district-time.ts'
import { problemText } from '../../lib/problem-text.ts'
import { ActionFieldInput } from './ActionFieldInput.tsx'
import { AllowanceHint } from './AllowanceHint.tsx'
import { ACTION_FIELDS, DANGEROUS } from './action-fields.ts'
import { fenOf } from './fen.ts'
import { useCaseAction } from './useCase.ts'

interface ActionFormProps {
  theCase: CaseDetail
  action: Exclude<CaseAction, 'report'>
  /** Where I stand, for steps done on the spot. */
  place?: LonLat | undefined
  onDone: () => void
  onCancel: () => void
}

/** The form of one action, in place; what was typed stays until the server has taken it. */
export function ActionForm({ theCase, action, place, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [isSending, setIsSending] = useState(false)
  const step = useCaseAction(theCase.id)
  const name = t(`action.${action}`)
  useEscape(onCancel)

  const send = async (values: Record<string, unknown>) => {
    if (action === 'void' && !(await modal.confirm({ title: t('form.confirmVoid') }))) return
    step.mutate(bodyOf(theCase, action, values, place), {
      onSuccess: () => {
        void message.success(t('form.done', { action: name }))
        onDone()
      },
    })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      className="action-form"
      data-testid={`form-${action}`}
      requiredMark={false}
      scrollToFirstError
      initialValues={initialValues(theCase)}
      onFinish={(values) => void send(values)}
    >
      <h3>{name}</h3>
      <AllowanceHint theCase={theCase} action={action} />
      {ACTION_FIELDS[action].map((field) => (
        <ActionFieldInput
          key={field}
          field={field}
          action={action}
          theCase={theCase}
          onSending={setIsSending}
        />
      ))}
      {step.isError && <Alert type="error" showIcon title={problemText(t, step.error)} />}
      <div className="action-form-buttons">
        <Button onClick={onCancel} disabled={step.isPending}>
          {t('app.cancel')}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          danger={DANGEROUS.includes(action)}
          loading={step.isPending || isSending}
          data-testid="submit-action"
        >
          {t('form.submit', { action: name })}
        </Button>
      </div>
    </Form>
  )
}

/** The suggestion is filled in: one press less for the common way, and visible before it is sent. */
const initialValues = ({ suggestedUnits }: CaseDetail) => ({ unit: suggestedUnits[0]?.code, found: true })

function bodyOf(
  { version }: CaseDetail,
  action: ActionBody['action'],
  values: Record<string, unknown>,
  place: LonLat | undefined,
): ActionBody {
  const given = Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== '' && value !== null)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : isoIfDate(value)]),
  )
  const { cost, ...fields } = given
  const costCents = typeof cost === 'string' ? fenOf(cost) : null
  return {
    action,
    version,
    ...fields,
    ...(costCents === null ? {} : { costCents }),
    ...(place === undefined ? {} : { place }),
  } as ActionBody
}

/** Date fields hand out their library's objects; what they show is meant by the district's clock. */
const isoIfDate = (value: unknown) =>
  typeof value === 'object' && value !== null && 'toISOString' in value
    ? inDistrict(new Date((value as { toISOString(): string }).toISOString()))
    : value

function useEscape(onEscape: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onEscape()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [onEscape])
}
