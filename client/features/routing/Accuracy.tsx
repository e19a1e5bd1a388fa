import { Card, Segmented, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingAccuracy, RoutingMeasure } from '../../../server/contract/routing.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { shareText } from './share-text.ts'
import { useAccuracy } from './useRouting.ts'
import type { Names } from './useRuleWords.ts'

const SPANS = [7, 30, 90, 365]

/** How often dispatchers chose what was suggested first: in all, by day, by rule and by class. */
export function Accuracy({ names }: { names: Names }) {
  const { t } = useTranslation()
  const [days, setDays] = useState(30)
  const accuracy = useAccuracy(days)
  return (
    <section aria-label={t('routing.accuracy.title')} data-testid="routing-accuracy">
      <div className="routing-bar">
        <Segmented<number>
          value={days}
          aria-label={t('routing.accuracy.period')}
          options={SPANS.map((value) => ({ value, label: t('routing.accuracy.days', { count: value }) }))}
          onChange={setDays}
        />
        <span className="dim">{t('routing.accuracy.hint')}</span>
      </div>
      {accuracy.isPending && <Card loading />}
      {accuracy.isError && <Failed error={accuracy.error} onRetry={() => void accuracy.refetch()} />}
      {accuracy.data?.overall.dispatches === 0 && (
        <Nothing title={t('routing.accuracy.none')} hint={t('routing.accuracy.noneHint')} />
      )}
      {accuracy.data !== undefined && accuracy.data.overall.dispatches > 0 && (
        <Measured accuracy={accuracy.data} names={names} />
      )}
    </section>
  )
}

const overruled = ({ suggested, followed }: RoutingMeasure) => suggested - followed
const count = (n: number) => <span className="number">{n.toLocaleString()}</span>

function Measured({ accuracy, names }: { accuracy: RoutingAccuracy; names: Names }) {
  const { t } = useTranslation()
  const { overall, trend } = accuracy
  return (
    <>
      <dl className="routing-tiles">
        {(['dispatches', 'suggested', 'followed'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`routing.accuracy.${part}`)}</dt>
            <dd>
              <b className="number">{overall[part].toLocaleString()}</b>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('routing.accuracy.overall')}</dt>
          <dd>
            <b className="number" data-testid="routing-share">
              {shareText(overall.followed, overall.suggested)}
            </b>
          </dd>
        </div>
      </dl>
      <h4>{t('routing.accuracy.trend')}</h4>
      <Trend trend={trend} />
      <div className="routing-measures">
        <ByRule rules={accuracy.rules} names={names} />
        <ByClass classes={accuracy.classes} />
      </div>
    </>
  )
}

/** A bar a day, its share in words for who does not see it. */
function Trend({ trend }: { trend: RoutingAccuracy['trend'] }) {
  const { t } = useTranslation()
  return (
    <ol className="routing-trend">
      {trend.map((day) => {
        const { followed, suggested } = day
        const told = t('routing.accuracy.trendDay', { ...day, share: shareText(followed, suggested) })
        return (
          <li key={day.day} title={told}>
            <span
              className="routing-trend-bar"
              style={{ height: `${suggested === 0 ? 0 : (100 * followed) / suggested}%` }}
            />
            <span className="visually-hidden">{told}</span>
          </li>
        )
      })}
    </ol>
  )
}

function ByRule({ rules, names }: { rules: RoutingAccuracy['rules']; names: Names }) {
  const { t } = useTranslation()
  const named = useNamed()
  return (
    <Card size="small" title={t('routing.accuracy.overruled')}>
      <Table
        size="small"
        rowKey="key"
        dataSource={rules.toSorted((a, b) => overruled(b) - overruled(a))}
        pagination={{ pageSize: 10, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('routing.accuracy.rule'),
            render: (_, { name, nameEn }) =>
              name === null ? <i className="dim">{t('routing.accuracy.gone')}</i> : named(name, nameEn),
          },
          {
            title: t('routing.accuracy.suggested'),
            align: 'right',
            render: (_, one) => count(one.suggested),
          },
          { title: t('routing.accuracy.changed'), align: 'right', render: (_, one) => count(overruled(one)) },
          {
            title: t('routing.accuracy.overall'),
            align: 'right',
            render: (_, { followed, suggested }) => shareText(followed, suggested),
          },
          {
            title: t('routing.accuracy.instead'),
            render: (_, { instead }) =>
              instead.map(({ unit, cases }) => `${names.unit(unit)} ${cases}`).join(t('routing.comma')) ||
              '—',
          },
        ]}
      />
    </Card>
  )
}

function ByClass({ classes }: { classes: RoutingAccuracy['classes'] }) {
  const { t } = useTranslation()
  const named = useNamed()
  return (
    <Card size="small" title={t('routing.accuracy.byClass')}>
      <Table
        size="small"
        rowKey={({ kind, code }) => `${kind} ${code}`}
        dataSource={classes.toSorted((a, b) => overruled(b) - overruled(a))}
        pagination={{ pageSize: 10, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('routing.accuracy.class'),
            render: (_, { name, nameEn, kind, code }) => (
              <>
                {name === null ? code : named(name, nameEn)}{' '}
                <small className="dim">
                  {t(`kind.${kind}`)} {code}
                </small>
              </>
            ),
          },
          {
            title: t('routing.accuracy.dispatches'),
            align: 'right',
            render: (_, one) => count(one.dispatches),
          },
          {
            title: t('routing.accuracy.overall'),
            align: 'right',
            render: (_, { followed, suggested }) => shareText(followed, suggested),
          },
        ]}
      />
    </Card>
  )
}
