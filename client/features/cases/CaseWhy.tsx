import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Spin } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Explanation } from '../../../server/contract/case-accounts.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { CaseVerdict } from './CaseVerdict.tsx'
import { SegmentBar } from './SegmentBar.tsx'
import { SegmentTable } from './SegmentTable.tsx'
import { useExplanation } from './useCaseAccounts.ts'
import './why.css'

/** "Why is it due then?": closed at first; what it says is asked for when it is opened. */
export function CaseWhy({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const shown = useId()
  const found = useExplanation(theCase, isOpen)
  return (
    <div className="why">
      <button
        type="button"
        className="plain why-toggle"
        aria-expanded={isOpen}
        aria-controls={shown}
        data-testid="why"
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? <DownOutlined /> : <RightOutlined />} {t('why.title')}
      </button>
      {isOpen && (
        <div id={shown} className="why-body" data-testid="why-body">
          {found.isPending && <Spin size="small" />}
          {found.isError && found.data === undefined && (
            <Failed error={found.error} onRetry={() => void found.refetch()} />
          )}
          {found.data !== undefined && <Reasons theCase={theCase} why={found.data} />}
          {found.data !== undefined && <CaseVerdict theCase={theCase} why={found.data} />}
        </div>
      )}
    </div>
  )
}

function Reasons({ theCase: { clock }, why }: { theCase: CaseDetail; why: Explanation }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { limit, deadline, baseDeadline, chargedSeconds, unit, segments } = why
  const duration = (seconds: number) => durationText(t, seconds, clock)
  return (
    <>
      <dl className="facts">
        {unit === null && (
          <>
            <dt>{t('why.limit')}</dt>
            <dd>{t('why.noUnit')}</dd>
          </>
        )}
        {limit !== null && (
          <>
            <dt>{t('why.limit')}</dt>
            <dd>
              {duration(limit.totalSeconds)}
              <Made limit={limit} duration={duration} />
            </dd>
            <dt>{t('why.charged')}</dt>
            <dd>
              {chargedSeconds === 0 ? t('why.nothing') : duration(chargedSeconds)}
              <small className="why-more dim">
                {chargedSeconds <= limit.totalSeconds
                  ? t('time.left', { duration: duration(limit.totalSeconds - chargedSeconds) })
                  : t('time.over', { duration: duration(chargedSeconds - limit.totalSeconds) })}
              </small>
            </dd>
          </>
        )}
        {deadline !== null && (
          <>
            <dt>{t('why.deadline')}</dt>
            <dd>{dateText(deadline)}</dd>
          </>
        )}
        {unit !== null && deadline === null && limit !== null && (
          <>
            <dt>{t('why.deadline')}</dt>
            <dd>{t('why.noDeadline')}</dd>
          </>
        )}
        {baseDeadline !== null && baseDeadline !== deadline && (
          <>
            <dt>{t('why.baseDeadline')}</dt>
            <dd>
              {dateText(baseDeadline)}
              <small className="why-more dim">{t('why.baseHint')}</small>
            </dd>
          </>
        )}
      </dl>
      <SegmentBar segments={segments} />
      <SegmentTable segments={segments} chargedSeconds={chargedSeconds} />
    </>
  )
}

interface MadeProps {
  limit: NonNullable<Explanation['limit']>
  duration: (seconds: number) => string
}

/** What the limit is made of, where it is more than the class's. */
function Made({ limit: { baseSeconds, extensionSeconds, dutySeconds }, duration }: MadeProps) {
  const { t } = useTranslation()
  const made = [
    t('why.base', { duration: duration(baseSeconds) }),
    extensionSeconds > 0 ? t('why.extension', { duration: duration(extensionSeconds) }) : '',
    dutySeconds > 0 ? t('why.duty', { duration: duration(dutySeconds) }) : '',
  ]
  return <small className="why-more dim">{made.filter(Boolean).join(' + ')}</small>
}
