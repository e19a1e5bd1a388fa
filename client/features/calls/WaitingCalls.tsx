import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallDesk, PhoneCall } from '../../../server/contract/call.ts'
import { useNow } from '../../lib/useNow.ts'
import { clockText } from './CallCard.tsx'
import type { Draft } from './drafts.ts'
import { CALL_KEYS } from './useCallKeys.ts'

interface WaitingCallsProps {
  desk: CallDesk | undefined
  drafts: readonly Draft[]
  activeId: string | null
  isTaking: boolean
  onTake: (id: string) => void
  onResume: (call: PhoneCall | null, id: string, startedAt: string) => void
  onNew: () => void
}

/** Who waits, longest first, and the calls I put aside. */
export function WaitingCalls({
  desk,
  drafts,
  activeId,
  isTaking,
  onTake,
  onResume,
  onNew,
}: WaitingCallsProps) {
  const { t } = useTranslation()
  const now = useNow(1000)
  const waiting = desk?.waiting ?? []
  const mine = desk?.mine ?? []
  const local = drafts.filter(({ id }) => !mine.some((call) => call.id === id))
  const parked = [
    ...mine.map((call) => ({
      id: call.id,
      startedAt: call.startedAt,
      call,
      draft: drafts.find(({ id }) => id === call.id),
    })),
    ...local.map((draft) => ({ id: draft.id, startedAt: draft.startedAt, call: null, draft })),
  ].filter(({ id }) => id !== activeId)
  return (
    <section className="call-part" data-testid="waiting-calls">
      <h2>
        {t('calls.waitingTitle')} <span className="number">{waiting.length}</span>
      </h2>
      {waiting.length === 0 && <p className="dim">{t('calls.noneWaiting')}</p>}
      <ul className="call-list" aria-live="polite">
        {waiting.map((call, i) => (
          <li key={call.id} data-testid="waiting-call" data-id={call.id}>
            <span>
              <b className="number">{call.mask ?? t('calls.withheld')}</b>
              <small className="dim">
                {clockText((now - Date.parse(call.startedAt)) / 1000)}
                {call.line !== null && ` · ${t('calls.line', { line: call.line })}`}
                {call.flagged && ` · ⚑ ${t('calls.kindOf.abusive')}`}
              </small>
            </span>
            <Button
              type={i === 0 ? 'primary' : 'default'}
              size="small"
              loading={isTaking}
              onClick={() => onTake(call.id)}
            >
              {t('calls.take')} {i === 0 && <kbd>{CALL_KEYS.take}</kbd>}
            </Button>
          </li>
        ))}
      </ul>
      {parked.length > 0 && <h2>{t('calls.parked')}</h2>}
      <ul className="call-list">
        {parked.map(({ id, startedAt, call, draft }) => (
          <li key={id} data-testid="parked-call" data-id={id}>
            <span>
              <b className="number">{call?.mask ?? t('calls.withheld')}</b>
              <small className="dim call-cut">
                {clockText((now - Date.parse(startedAt)) / 1000)} {draft?.words}
              </small>
            </span>
            <Button size="small" onClick={() => onResume(call, id, startedAt)}>
              {t('calls.resume')}
            </Button>
          </li>
        ))}
      </ul>
      <Button block onClick={onNew} data-testid="new-call">
        {t('calls.newCall')} <kbd>{CALL_KEYS.newCall}</kbd>
      </Button>
    </section>
  )
}
