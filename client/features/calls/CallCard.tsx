import { Alert, Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerHistory, PhoneCall } from '../../../server/contract/call.ts'
import { readPhone } from '../../../server/contract/phone.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNow } from '../../lib/useNow.ts'
import type { Draft } from './drafts.ts'
import { RevealButton } from './RevealButton.tsx'
import { CALL_KEYS } from './useCallKeys.ts'

/** Minutes and seconds, as a clock shows them; hours where there are any. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const pad = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const short = `${pad(Math.floor((whole % 3600) / 60))}:${pad(whole % 60)}`
  return hours === 0 ? short : `${hours}:${short}`
}

interface CallCardProps {
  draft: Draft
  call: PhoneCall | null
  history: CallerHistory | undefined
  mayReveal: boolean
  onChange: (change: Partial<Draft>) => void
  onNumber: () => void
  onPark: () => void
  onAbusive: () => void
}

/** The call in hand: whose, for how long, what to beware of. */
export function CallCard({ draft, call, history, mayReveal, ...on }: CallCardProps) {
  const { t } = useTranslation()
  const date = useDateText()
  const isKeyedIn = call === null || !call.fromExchange || call.mask === null
  const count = history?.callCount ?? 0
  const { flag } = history ?? { flag: null }
  return (
    <section className="call-card" aria-label={t('calls.onLine')} data-testid="call-card" data-id={draft.id}>
      <div className="call-card-top">
        <strong className="number" data-testid="call-mask">
          {call?.mask ?? t('calls.withheld')}
        </strong>
        <CallTimer from={call?.takenAt ?? draft.startedAt} until={call?.hungUpAt ?? null} />
      </div>
      <p>
        {[
          history?.name,
          call?.mask && (count > 1 ? t('calls.ordinal', { count }) : t('calls.firstTime')),
          call?.line && t('calls.line', { line: call.line }),
          call?.hungUpAt && t('calls.hungUp'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isKeyedIn && <NumberField draft={draft} onChange={on.onChange} onNumber={on.onNumber} />}
      <div className="call-card-acts">
        <Button size="small" ghost onClick={on.onPark}>
          {t('calls.park')} <kbd>{CALL_KEYS.park}</kbd>
        </Button>
        {mayReveal && call?.mask && <RevealButton id={call.id} />}
        {call?.mask && (
          <Button size="small" ghost onClick={on.onAbusive} data-testid="mark-abusive">
            {t('calls.abusive')} <kbd>{CALL_KEYS.abusive}</kbd>
          </Button>
        )}
      </div>
      {flag !== null && (
        <Alert
          type="warning"
          showIcon
          data-testid="call-flag"
          title={t('calls.flag', { marks: flag.marks, until: date(flag.until) })}
          description={[...new Set(flag.reasons)].slice(0, 3).join('；')}
        />
      )}
    </section>
  )
}

function CallTimer({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation()
  const now = useNow(1000)
  const end = until === null ? now : Date.parse(until)
  return (
    <span className="number call-timer" role="timer" aria-label={t('calls.timer')}>
      {clockText((end - Date.parse(from)) / 1000)}
    </span>
  )
}

function NumberField({ draft, onChange, onNumber }: Pick<CallCardProps, 'draft' | 'onChange' | 'onNumber'>) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const { id, number, toldNumber } = draft
  const isBad = number.trim() !== '' && readPhone(number) === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a call that is taken up begins at its number
  useEffect(() => {
    if (number === '') box.current?.querySelector('input')?.focus()
  }, [id])
  const tell = () => {
    if (!isBad && number.trim() !== '' && number.trim() !== toldNumber) onNumber()
  }
  return (
    <div ref={box} className="call-number">
      <label htmlFor="call-number">{t('calls.number')}</label>
      <Input
        id="call-number"
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        value={number}
        status={isBad ? 'error' : ''}
        placeholder={t('calls.numberHint')}
        aria-describedby={isBad ? 'call-number-wrong' : undefined}
        onChange={({ target }) => onChange({ number: target.value })}
        onBlur={tell}
        onPressEnter={(event) => {
          if (!event.ctrlKey) tell()
        }}
      />
      {isBad && (
        <small id="call-number-wrong" role="alert" data-testid="bad-number">
          {t('calls.badNumber')}
        </small>
      )}
    </div>
  )
}
