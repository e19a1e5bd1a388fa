import { Alert, Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { problemText } from '../../lib/problem-text.ts'
import type { ActionField } from './action-fields.ts'
import { BulkResults } from './BulkResults.tsx'
import { BULK_FIELDS } from './bulk-actions.ts'
import { type BulkResult, type BulkTask, useBulk } from './useBulk.ts'
import { useColleagueOptions, useUnits } from './useFieldOptions.ts'
import { WordsInput } from './WordsInput.tsx'

interface BulkDialogProps {
  action: CaseAction
  cases: readonly CaseSummary[]
  onClose: () => void
  /** All of them were done. */
  onDone: () => void
}

/** One form for many cases: tried first, each with its own result, then done to those that allow it. */
export function BulkDialog({ action, cases, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [task, setTask] = useState<BulkTask | null>(null)
  const trying = useBulk(true)
  const doing = useBulk(false)
  const refused = trying.data?.filter(({ error }) => error !== null) ?? []
  const results = doing.data === undefined ? trying.data : [...refused, ...doing.data]
  const ready = trying.data?.filter(({ error }) => error === null) ?? []
  const attempt = (values: Record<string, unknown>) => {
    const next = { action, cases, fields: trimmed(values) }
    setTask(next)
    doing.reset()
    trying.mutate(next)
  }
  const carryOut = () => {
    if (task === null) return
    const possible = new Set(ready.map(({ id }) => id))
    doing.mutate(
      { ...task, cases: task.cases.filter(({ id }) => possible.has(id)) },
      { onSuccess: (done) => allDone(done, cases.length) && onDone() },
    )
  }
  const error = doing.error ?? trying.error
  return (
    <Modal
      open
      title={t('bulk.title', { action: t(`action.${action}`), count: cases.length })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(doing.isSuccess ? 'bulk.close' : 'app.cancel')}</Button>
          {!doing.isSuccess && (
            <>
              <Button loading={trying.isPending} onClick={() => form.submit()} data-testid="bulk-try">
                {t('bulk.try')}
              </Button>
              <Button
                type="primary"
                disabled={ready.length === 0}
                loading={doing.isPending}
                onClick={carryOut}
                data-testid="bulk-go"
              >
                {t('bulk.go', { count: ready.length })}
              </Button>
            </>
          )}
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={doing.isSuccess}
        onValuesChange={() => trying.reset()}
        onFinish={attempt}
      >
        {(BULK_FIELDS[action] ?? []).map((field) => (
          <BulkField key={field} field={field} action={action} />
        ))}
      </Form>
      {error !== null && <Alert type="error" showIcon title={problemText(t, error)} />}
      {results !== undefined && <BulkResults cases={cases} results={results} isDone={doing.isSuccess} />}
    </Modal>
  )
}

const allDone = (done: readonly BulkResult[], wanted: number) =>
  done.length === wanted && done.every(({ error }) => error === null)

const trimmed = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  )

function BulkField({ field, action }: { field: ActionField; action: CaseAction }) {
  const { t } = useTranslation()
  const required = [{ required: true, message: t('form.required') }]
  switch (field) {
    case 'unit':
      return <UnitItem />
    case 'colleague':
      return <ColleagueItem />
    case 'hours':
      return (
        <Form.Item name="hours" label={t('form.hours')} rules={required}>
          <InputNumber min={0.5} max={720} step={0.5} />
        </Form.Item>
      )
    case 'reason':
    case 'instruction':
      return (
        <Form.Item name={field} label={t(`form.${field}`)} rules={required}>
          <WordsInput action={action} />
        </Form.Item>
      )
    case 'note!':
      return (
        <Form.Item name="note" label={t('form.noteRequired')} rules={required}>
          <WordsInput action={action} />
        </Form.Item>
      )
    default:
      return (
        <Form.Item name="note" label={t('form.note')}>
          <Input maxLength={2000} />
        </Form.Item>
      )
  }
}

function UnitItem() {
  const { t } = useTranslation()
  const { options, isLoading } = useUnits()
  return (
    <Form.Item name="unit" label={t('form.unit')} rules={[{ required: true, message: t('form.required') }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={isLoading}
        options={options}
        data-testid="bulk-unit"
      />
    </Form.Item>
  )
}

function ColleagueItem() {
  const { t } = useTranslation()
  const { options, isLoading } = useColleagueOptions()
  return (
    <Form.Item
      name="to"
      label={t('form.toColleague')}
      rules={[{ required: true, message: t('form.required') }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} loading={isLoading} options={options} />
    </Form.Item>
  )
}
