import { Alert, Progress, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyRevisionSummary } from '../../../server/contract/policy.ts'
import { useDateText } from '../../lib/useDateText.ts'

/** Who changed the clocks when and why, and what came of it. */
export function Revisions({ revisions }: { revisions: readonly PolicyRevisionSummary[] }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  return (
    <Timeline
      className="revisions"
      items={revisions.map(({ number, at, by, reason, job }) => ({
        key: number,
        color: number === revisions[0]?.number ? 'blue' : 'gray',
        content: (
          <div data-testid={`policy-revision-${number}`}>
            <b>{t('policy.revision', { number })}</b>{' '}
            <span className="dim">
              {dateText(at)} · {by === null ? t('policy.installed') : by.name}
            </span>
            {reason !== '' && <p>{reason}</p>}
            {job !== null && (
              <p className="dim">
                {t(`policy.job.${job.state}`, { ...job, total: job.openCases, remaining: job.remaining })}
              </p>
            )}
          </div>
        ),
      }))}
    />
  )
}

/** How far the open cases are, while they are moved. */
export function JobProgress({ revision: { number, job } }: { revision: PolicyRevisionSummary }) {
  const { t } = useTranslation()
  if (job?.state !== 'running') return null
  const done = job.openCases === 0 ? 100 : Math.round((100 * (job.openCases - job.remaining)) / job.openCases)
  return (
    <Alert
      type="info"
      showIcon
      data-testid="policy-progress"
      title={t('policy.progress', { number })}
      description={
        <>
          <Progress percent={Math.max(0, done)} />
          {t('policy.job.running', { remaining: job.remaining, total: job.openCases })}
        </>
      }
    />
  )
}
