import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecurringHere } from '../../../server/contract/duplicate.ts'
import { useDateText } from '../../lib/useDateText.ts'

/** 顽疾: the place had this before, and it was closed each time. */
export function RecurringMark({
  recurring,
  onOpen,
}: {
  recurring: RecurringHere
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const [shows, setShows] = useState(false)
  const { sinceOn, closedCount, lastClosedAt, caseIds } = recurring
  return (
    <div className="dup-recurring" data-testid="recurring-here">
      <Tag color="volcano">↻ {t('recurring.tag')}</Tag>
      <span>
        {t('recurring.here', { since: sinceOn, closed: closedCount, last: dateText(lastClosedAt) })}
      </span>
      <span className="dup-recurring-links">
        <Button type="link" size="small" aria-expanded={shows} onClick={() => setShows(!shows)}>
          {t('recurring.see')}
        </Button>
        <Link to="/recurring">{t('recurring.seeAll')}</Link>
      </span>
      {shows && (
        <span className="dup-recurring-links">
          {caseIds.map((id, i) => (
            <Button key={id} size="small" onClick={() => onOpen(id)}>
              {i + 1}
            </Button>
          ))}
        </span>
      )}
    </div>
  )
}
