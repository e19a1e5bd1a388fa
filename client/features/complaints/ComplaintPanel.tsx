import { CloseOutlined } from '@ant-design/icons'
import { Button, Spin, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ComplaintDetail } from '../../../server/contract/complaint.ts'
import { ApiError } from '../../lib/api.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { DEFAULT_VIEW, encodeView } from '../../lib/view-url.ts'
import { Failed } from '../../ui/Failed.tsx'
import { AnswerLight } from './AnswerLight.tsx'
import { ComplaintSteps } from './ComplaintSteps.tsx'
import { useComplaint } from './useComplaints.ts'

/** One complaint whole: about whom, when it is due, what happened, what I may do. */
export function ComplaintPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const found = useComplaint(id)
  if (found.isPending) return <Spin className="complaints-waiting" />
  // Given to somebody else it exists for me no more.
  if (found.data === undefined || isGone(found.error))
    return (
      <Failed title={t('complaint.oneFailed')} error={found.error} onRetry={() => void found.refetch()} />
    )
  const one = found.data
  return (
    <article data-testid="complaint-panel" data-status={one.status} data-version={one.version}>
      <header className="complaint-head">
        <small className="number">{one.number}</small>
        <h2>
          {t(`complaint.topic.${one.topic}`)} <Tag>{t(`complaint.status.${one.status}`)}</Tag>
          {one.upheld !== null && (
            <Tag color={one.upheld ? 'volcano' : 'default'}>
              {t(one.upheld ? 'complaint.upheld' : 'complaint.notUpheld')}
            </Tag>
          )}
        </h2>
        <Button
          className="complaint-close"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('complaint.close')}
          onClick={onClose}
        />
      </header>
      <p className="complaint-words">{one.description}</p>
      <Facts one={one} />
      <ComplaintSteps one={one} />
      <History one={one} />
    </article>
  )
}

const isGone = (error: unknown) => error instanceof ApiError && error.problem.status === 404

function Facts({ one }: { one: ComplaintDetail }) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  const { unit, handler, complainant, case: about } = one
  return (
    <dl className="complaint-facts">
      <dt>{t('complaint.unit')}</dt>
      <dd>{named(unit.name, unit.nameEn)}</dd>
      {about !== null && (
        <>
          <dt>{t('complaint.case')}</dt>
          <dd>
            <Link to={`/command?${encodeView({ ...DEFAULT_VIEW, caseId: about.id })}`}>{about.number}</Link>
          </dd>
        </>
      )}
      <dt>{t('complaint.handler')}</dt>
      <dd>{handler === null ? t('complaint.noHandler') : named(handler.name, handler.nameEn)}</dd>
      <dt>{t('complaint.due')}</dt>
      <dd>
        <AnswerLight one={one} /> · {dateText(one.dueAt)}
        <small>{t('complaint.limit', { days: one.limitDays })}</small>
      </dd>
      <dt>{t('complaint.registeredAt')}</dt>
      <dd>
        {dateText(one.registeredAt)} · {t(`complaint.source.${one.source}`)}
      </dd>
      {complainant !== null && (
        <>
          <dt>{t('complaint.complainant')}</dt>
          <dd>
            {complainant.name ?? t('complaint.anonymous')} {complainant.phone}
          </dd>
        </>
      )}
    </dl>
  )
}

function History({ one }: { one: ComplaintDetail }) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  return (
    <section>
      <h3>{t('complaint.history')}</h3>
      <ol className="complaint-history">
        {one.events.map(({ version, at, action, actor, words, handler, upheld }) => (
          <li key={version}>
            <b>{t(`complaint.event.${action}`)}</b>
            {handler !== null && ` ${named(handler.name, handler.nameEn)}`}
            {upheld !== null && ` · ${t(upheld ? 'complaint.upheld' : 'complaint.notUpheld')}`}
            <small>
              {dateText(at)} · {actor.name}
            </small>
            {words !== null && <p>{words}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
