import { Alert, App, Button, Input, Modal, Popconfirm, Progress, Radio, Select } from 'antd'
import { useCallback, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingDraft } from '../../../server/contract/routing.ts'
import { inDistrict } from '../../lib/district-time.ts'
import { serverNow } from '../../lib/server-clock.ts'
import { Faults } from './Faults.tsx'
import { TrialReport } from './TrialReport.tsx'
import { useEnforce } from './useRouting.ts'
import type { Names } from './useRuleWords.ts'
import { useTrial } from './useTrial.ts'

const SPANS = [7, 30, 90, 365]

/** The last look before rules rule: where they would have sent past cases, why they change, from when on. */
export function TryDraft({
  draft,
  names,
  onClose,
}: {
  draft: RoutingDraft
  names: Names
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [days, setDays] = useState(90)
  const [isTried, setTried] = useState(draft.tried)
  const tried = useCallback(() => setTried(true), [])
  const { trial, run, stop } = useTrial(draft.version, tried)
  useEffect(() => stop, [stop])
  const isRunning = trial.state === 'running'
  const report = trial.state === 'running' || trial.state === 'done' ? trial.report : null
  return (
    <Modal
      open
      width={860}
      className="routing-modal"
      title={t('routing.trial.title')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('app.close')}</Button>}
      mask={{ closable: false }}
    >
      <div className="routing-bar">
        <span>{t('routing.trial.days')}</span>
        <Select
          value={days}
          aria-label={t('routing.trial.days')}
          onChange={setDays}
          options={SPANS.map((value) => ({ value, label: t('routing.trial.dayCount', { count: value }) }))}
        />
        <Button type="primary" loading={isRunning} onClick={() => void run(days)} data-testid="routing-run">
          {t(report === null ? 'routing.trial.run' : 'routing.trial.again')}
        </Button>
      </div>
      {isRunning && <Running cases={report?.cases ?? 0} days={days} oldestAt={report?.oldestAt ?? null} />}
      {trial.state === 'failed' && <Faults error={trial.error} definition={draft.definition} names={names} />}
      {report !== null && <TrialReport report={report} definition={draft.definition} names={names} />}
      {isTried && !isRunning && <Enforce draft={draft} names={names} onDone={onClose} />}
    </Modal>
  )
}

const DAY_MS = 86_400_000
function Running({ cases, days, oldestAt }: { cases: number; days: number; oldestAt: string | null }) {
  const { t } = useTranslation()
  const reached = oldestAt === null ? 0 : (serverNow() - Date.parse(oldestAt)) / (days * DAY_MS)
  return (
    <div role="status">
      <Progress percent={Math.min(99, Math.round(reached * 100))} />
      {t('routing.trial.running', { cases })}
    </div>
  )
}

function Enforce({ draft, names, onDone }: { draft: RoutingDraft; names: Names; onDone: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const enforce = useEnforce()
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [isLater, setLater] = useState(false)
  const [from, setFrom] = useState('')
  const apply = () =>
    enforce.mutate(
      {
        ...{ draftVersion: draft.version, reason },
        ...(isLater ? { inForceFrom: inDistrict(new Date(from)) } : {}),
      },
      {
        onSuccess: ({ number }) => {
          void message.success(t(`routing.trial.${isLater ? 'scheduled' : 'enforced'}`, { number }))
          onDone()
        },
      },
    )
  return (
    <div className="routing-enforce">
      <label htmlFor={reasonId}>{t('routing.trial.reason')}</label>
      <Input.TextArea
        id={reasonId}
        rows={2}
        maxLength={500}
        value={reason}
        placeholder={t('routing.trial.reasonHint')}
        onChange={({ target }) => setReason(target.value)}
        data-testid="routing-reason"
      />
      <div className="routing-bar">
        <span>{t('routing.trial.inForceWhen')}</span>
        <Radio.Group
          value={isLater}
          onChange={({ target }) => setLater(target.value)}
          options={[
            { value: false, label: t('routing.trial.fromNow') },
            { value: true, label: t('routing.trial.fromLater') },
          ]}
        />
        {isLater && (
          <Input
            type="datetime-local"
            className="routing-from"
            value={from}
            aria-label={t('routing.trial.inForceWhen')}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
        <Popconfirm title={t('routing.trial.enforceAsk')} onConfirm={apply}>
          <Button
            type="primary"
            danger
            loading={enforce.isPending}
            disabled={reason.trim() === '' || (isLater && from === '')}
            data-testid="routing-enforce"
          >
            {t('routing.trial.enforce')}
          </Button>
        </Popconfirm>
      </div>
      {reason.trim() === '' && <Alert type="info" showIcon title={t('routing.trial.needReason')} />}
      {enforce.error !== null && <Faults error={enforce.error} definition={draft.definition} names={names} />}
    </div>
  )
}
