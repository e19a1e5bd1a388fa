import { Alert, App, Button, Input, Modal, Spin } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyDefinition } from '../../../server/contract/policy.ts'
import { PreviewReport } from './PreviewReport.tsx'
import { Refused } from './Refused.tsx'
import { usePreview, useRevise } from './usePolicy.ts'

/** The last look before a change: what it does, why it is made, and then that it is. */
export function ApplyChange(props: {
  definition: PolicyDefinition
  basedOn: number
  onClose: () => void
  onApplied: () => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { definition, basedOn, onClose, onApplied } = props
  const { mutate: look, data: preview, error: wrong, isPending: isLooking } = usePreview()
  const revise = useRevise()
  const reasonId = useId()
  const [reason, setReason] = useState('')
  useEffect(() => look(definition), [look, definition])
  const apply = () =>
    revise.mutate(
      { definition, basedOn, reason },
      {
        onSuccess: ({ number }) => {
          void message.success(t('policy.applied', { number }))
          onApplied()
        },
      },
    )
  const footer = (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      {preview !== undefined && (
        <Button
          type="primary"
          disabled={reason.trim() === ''}
          loading={revise.isPending}
          onClick={apply}
          data-testid="policy-apply"
        >
          {t('policy.apply', { open: preview.openCases })}
        </Button>
      )}
    </>
  )
  return (
    <Modal
      open
      className="policy-modal"
      width={720}
      title={t('policy.report.title')}
      onCancel={onClose}
      footer={footer}
    >
      {isLooking && <Spin className="policy-spin" />}
      {wrong !== null && <Refused error={wrong} definition={definition} />}
      {preview !== undefined && (
        <>
          <PreviewReport preview={preview} />
          <div className="policy-reason">
            <label htmlFor={reasonId}>{t('policy.reason')}</label>
            <Input.TextArea
              id={reasonId}
              value={reason}
              maxLength={500}
              rows={2}
              placeholder={t('policy.reasonHint')}
              onChange={({ target }) => setReason(target.value)}
              data-testid="policy-reason"
            />
          </div>
          {reason.trim() === '' && <Alert type="info" showIcon title={t('policy.needReason')} />}
        </>
      )}
      {revise.error !== null && <Refused error={revise.error} definition={definition} />}
    </Modal>
  )
}
