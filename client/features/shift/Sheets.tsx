import { App, Button, Modal, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ShiftSheet } from '../../../server/contract/shift.ts'
import { thePage } from '../../lib/page-of.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { SheetView } from './SheetView.tsx'
import { useConfirmSheet, useSheet, useSheets } from './useShift.ts'

/** Every sheet that was made, the newest first. */
export function Sheets({ onLook }: { onLook: (id: string) => void }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const sheets = useSheets()
  if (sheets.isPending) return <Spin />
  if (sheets.isError) return <Failed error={sheets.error} onRetry={() => void sheets.refetch()} />
  if (sheets.data.items.length === 0) return <Nothing title={t('shift.noSheets')} />
  return (
    <div data-testid="sheets">
      {sheets.data.items.map((sheet) => (
        <div key={sheet.id} className="shift-line">
          <span>
            {sheet.from.name} → {sheet.to?.name ?? t('shift.anybody')}
            <small>
              {dateText(sheet.madeAt)} · {t('shift.handed', { count: sheet.handed })} ·{' '}
              <Confirmed sheet={sheet} />
            </small>
          </span>
          <Button size="small" onClick={() => onLook(sheet.id)}>
            {t('shift.look')}
          </Button>
        </div>
      ))}
    </div>
  )
}

function Confirmed({ sheet: { confirmedBy, confirmedAt } }: { sheet: ShiftSheet }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  if (confirmedBy === null || confirmedAt === null) return <b>{t('shift.notConfirmed')}</b>
  return t('shift.confirmed', { name: confirmedBy.name, time: dateText(confirmedAt) })
}

/** One sheet as it was made: to be read, printed, confirmed. */
export function SheetPaper({
  id,
  onClose,
  onOpen,
}: {
  id: string
  onClose: () => void
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const dateText = useDateText()
  const me = useSession().data
  const found = useSheet(id)
  const confirm = useConfirmSheet()
  const sheet = found.data
  const isForMe =
    sheet !== undefined &&
    sheet.confirmedAt === null &&
    sheet.from.id !== me?.id &&
    (sheet.to === null || sheet.to.id === me?.id || me?.roles.includes('supervisor') === true)
  const takeOver = () =>
    confirm.mutate(id, {
      onSuccess: ({ taken }) => void message.success(t('shift.takenOver', { count: taken })),
      onError: (error) => void message.error(problemText(t, error)),
    })
  return (
    <Modal
      open
      width={820}
      className="sheet-paper"
      getContainer={thePage}
      title={t('shift.sheet')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => window.print()}>{t('shift.print')}</Button>
          {isForMe && (
            <Button type="primary" loading={confirm.isPending} onClick={takeOver} data-testid="confirm-sheet">
              {t('shift.confirm')}
            </Button>
          )}
          <Button onClick={onClose}>{t('app.close')}</Button>
        </>
      }
    >
      {found.isPending && <Spin />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {sheet !== undefined && (
        <>
          <p data-testid="sheet-head">
            {t('shift.from')} {sheet.from.name} · {t('shift.to')} {sheet.to?.name ?? t('shift.anybody')} ·{' '}
            {t('shift.madeAt', { time: dateText(sheet.madeAt) })} · <Confirmed sheet={sheet} />
          </p>
          {sheet.words !== '' && <p>{sheet.words}</p>}
          <SheetView content={sheet.content} onOpen={onOpen} />
        </>
      )}
    </Modal>
  )
}
