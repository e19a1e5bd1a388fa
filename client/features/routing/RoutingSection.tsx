import { Alert, App, Button, Card, Popconfirm, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingDefinition, RoutingDraft } from '../../../server/contract/routing.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Accuracy } from './Accuracy.tsx'
import { Faults } from './Faults.tsx'
import { RuleTable } from './RuleTable.tsx'
import { marksOf } from './rules-draft.ts'
import { TryDraft } from './TryDraft.tsx'
import { useDropDraft, useRouting, useSaveDraft } from './useRouting.ts'
import { useNames } from './useRuleWords.ts'
import { Versions } from './Versions.tsx'
import './routing.css'

const NOWHERE: never[] = []

/** Which case goes to whom: changed on a draft, tried on past cases, put in force, measured. */
export function RoutingSection() {
  const { t } = useTranslation()
  const routing = useRouting()
  const names = useNames(routing.data?.places ?? NOWHERE)
  const save = useSaveDraft()
  const [attempted, setAttempted] = useState<RoutingDefinition | null>(null)
  const [isTrying, setTrying] = useState(false)
  const [tab, setTab] = useState('rules')
  if (routing.isPending) return <Card loading className="routing" />
  if (routing.isError && routing.data === undefined)
    return <Failed error={routing.error} onRetry={() => void routing.refetch()} />
  const { current, draft, versions, places } = routing.data
  const definition = draft?.definition ?? current.definition
  const keep = async (next: RoutingDefinition) => {
    setAttempted(next)
    await save.mutateAsync({
      definition: next,
      version: draft?.version ?? 0,
      basedOn: draft?.basedOn ?? current.number,
    })
    setAttempted(null)
  }
  const { markOf, removed } = marksOf(definition, current.definition)
  return (
    <div className="routing">
      <Top current={current.number} draft={draft} onTry={() => setTrying(true)} />
      {save.error !== null && <Faults error={save.error} definition={attempted} names={names} />}
      {removed > 0 && <Alert type="info" showIcon title={t('routing.removed', { count: removed })} />}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'rules',
            label: t('routing.tabs.rules'),
            children: (
              <RuleTable
                {...{ definition, names, places, markOf }}
                onChange={keep}
                isSaving={save.isPending}
              />
            ),
          },
          { key: 'accuracy', label: t('routing.tabs.accuracy'), children: <Accuracy names={names} /> },
          {
            key: 'history',
            label: t('routing.tabs.history'),
            children: <Versions versions={versions} onRestore={keep} onRestored={() => setTab('rules')} />,
          },
        ]}
      />
      {isTrying && draft !== null && (
        <TryDraft draft={draft} names={names} onClose={() => setTrying(false)} />
      )}
    </div>
  )
}

function Top(props: { current: number; draft: RoutingDraft | null; onTry: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const drop = useDropDraft()
  const { current, draft, onTry } = props
  const inForce = current === 0 ? t('routing.byCatalog') : t('routing.inForce', { number: current })
  return (
    <header className="routing-top">
      <div>
        <h2>{t('routing.title')}</h2>
        <p className="dim">{t('routing.hint')}</p>
      </div>
      <div className="routing-do">
        <Tag color="blue" data-testid="routing-state">
          {inForce}
        </Tag>
        {draft !== null && (
          <>
            <Tag color="gold" data-testid="routing-draft">
              {t('routing.isDraft')}
            </Tag>
            <Popconfirm
              title={t('routing.discardAsk')}
              onConfirm={() =>
                drop.mutate(undefined, { onError: () => void message.warning(t('routing.stale')) })
              }
            >
              <Button loading={drop.isPending}>{t('routing.discard')}</Button>
            </Popconfirm>
          </>
        )}
        <Button type="primary" disabled={draft === null} onClick={onTry} data-testid="routing-try">
          {t('routing.try')}
        </Button>
      </div>
    </header>
  )
}
