import { App, Button, Popconfirm, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingDefinition, RoutingVersionSummary } from '../../../server/contract/routing.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useVersion } from './useRouting.ts'

/** Which rules ruled when, by whom and why; any of them can be made the draft again. */
export function Versions(props: {
  versions: readonly RoutingVersionSummary[]
  onRestore: (definition: RoutingDefinition) => Promise<void>
  onRestored: () => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const version = useVersion()
  const [busy, setBusy] = useState<number | null>(null)
  const restore = async (number: number) => {
    setBusy(number)
    try {
      await props.onRestore((await version.mutateAsync(number)).definition)
      void message.success(t('routing.history.restored'))
      props.onRestored()
    } catch (error) {
      void message.error(problemText(t, error))
    } finally {
      setBusy(null)
    }
  }
  return (
    <Timeline
      className="routing-versions"
      items={props.versions.map((one) => ({
        key: one.number,
        color: one.state === 'in-force' ? 'green' : one.state === 'scheduled' ? 'blue' : 'gray',
        content: (
          <VersionLine
            version={one}
            isBusy={busy === one.number}
            onRestore={() => void restore(one.number)}
          />
        ),
      }))}
    />
  )
}

function VersionLine(props: { version: RoutingVersionSummary; isBusy: boolean; onRestore: () => void }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { number, state, inForceFrom, by, reason, rules } = props.version
  return (
    <div data-testid={`routing-version-${number}`}>
      <b>{number === 0 ? t('routing.history.catalog') : t('routing.history.version', { number })}</b>{' '}
      <Tag color={state === 'in-force' ? 'green' : state === 'scheduled' ? 'blue' : 'default'}>
        {t(`routing.history.states.${state}`)}
      </Tag>
      <span className="dim">
        {[
          inForceFrom !== null && t('routing.history.from', { from: dateText(inForceFrom) }),
          by?.name,
          t('routing.history.ruleCount', { count: rules }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>{' '}
      <Popconfirm title={t('routing.history.restoreAsk')} onConfirm={props.onRestore}>
        <Button size="small" loading={props.isBusy}>
          {t('routing.history.restore')}
        </Button>
      </Popconfirm>
      {reason !== '' && <p>{reason}</p>}
    </div>
  )
}
