import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseEvent } from '../../../server/contract/case-shape.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { useCaseEvents } from './useCase.ts'

/** What happened, latest first: each step, who did it in which role, why. */
export function CaseHistory({ id }: { id: string }) {
  const { t } = useTranslation()
  const events = useCaseEvents(id)
  return (
    <div className="panel-part" data-testid="case-history">
      <h3>{t('panel.history')}</h3>
      {events.isError && <Failed error={events.error} onRetry={() => void events.refetch()} />}
      <Timeline
        items={(events.data?.items ?? []).toReversed().map((event) => ({
          key: event.version,
          content: <Step event={event} />,
        }))}
      />
    </div>
  )
}

const WORDS = ['reason', 'instruction', 'answer'] as const

function Step({ event: { action, actor, at, note, data, version } }: { event: CaseEvent }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const words = [...WORDS.map((name) => data[name]), note].filter(
    (text) => typeof text === 'string' && text !== '',
  )
  // A claim by the clock is nobody's.
  const isReleased = action === 'claim' && actor.role === 'system'
  const role = t(`role.${actor.role}`, { defaultValue: actor.role })
  return (
    <div className="step" data-step={action} data-version={version}>
      <b>{isReleased ? t('shift.released') : t(`action.${action}`)}</b>{' '}
      <span className="dim">
        {[role, actor.role === 'system' ? '' : actor.name, dateText(at)].filter(Boolean).join(' · ')}
      </span>
      {words.map((text) => (
        <p key={String(text)}>{String(text)}</p>
      ))}
    </div>
  )
}
