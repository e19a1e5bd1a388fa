import { Alert, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RoutingDefinition, RoutingPreview } from '../../../server/contract/routing.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { shareText } from './share-text.ts'
import { type Names, useRuleName } from './useRuleWords.ts'

/** Where a draft would have sent past cases: how many, from where to where, which ones. */
export function TrialReport(props: { report: RoutingPreview; definition: RoutingDefinition; names: Names }) {
  const { t } = useTranslation()
  const { report, names } = props
  const { cases, same, elsewhere, unroutable, agreesNow, agreesThen, moves } = report
  if (cases === 0)
    return <Alert type="info" showIcon title={t('routing.trial.empty')} data-testid="routing-report" />
  const unit = (code: string | null) => (code === null ? t('routing.trial.noUnit') : names.unit(code))
  return (
    <div data-testid="routing-report">
      <dl className="routing-tiles">
        <Tile name={t('routing.trial.cases')} value={cases.toLocaleString()} />
        <Tile name={t('routing.trial.same')} value={same.toLocaleString()} />
        <Tile
          name={t('routing.trial.elsewhere')}
          value={elsewhere.toLocaleString()}
          note={shareText(elsewhere, cases)}
        />
        <Tile name={t('routing.trial.unroutable')} value={unroutable.toLocaleString()} />
        <Tile
          name={t('routing.trial.agree')}
          value={shareText(agreesThen, cases)}
          note={t('routing.trial.agreeChange', {
            now: shareText(agreesNow, cases),
            draft: shareText(agreesThen, cases),
          })}
        />
      </dl>
      {moves.length > 0 && (
        <>
          <h4>{t('routing.trial.moves')}</h4>
          <Table
            size="small"
            rowKey={({ from, to }) => `${from} ${to}`}
            dataSource={moves}
            pagination={{ pageSize: 8, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t('routing.trial.from'), render: (_, { from }) => unit(from) },
              { title: t('routing.trial.to'), render: (_, { to }) => unit(to) },
              {
                title: t('routing.trial.count'),
                align: 'right',
                render: (_, { cases: moved }) => <span className="number">{moved.toLocaleString()}</span>,
              },
            ]}
          />
          <Examples {...props} unit={unit} />
        </>
      )}
    </div>
  )
}

function Tile({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className="number">{value}</b> {note !== undefined && <small className="dim">{note}</small>}
      </dd>
    </div>
  )
}

function Examples(props: {
  report: RoutingPreview
  definition: RoutingDefinition
  unit: (code: string | null) => string
}) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const nameOf = useRuleName()
  const { report, definition, unit } = props
  const rules = new Map(definition.rules.map((rule) => [rule.key, nameOf(rule)]))
  return (
    <>
      <h4>{t('routing.trial.examples')}</h4>
      <Table
        size="small"
        rowKey="id"
        dataSource={report.examples}
        pagination={false}
        scroll={{ y: 240 }}
        columns={[
          {
            title: t('routing.trial.number'),
            width: 190,
            render: (_, { id, number, at }) => (
              <>
                <a href={`/command?v=1&case=${id}`} target="_blank" rel="noreferrer" className="number">
                  {number}
                </a>
                <br />
                <small className="dim">{dateText(at)}</small>
              </>
            ),
          },
          { title: t('routing.trial.from'), render: (_, { from }) => unit(from) },
          { title: t('routing.trial.to'), render: (_, { to }) => <b>{unit(to)}</b> },
          { title: t('routing.trial.chosen'), render: (_, { chosen }) => unit(chosen) },
          { title: t('routing.trial.rule'), render: (_, { rule }) => rules.get(rule ?? '') ?? '—' },
        ]}
      />
    </>
  )
}
