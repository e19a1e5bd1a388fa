import { Alert, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem-text.ts'

interface AskReasonProps {
  title: string
  hint?: string
  isOpen: boolean
  isBusy: boolean
  error: unknown
  onGive: (reason: string) => void
  onClose: () => void
  /** What stands below the reason as it is typed. */
  below?: (reason: string) => ReactNode
}

/** Asks for the reason of something that must be answered for; Enter gives it. */
export function AskReason({ title, hint, isOpen, isBusy, error, onGive, onClose, below }: AskReasonProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const give = () => {
    if (reason.trim() !== '') onGive(reason.trim())
  }
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={t('app.confirm')}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: isBusy }}
      onOk={give}
      onCancel={onClose}
      afterClose={() => setReason('')}
      destroyOnHidden
    >
      {hint !== undefined && <p className="dim">{hint}</p>}
      <Input
        autoFocus
        maxLength={500}
        value={reason}
        aria-label={t('calls.reason')}
        placeholder={t('calls.reason')}
        data-testid="reason"
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={give}
      />
      {below?.(reason.trim())}
      {error !== null && error !== undefined && (
        <Alert type="error" showIcon title={problemText(t, error)} className="call-gap" />
      )}
    </Modal>
  )
}
