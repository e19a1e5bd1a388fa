import { Button, Input, Popconfirm, Spin, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridChange } from '../../../server/contract/grid-edit.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { GridRefused } from './GridRefused.tsx'
import { listText } from './grid-words.ts'
import { useChanges, useUndo } from './useGrids.ts'

/** What was changed, by whom and why; the map can be shown as it was before, and a change be undone. */
export function Changes({ onShowBefore }: { onShowBefore: (instant: string) => void }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const undo = useUndo()
  if (changes.isPending) return <Spin />
  if (changes.isError) return <Failed error={changes.error} onRetry={() => void changes.refetch()} />
  if (changes.data.items.length === 0) return <Nothing title={t('grids.noChanges')} />
  return (
    <div data-testid="grids-changes">
      {undo.error !== null && <GridRefused error={undo.error} />}
      <ol className="grids-changes">
        {changes.data.items.map((change) => (
          <Change
            key={change.id}
            change={change}
            isBusy={undo.isPending}
            onUndo={(reason) => undo.mutate({ id: change.id, reason })}
            onShowBefore={() => onShowBefore(new Date(Date.parse(change.at) - 1).toISOString())}
          />
        ))}
      </ol>
    </div>
  )
}

function Change(props: {
  change: GridChange
  isBusy: boolean
  onUndo: (reason: string) => void
  onShowBefore: () => void
}) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { change, isBusy, onUndo, onShowBefore } = props
  const [reason, setReason] = useState('')
  const { id, at, by, kinds, closed, created, responsibilities, undoes, undoneBy } = change
  const kindText = kinds
    .map((kind) => t(`grids.kindOfChange.${kind}`, { defaultValue: kind }))
    .join(t('grids.comma'))
  return (
    <li data-change={id}>
      <header>
        <b>
          {id}. {kindText}
        </b>
        {undoes !== null && <Tag>{t('grids.undoes', { id: undoes })}</Tag>}
        {undoneBy !== null && <Tag>{t('grids.undoneBy', { id: undoneBy })}</Tag>}
      </header>
      <span className="dim">
        {dateText(at)} · {by?.name ?? ''} · {change.reason}
      </span>
      <small className="dim">
        {closed.length > 0 && `${listText(t, closed)} → ${listText(t, created)}`}
        {responsibilities.length > 0 && ` ${listText(t, responsibilities)}`}
      </small>
      <span className="grids-buttons">
        <Button size="small" onClick={onShowBefore}>
          {t('grids.showBefore')}
        </Button>
        {undoneBy === null && (
          <Popconfirm
            title={t('grids.undoAsk')}
            description={
              <Input
                value={reason}
                maxLength={500}
                aria-label={t('grids.reason')}
                placeholder={t('grids.reason')}
                data-testid="grids-undo-reason"
                onChange={({ target }) => setReason(target.value)}
              />
            }
            okText={t('grids.undoChange')}
            cancelText={t('app.cancel')}
            okButtonProps={{ disabled: reason.trim() === '' }}
            onConfirm={() => onUndo(reason.trim())}
          >
            <Button size="small" disabled={isBusy} data-testid={`grids-undo-${id}`}>
              {t('grids.undoChange')}
            </Button>
          </Popconfirm>
        )}
      </span>
    </li>
  )
}
