import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerCase, CallerHistory as History, PhoneCall } from '../../../server/contract/call.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { LightMark } from '../../ui/LightMark.tsx'

interface CallerHistoryProps {
  call: PhoneCall | null
  history: History | undefined
  isPending: boolean
  onFollow: (one: CallerCase) => void
}

/** What this number told us of before: an open case is answered at once. */
export function CallerHistory({ call, history, isPending, onFollow }: CallerHistoryProps) {
  const { t } = useTranslation()
  const date = useDateText()
  const others = (history?.calls ?? []).filter(({ kind }) => kind !== 'report' && kind !== 'join')
  const isEmpty = history !== undefined && history.cases.length + others.length === 0
  return (
    <section className="call-part" data-testid="caller-history">
      <h2>{t('calls.history')}</h2>
      {call?.mask === null || call === null ? (
        <p className="dim">{t('calls.historyHidden')}</p>
      ) : (
        isPending && <Spin size="small" />
      )}
      {isEmpty && call?.mask && <p className="dim">{t('calls.noHistory')}</p>}
      <ul className="call-list call-history">
        {history?.cases.map((one) => (
          <CaseLine key={one.id} one={one} callId={call?.id} onFollow={() => onFollow(one)} />
        ))}
        {others.map((one) => (
          <li key={one.id}>
            <span>
              <span>
                {t(`calls.kindOf.${one.kind ?? 'open'}`)}
                {one.note !== null && ` · ${one.note}`}
              </span>
              <small className="dim number">
                {date(one.startedAt)}
                {one.takenBy !== null && ` · ${one.takenBy.name}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CaseLineProps {
  one: CallerCase
  /** The call in hand. */
  callId: string | undefined
  onFollow: () => void
}

function CaseLine({ one, callId, onFollow }: CaseLineProps) {
  const { t } = useTranslation()
  const date = useDateText()
  const named = useNamed()
  return (
    <li data-testid="caller-case" data-id={one.id}>
      <span>
        <span>
          {[named(one.className, one.classNameEn), one.address].filter(Boolean).join(' · ')}{' '}
          <span className="call-chip">
            {one.light !== null && <LightMark light={one.light} />} {t(`status.${one.status}`)}
            {one.rating !== null && ` · ${t('calls.rated', { rating: one.rating })}`}
          </span>
        </span>
        <small className="dim number">
          {date(one.reportedAt)} · {one.number}
          {one.unit !== null && ` · ${named(one.unit.name, one.unit.nameEn)}`}
        </small>
        <span className="call-links">
          {one.open && (
            <Button size="small" onClick={onFollow} data-testid="follow">
              {t('calls.follow')}
            </Button>
          )}
          <Link to={`/complaints?case=${one.id}${callId ? `&call=${callId}` : ''}`} target="_blank">
            {t('calls.complain')}
          </Link>
        </span>
      </span>
    </li>
  )
}
