import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callEndpoints } from '../../../server/contract/call.ts'
import { request } from '../../lib/api.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { AskReason } from './AskReason.tsx'
import { useKnownCallRules } from './useCallRules.ts'
import './calls.css'

/** Numbers that wait behind others for a while; the supervisor may lift it. */
export function FlaggedNumbers() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const date = useDateText()
  const queries = useQueryClient()
  const { abuseMarks: marks, abuseDays: days } = useKnownCallRules()
  const [asked, setAsked] = useState<string | null>(null)
  const flagged = useQuery({
    queryKey: ['calls', 'flagged'],
    queryFn: ({ signal }) => request(callEndpoints.flagged, { signal }),
  })
  const lift = useMutation({
    mutationFn: (given: { id: string; reason: string }) =>
      request(callEndpoints.lift, { params: { id: given.id }, body: { reason: given.reason } }),
    onSuccess: () => {
      setAsked(null)
      void message.success(t('calls.flags.lifted'))
      void queries.invalidateQueries({ queryKey: ['calls'] })
    },
  })
  const items = flagged.data?.items ?? []
  return (
    <section className="call-page call-part" data-testid="flagged">
      <p className="dim">{t('calls.flags.hint', { marks, days })}</p>
      {flagged.isPending && <Spin />}
      {flagged.isError && <Failed error={flagged.error} onRetry={() => void flagged.refetch()} />}
      {flagged.isSuccess && items.length === 0 && <Nothing title={t('calls.flags.none')} />}
      <ul className="call-list">
        {items.map(({ callId, mask, marks, until, reasons }) => (
          <li key={callId}>
            <span>
              <b className="number">{mask ?? t('calls.withheld')}</b>
              <small className="dim">
                {t('calls.flags.marks')} {marks} · {t('calls.flags.until')} {date(until)} ·{' '}
                {[...new Set(reasons)].join('；')}
              </small>
            </span>
            <Button size="small" onClick={() => setAsked(callId)}>
              {t('calls.flags.lift')}
            </Button>
          </li>
        ))}
      </ul>
      <AskReason
        title={t('calls.flags.liftTitle')}
        isOpen={asked !== null}
        isBusy={lift.isPending}
        error={lift.error}
        onClose={() => setAsked(null)}
        onGive={(reason) => asked !== null && lift.mutate({ id: asked, reason })}
      />
    </section>
  )
}
