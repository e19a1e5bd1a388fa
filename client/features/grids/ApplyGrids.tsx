import { Alert, App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridDraft, GridPreview } from '../../../server/contract/grid-edit.ts'
import { GridRefused } from './GridRefused.tsx'
import { useApply } from './useGrids.ts'

/** Puts the draft in force: with a reason, and with its warnings taken notice of. */
export function ApplyGrids(props: {
  draft: GridDraft
  preview: GridPreview | undefined
  onApplied: () => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { draft, preview, onApplied } = props
  const [reason, setReason] = useState('')
  const [isAccepted, setAccepted] = useState(false)
  const apply = useApply()
  const has = (severity: 'error' | 'warning') =>
    preview?.problems.some((one) => one.severity === severity) ?? false
  const isReady =
    preview !== undefined && !has('error') && (!has('warning') || isAccepted) && reason.trim() !== ''
  const send = () =>
    apply.mutate(
      { edits: draft.edits, seen: draft.seen, reason: reason.trim(), acceptWarnings: isAccepted },
      {
        onSuccess: ({ id }) => {
          void message.success(t('grids.applied', { id }))
          setReason('')
          setAccepted(false)
          onApplied()
        },
      },
    )
  return (
    <div className="grids-apply">
      {has('error') && <Alert type="error" showIcon title={t('grids.mendFirst')} />}
      {has('warning') && (
        <Checkbox
          checked={isAccepted}
          onChange={({ target }) => setAccepted(target.checked)}
          data-testid="grids-accept"
        >
          {t('grids.acceptWarnings')}
        </Checkbox>
      )}
      <Input.TextArea
        value={reason}
        maxLength={500}
        rows={2}
        aria-label={t('grids.reason')}
        placeholder={t('grids.reason')}
        data-testid="grids-reason"
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        type="primary"
        block
        disabled={!isReady}
        loading={apply.isPending}
        data-testid="grids-apply"
        onClick={send}
      >
        {t('grids.apply')}
      </Button>
      {apply.error !== null && <GridRefused error={apply.error} />}
    </div>
  )
}
