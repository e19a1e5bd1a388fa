import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Input, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type CallBack, callBackEndpoints } from '../../../server/contract/call-back.ts'
import type { User } from '../../../server/contract/identity.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { serverNow } from '../../lib/server-clock.ts'
import { useKnownCallRules } from './useCallRules.ts'
import { takenByOf, useBackStep } from './useCalls.ts'

const HOUR_MS = 3_600_000
/** Nine in the morning of the district's next day. */
const tomorrow = (now: number) =>
  Math.floor((now + 8 * HOUR_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS + 25 * HOUR_MS
const AGAIN: Readonly<Record<string, (now: number) => number>> = {
  h1: (now) => now + HOUR_MS,
  h2: (now) => now + 2 * HOUR_MS,
  h4: (now) => now + 4 * HOUR_MS,
  tomorrow,
}
const NOT_CONTENT = 2

/** One call to a citizen: claimed on opening, what to say, the number, what came of it. */
export function CallBackForm({ back, user, onDone }: { back: CallBack; user: User; onDone: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const params = { id: back.id }
  const claim = useBackStep(() => request(callBackEndpoints.claim, { params }))
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) claim.mutate(undefined)
    asked.current = true
  }, [claim.mutate])
  const by = takenByOf(claim.error)
  if (claim.isError)
    return (
      <Alert
        type="warning"
        showIcon
        title={by === null ? problemText(t, claim.error) : t('calls.back.claimed', { name: by })}
      />
    )
  return (
    <div className="call-back-form" data-testid="call-back-form">
      <p>
        <b>{t('calls.back.answer')}</b>　{back.answer ?? t('calls.back.noAnswer')}{' '}
        <Link to={`/command?v=1&case=${back.case.id}`}>{t('calls.back.open')}</Link>
      </p>
      <Dial
        id={back.id}
        mayDial={claim.isSuccess && user.roles.some((role) => role === 'intake' || role === 'supervisor')}
      />
      <Result
        back={back}
        isReady={claim.isSuccess}
        onDone={() => {
          void message.success(t('calls.back.saved'))
          onDone()
        }}
      />
    </div>
  )
}

function Dial({ id, mayDial }: { id: string; mayDial: boolean }) {
  const { t } = useTranslation()
  const dial = useMutation({
    mutationFn: () => request(callBackEndpoints.dial, { params: { id } }),
    gcTime: 0,
  })
  if (dial.data !== undefined)
    return (
      <a className="call-clear number" href={`tel:${dial.data.number}`} data-testid="dialled">
        ☎ {dial.data.number}
      </a>
    )
  return (
    <p>
      <Button disabled={!mayDial} loading={dial.isPending} onClick={() => dial.mutate()} data-testid="dial">
        {t('calls.back.dial')}
      </Button>{' '}
      <small className="dim">{dial.isError ? problemText(t, dial.error) : t('calls.back.dialHint')}</small>
    </p>
  )
}

function Result({ back, isReady, onDone }: { back: CallBack; isReady: boolean; onDone: () => void }) {
  const { t } = useTranslation()
  const [rating, setRating] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const [again, setAgain] = useState('h2')
  const [reopen, setReopen] = useState(false)
  const send = useBackStep((body: Parameters<typeof resultOf>[0]) =>
    request(callBackEndpoints.result, { params: { id: back.id }, body: resultOf(body) }),
  )
  const isUnhappy = rating !== null && rating <= NOT_CONTENT
  const { backTries } = useKnownCallRules()
  const isLast = back.tries + 1 >= backTries
  const said = words.trim() === '' ? {} : { words: words.trim() }
  return (
    <>
      <div className="call-field">
        <span id={`rating-${back.id}`}>{t('calls.back.rating')}</span>
        <Radio.Group
          name={`rating-${back.id}`}
          optionType="button"
          buttonStyle="solid"
          aria-labelledby={`rating-${back.id}`}
          value={rating}
          options={([1, 2, 3, 4, 5] as const).map((value) => ({
            value,
            label: `${value} ${t(`calls.back.stars.s${value}`)}`,
          }))}
          onChange={({ target }) => setRating(Number(target.value))}
        />
      </div>
      <Input
        value={words}
        maxLength={500}
        aria-label={t('calls.back.words')}
        placeholder={t('calls.back.words')}
        onChange={({ target }) => setWords(target.value)}
      />
      {isUnhappy && back.because === 'closed' && (
        <p className="call-links">
          <Checkbox checked={reopen} onChange={({ target }) => setReopen(target.checked)}>
            {t('calls.back.reopen')}
          </Checkbox>
          <Link to={`/complaints?case=${back.case.id}`} target="_blank">
            {t('calls.back.complaint')}
          </Link>
        </p>
      )}
      {send.isError && <Alert type="error" showIcon title={problemText(t, send.error)} />}
      <div className="call-links">
        <Button
          type="primary"
          disabled={!isReady || rating === null}
          loading={send.isPending}
          data-testid="reached"
          onClick={() =>
            send.mutate(
              { kind: 'reached', rating, reopen: reopen && isUnhappy, ...said },
              { onSuccess: onDone },
            )
          }
        >
          {t('calls.back.reached')}
        </Button>
        <Button
          disabled={!isReady || send.isPending}
          data-testid="not-reached"
          onClick={() => send.mutate({ kind: 'not-reached', again, ...said }, { onSuccess: onDone })}
        >
          {t('calls.back.notReached')}
        </Button>
        {isLast ? (
          <small className="dim">{t('calls.back.givenUp', { count: backTries })}</small>
        ) : (
          <Select
            value={again}
            aria-label={t('calls.back.again')}
            onChange={setAgain}
            options={[
              { value: 'h1', label: t('calls.back.inHours', { count: 1 }) },
              { value: 'h2', label: t('calls.back.inHours', { count: 2 }) },
              { value: 'h4', label: t('calls.back.inHours', { count: 4 }) },
              { value: 'tomorrow', label: t('calls.back.tomorrow') },
            ]}
          />
        )}
      </div>
    </>
  )
}

type Given =
  | { kind: 'reached'; rating: number | null; reopen: boolean; words?: string }
  | { kind: 'not-reached'; again: string; words?: string }

/** The time to try again is of the moment of sending. */
function resultOf(given: Given) {
  const { words } = given
  const said = words === undefined ? {} : { words }
  if (given.kind === 'reached')
    return { outcome: 'reached' as const, rating: given.rating, reopen: given.reopen, ...said }
  const now = serverNow()
  const tryAt = new Date((AGAIN[given.again] ?? tomorrow)(now)).toISOString()
  return { outcome: 'not-reached' as const, tryAt, ...said }
}
