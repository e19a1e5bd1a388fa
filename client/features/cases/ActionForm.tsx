import { Alert, App, Button, Form } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionBody } from '../../../server/contract/case-actions.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { LonLat } from '../../../server/contract/common.ts'
import { inDistrict } from '../../lib/district-time.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useSession } from '../../lib/session.ts'
import { ActionFieldInput } from './ActionFieldInput.tsx'
import { AllowanceHint } from './AllowanceHint.tsx'
import { ACTION_FIELDS, DANGEROUS, type Doable } from './action-fields.ts'
import { draftOf, dropDraft, keepDraft } from './drafts.ts'
import { fenOf } from './fen.ts'
import { Overtaken } from './Overtaken.tsx'
import { useCaseAction } from './useCase.ts'

interface ActionFormProps {
  theCase: CaseDetail
  action: Doable
  /** False: somebody else was quicker, and it can no longer be done; what was typed is still here. */
  isAllowed: boolean
  /** Where I stand, for steps done on the spot. */
  place?: LonLat | undefined
  onDone: (after: CaseDetail) => void
  onCancel: () => void
}

/** The form of one action, in place; what was typed stays until the server has taken it. */
export function ActionForm({ theCase, action, isAllowed, place, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [isSending, setIsSending] = useState(false)
  const me = useSession().data?.id ?? ''
  const draft = useRef(draftOf(me, theCase.id, action))
  const step = useCaseAction(theCase.id)
  const name = t(`action.${action}`)
  const box = useRef<HTMLDivElement>(null)
  useEscape(onCancel)
  useFirstField(box)

  const send = async (values: Record<string, unknown>) => {
    if (!isAllowed || step.isPending) return
    if (action === 'void' && !(await modal.confirm({ title: t('form.confirmVoid') }))) return
    step.mutate(bodyOf(theCase, action, values, place), {
      onSuccess: (after) => {
        dropDraft(me, theCase.id, action)
        void message.success(t('form.done', { action: name }))
        onDone(after)
      },
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from whichever field has the focus
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
      }}
    >
      <Form
        form={form}
        layout="vertical"
        className="action-form"
        data-testid={`form-${action}`}
        requiredMark={false}
        scrollToFirstError
        initialValues={{ ...initialValues(theCase), ...draft.current }}
        onValuesChange={(_, values) => keepDraft([me, theCase.id, action], values)}
        onFinish={(values) => void send(values)}
      >
        <h3>
          {name} {draft.current !== undefined && <small className="dim">{t('shift.draft')}</small>}
        </h3>
        <Overtaken theCase={theCase} isAllowed={isAllowed} />
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
            {t(isAllowed ? 'app.cancel' : 'app.close')}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            danger={DANGEROUS.includes(action)}
            disabled={!isAllowed}
            loading={step.isPending || isSending}
            data-testid="submit-action"
          >
            {t('form.submit', { action: name })}
          </Button>
        </div>
      </Form>
    </div>
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

/** A list or a calendar that is open takes the key for itself. */
const OPEN_LISTS = ['.ant-select-dropdown', '.ant-picker-dropdown', '.ant-popover', '.ant-modal-wrap']
  .map(
    (name) =>
      `${name}:not([style*="display: none"]):not(.ant-popover-hidden):not(.ant-select-dropdown-hidden):not(.ant-picker-dropdown-hidden)`,
  )
  .join(',')

function useEscape(onEscape: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector(OPEN_LISTS) !== null) return
      event.stopPropagation()
      onEscape()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [onEscape])
}

/** Whoever opens a form by key goes on by key. On a touch screen that would only raise the keyboard. */
function useFirstField(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (matchMedia('(pointer: coarse)').matches) return
    box.current
      ?.querySelector<HTMLElement>('input:not([type=hidden]):not([type=file]), textarea, button[type=submit]')
      ?.focus({ preventScroll: true })
  }, [box])
}
