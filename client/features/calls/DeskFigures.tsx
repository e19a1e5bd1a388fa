import { useTranslation } from 'react-i18next'
import { clockText } from './CallCard.tsx'
import { useDesk } from './useCalls.ts'

/** My day in figures, and who waits. */
export function DeskFigures() {
  const { t } = useTranslation()
  const desk = useDesk().data
  if (desk === undefined) return null
  const { today, waiting, mine } = desk
  return (
    <span className="desk-figures number">
      <span>{t('calls.today', { count: today.calls })}</span>
      {today.averageSeconds !== null && (
        <span className="desk-average">{t('calls.average', { time: clockText(today.averageSeconds) })}</span>
      )}
      <span className={waiting.length > 0 ? 'light-yellow' : ''}>
        {waiting.length > 0 && '▲ '}
        {t('calls.waiting', { count: waiting.length })}
      </span>
      <span className="call-chip">{t(mine.length > 0 ? 'calls.onLine' : 'calls.free')}</span>
    </span>
  )
}
