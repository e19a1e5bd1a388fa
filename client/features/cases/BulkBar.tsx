import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { useSession } from '../../lib/session.ts'
import { useNow } from '../../lib/useNow.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { BULK_MOST, bulkActions } from './bulk-actions.ts'
import './bulk.css'

interface BulkBarProps {
  marked: readonly CaseSummary[]
  /** How many the list holds, up to the most that can be done at once. */
  loaded: number
  onMarkAll: () => void
  onClear: () => void
}

/** What can be done to the cases that are marked. */
export function BulkBar({ marked, loaded, onMarkAll, onClear }: BulkBarProps) {
  const { t } = useTranslation()
  const { data: user } = useSession()
  const now = useNow(60_000)
  /** What is being done keeps its cases, also when they leave the list meanwhile. */
  const [opened, setOpened] = useState<{ action: CaseAction; cases: readonly CaseSummary[] } | null>(null)
  if (!user || (marked.length === 0 && opened === null)) return null
  const actions = bulkActions(user, marked, now)
  return (
    <div className="bulk-bar" data-testid="bulk-bar">
      <b>{t('bulk.marked', { count: marked.length })}</b>
      <Dropdown
        trigger={['click']}
        disabled={actions.length === 0}
        menu={{
          items: actions.map((one) => ({
            key: one,
            label: <span data-testid={`bulk-${one}`}>{t(`action.${one}`)}</span>,
            onClick: () => setOpened({ action: one, cases: marked }),
          })),
        }}
      >
        <Button size="small" type="primary" data-testid="bulk-actions">
          {t(actions.length === 0 ? 'bulk.nothing' : 'bulk.do')}
        </Button>
      </Dropdown>
      {marked.length < Math.min(loaded, BULK_MOST) && (
        <Button size="small" onClick={onMarkAll}>
          {t('bulk.all', { count: Math.min(loaded, BULK_MOST) })}
        </Button>
      )}
      <Button size="small" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {opened !== null && <BulkDialog {...opened} onClose={() => setOpened(null)} onDone={onClear} />}
    </div>
  )
}
