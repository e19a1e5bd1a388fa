import { DownloadOutlined } from '@ant-design/icons'
import { Button, Drawer, Popconfirm, Progress, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportJob, type ImportReject, importEndpoints } from '../../../server/contract/import-job.ts'
import { addressOf } from '../../lib/api.ts'
import { serverNow } from '../../lib/server-clock.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Faults } from '../../ui/Faults.tsx'
import { isUnderWay, useCancelImport, useRejects } from './useImports.ts'

const COLOURS: Record<ImportJob['state'], string> = {
  queued: 'default',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'default',
  interrupted: 'orange',
}

/** One import: whose, of what, how far, and what came of it. */
export function ImportCard({ job }: { job: ImportJob }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const [showsRejects, setShowsRejects] = useState(false)
  const layer = job.options.kind === 'geojson' ? ` · ${t(`imports.layers.${job.options.layer}`)}` : ''
  return (
    <article className="import-card" data-testid="import-job" data-state={job.state}>
      <header>
        <Tag color={COLOURS[job.state]}>{t(`imports.state.${job.state}`)}</Tag>
        <b>{job.fileName}</b>
        <span className="dim">
          {t(`imports.kind.${job.kind}`)}
          {layer}
        </span>
        <span className="dim import-who">
          {job.by.name} · {dateText(job.requestedAt)}
        </span>
      </header>
      {isUnderWay(job) && <UnderWay job={job} />}
      {job.counts !== null && (
        <p>
          {Object.entries(job.counts)
            .map(
              ([what, count]) =>
                `${t(`imports.count.${what}`, { defaultValue: what })} ${count.toLocaleString()}`,
            )
            .join(' · ')}
        </p>
      )}
      <Outcome job={job} />
      {job.rejected > 0 && !isUnderWay(job) && (
        <div className="import-do">
          <Button size="small" onClick={() => setShowsRejects(true)} data-testid="import-rejects">
            {t(job.kind === 'dem' ? 'imports.mended' : 'imports.rejected', { count: job.rejected })}
          </Button>
          <a href={addressOf(importEndpoints.rejectFile, { params: { id: job.id } })} download>
            <DownloadOutlined /> {t('imports.rejectFile')}
          </a>
        </div>
      )}
      {showsRejects && <Rejects job={job} onClose={() => setShowsRejects(false)} />}
    </article>
  )
}

/** What an import that did not end well left behind: said, not guessed. */
function Outcome({ job }: { job: ImportJob }) {
  const { t } = useTranslation()
  const { state, problem, problemParts, step, kind } = job
  if (state === 'cancelled') return <p>{t('imports.left.cancelled')}</p>
  if (state === 'failed')
    return (
      <p className="import-problem" role="alert" data-testid="import-problem">
        {problemParts === null
          ? problem
          : t(`imports.wrong.${problemParts.code}`, { ...problemParts.values, defaultValue: problem ?? '' })}
      </p>
    )
  if (state !== 'interrupted') return null
  const isCases = kind === 'cases' || kind === 'cases-csv'
  const left = step === 'reading' || step === null ? 'nothing' : isCases ? 'cases' : step
  return (
    <p className="import-problem">
      {t(`imports.problem.${problem}`, { defaultValue: problem ?? '' })} {t(`imports.left.${left}`)}
    </p>
  )
}

function UnderWay({ job }: { job: ImportJob }) {
  const { t } = useTranslation()
  const cancel = useCancelImport()
  const { state, step, share, objects, rejected, startedAt, cancelAsked } = job
  const seconds = startedAt === null ? 0 : (serverNow() - Date.parse(startedAt)) / 1000
  const rate = seconds > 1 ? Math.round(objects / seconds) : 0
  const mayCancel = state === 'queued' || step === 'reading'
  return (
    <>
      {state === 'queued' ? (
        <p className="dim">{t('imports.waits')}</p>
      ) : (
        <>
          <Progress
            status="active"
            percent={step === 'reading' ? Math.floor(share * 100) : 100}
            showInfo={step === 'reading'}
            aria-label={t(`imports.step.${step ?? 'reading'}`)}
          />
          <p aria-live="polite">
            {t(`imports.step.${step ?? 'reading'}`)} ·{' '}
            {t('imports.progress', {
              objects: objects.toLocaleString(),
              rejected: rejected.toLocaleString(),
              rate,
            })}
          </p>
        </>
      )}
      {mayCancel ? (
        <Popconfirm
          title={t('imports.cancelAsk')}
          okText={t('imports.cancel')}
          cancelText={t('app.back')}
          onConfirm={() => cancel.mutate(job.id)}
        >
          <Button size="small" danger disabled={cancelAsked} data-testid="import-cancel">
            {cancelAsked ? t('imports.cancelling') : t('imports.cancel')}
          </Button>
        </Popconfirm>
      ) : (
        <span className="dim">{t('imports.noCancel')}</span>
      )}
      <Faults error={cancel.error} />
    </>
  )
}

function Rejects({ job, onClose }: { job: ImportJob; onClose: () => void }) {
  const { t } = useTranslation()
  const rejects = useRejects(job.id)
  const rows = rejects.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Drawer open size="large" title={t('imports.rejectsOf', { file: job.fileName })} onClose={onClose}>
      {rejects.isError && <Failed error={rejects.error} onRetry={() => void rejects.refetch()} />}
      <Table<ImportReject & { n: number }>
        size="small"
        rowKey="n"
        loading={rejects.isPending}
        dataSource={rows.map((row, n) => ({ ...row, n }))}
        pagination={false}
        scroll={{ x: 560 }}
        columns={[
          { title: t('imports.line'), dataIndex: 'line', width: 80 },
          { title: t('imports.object'), dataIndex: 'id', width: 180 },
          {
            title: t('imports.reason'),
            render: (_, { reason, repaired }) => (
              <>
                {repaired && <Tag>{t('imports.repaired')}</Tag>}
                {reason}
              </>
            ),
          },
        ]}
      />
      {rejects.hasNextPage && (
        <Button block loading={rejects.isFetchingNextPage} onClick={() => void rejects.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      )}
    </Drawer>
  )
}
