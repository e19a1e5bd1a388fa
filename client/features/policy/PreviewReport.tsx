import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Light } from '../../../server/contract/common.ts'
import type { PolicyPreview } from '../../../server/contract/policy.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { LightMark } from '../../ui/LightMark.tsx'
import { useUnits } from './usePolicy.ts'

/** What a change would do to the open cases: how many, how far, which lights, which cases furthest. */
export function PreviewReport({ preview }: { preview: PolicyPreview }) {
  const { t } = useTranslation()
  const { openCases, moved, due, deadline, lights } = preview
  if (moved === 0) return <p data-testid="policy-preview">{t('policy.report.none', { open: openCases })}</p>
  return (
    <div className="policy-report" data-testid="policy-preview">
      <dl className="report-tiles">
        <Tile name={t('policy.report.open')} value={openCases} />
        <Tile name={t('policy.report.moved')} value={moved} />
        <Shift name={t('policy.report.due')} shift={due} />
        <Shift name={t('policy.report.deadline')} shift={deadline} />
      </dl>
      <h4>{t('policy.report.lights')}</h4>
      {lights.length === 0 ? (
        <p className="dim">{t('policy.report.noLights')}</p>
      ) : (
        <ul className="report-lights">
          {lights.map(({ from, to, cases }) => (
            <li key={`${from} ${to}`}>
              <Lamp light={from} /> → <Lamp light={to} />{' '}
              <b>{t('policy.report.lightCount', { count: cases })}</b>
            </li>
          ))}
        </ul>
      )}
      <Examples preview={preview} />
    </div>
  )
}

function Tile({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="report-number">{value.toLocaleString()}</dd>
    </div>
  )
}

function Shift({ name, shift }: { name: string; shift: PolicyPreview['due'] }) {
  const { t } = useTranslation()
  const { earlier, later, set, unset, largestEarlierSeconds, largestLaterSeconds } = shift
  const most = (seconds: number) => durationText(t, seconds, 'wall')
  const lines = [
    earlier > 0 && t('policy.report.earlier', { count: earlier, most: most(largestEarlierSeconds) }),
    later > 0 && t('policy.report.later', { count: later, most: most(largestLaterSeconds) }),
    set > 0 && t('policy.report.set', { count: set }),
    unset > 0 && t('policy.report.unset', { count: unset }),
  ].filter((line) => line !== false)
  return (
    <div>
      <dt>{name}</dt>
      {lines.length === 0 ? (
        <dd className="dim">{t('policy.report.same')}</dd>
      ) : (
        lines.map((line) => <dd key={line}>{line}</dd>)
      )}
    </div>
  )
}

function Lamp({ light }: { light: Light | null }) {
  const { t } = useTranslation()
  if (light === null) return <span className="dim">{t('policy.report.noLight')}</span>
  return (
    <span>
      <LightMark light={light} /> {t(`light.${light}`)}
    </span>
  )
}

function Examples({ preview }: { preview: PolicyPreview }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const named = useNamed()
  const units = new Map(useUnits().data?.items.map((u) => [u.code, named(u.name, u.nameEn)]))
  const told = (at: string | null) => (at === null ? '—' : dateText(at))
  const change = ({ before, after }: { before: string | null; after: string | null }) =>
    before === after ? (
      <span className="dim">{told(after)}</span>
    ) : (
      <span>
        <s className="dim">{told(before)}</s>
        <br />
        {told(after)}
      </span>
    )
  return (
    <>
      <h4>{t('policy.report.examples')}</h4>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 260 }}
        dataSource={preview.examples}
        columns={[
          {
            title: t('policy.report.number'),
            render: (_, { number, unitCode }) => (
              <span className="number">
                {number}
                <br />
                <small className="dim">{units.get(unitCode ?? '') ?? unitCode}</small>
              </span>
            ),
          },
          { title: t('policy.report.due'), width: '31%', render: (_, { due }) => change(due) },
          { title: t('policy.report.deadline'), width: '31%', render: (_, { deadline }) => change(deadline) },
        ]}
      />
    </>
  )
}
