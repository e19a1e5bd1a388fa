import { Alert, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SystemHealth } from '../../../server/contract/health.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { agoText, bytesText } from './health-text.ts'
import { JobTable } from './JobTable.tsx'
import { useHealth } from './useHealth.ts'
import './health.css'

/** How the system is: what wants a look first, then every figure. */
export function HealthSection() {
  const { t } = useTranslation()
  const health = useHealth()
  if (health.isPending) return <Spin className="admin-waiting" />
  if (health.data === undefined)
    return <Failed title={t('health.failed')} error={health.error} onRetry={() => void health.refetch()} />
  return (
    <div className="health" data-testid="health">
      <header>
        <h2>{t('health.title')}</h2>
        <p className="dim">{t('health.lead')}</p>
      </header>
      {health.isError && (
        <Alert type="warning" showIcon title={t('health.stale')} description={problemText(t, health.error)} />
      )}
      <Verdict health={health.data} />
      <Figures health={health.data} />
      <JobTable jobs={health.data.jobs} at={health.data.at} />
    </div>
  )
}

/** In words: a sign alone would not say what. */
function Verdict({ health: { concerns, at } }: { health: SystemHealth }) {
  const { t } = useTranslation()
  const date = useDateText()
  const isWell = concerns.length === 0
  return (
    <Alert
      type={isWell ? 'success' : 'warning'}
      showIcon
      role="status"
      data-testid="health-verdict"
      title={isWell ? t('health.well') : t('health.look', { count: concerns.length })}
      description={
        <>
          {!isWell && (
            <ul>
              {concerns.map((one) => (
                <li key={one}>{t(`health.concern.${one}`)}</li>
              ))}
            </ul>
          )}
          <small>{t('health.asOf', { at: date(at) })}</small>
        </>
      }
    />
  )
}

function Figures({ health }: { health: SystemHealth }) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const { program, database, migrations, outbox, waiting, live, disk, lastImport, tiles } = health
  const ago = (instant: string) => agoText(Date.parse(instant), Date.parse(health.at), language)
  const bytes = (n: number) => bytesText(n, language)
  const number = (n: number) => new Intl.NumberFormat(language).format(n)
  return (
    <div className="health-cards">
      <Card title={t('health.program')}>
        <Fact name={t('health.version')}>{program.version}</Fact>
        <Fact name={t('health.started')}>{ago(program.startedAt)}</Fact>
        <Fact name={t('health.memory')}>{bytes(program.memoryBytes)}</Fact>
        <Fact name="Node.js">{program.node}</Fact>
      </Card>
      <Card title={t('health.database')}>
        <Fact name={t('health.kind')}>{t(`health.kinds.${database.kind}`)}</Fact>
        <Fact name="PostgreSQL">{database.version.split(' ')[0]}</Fact>
        <Fact name="PostGIS">{database.postgis}</Fact>
        <Fact name={t('health.size')}>{bytes(database.bytes)}</Fact>
        <Fact name={t('health.answered')}>{t('health.ms', { n: number(database.answeredInMs) })}</Fact>
      </Card>
      <Card title={t('health.migrations')}>
        <Fact name={t('health.applied')}>{number(migrations.applied)}</Fact>
        <Fact name={t('health.pending')}>{number(migrations.pending)}</Fact>
        <Fact name={t('health.latest')}>
          {migrations.latest.replace(/\.sql$/, '').replaceAll('_', '_\u200b')}
        </Fact>
      </Card>
      <Card title={t('health.live')}>
        <Fact name={t('health.connections')}>{number(live.connections)}</Fact>
        <Fact name={t('health.people')}>{number(live.people)}</Fact>
        <Fact name={t('health.untold')}>{number(outbox.waiting)}</Fact>
        <Fact name={t('health.oldest')}>
          {outbox.waiting === 0 ? '–' : t('health.seconds', { n: number(Math.round(outbox.oldestSeconds)) })}
        </Fact>
      </Card>
      <Card title={t('health.disk')}>
        <Fact name={t('health.free')}>
          {t('health.of', { free: bytes(disk.freeBytes), total: bytes(disk.totalBytes) })}
        </Fact>
        <Fact name={t('health.waitingImports')}>{number(waiting.imports)}</Fact>
        <Fact name={t('health.waitingPlaces')}>{number(waiting.places)}</Fact>
      </Card>
      <Card title={t('health.lastImport')} empty={lastImport === null ? t('imports.none') : undefined}>
        {lastImport !== null && (
          <>
            <Fact name={t('imports.kindOf')}>
              {t(`imports.kind.${lastImport.kind}`, { defaultValue: lastImport.kind })}
            </Fact>
            <Fact name={t('health.state')}>
              {t(`imports.state.${lastImport.state}`, { defaultValue: lastImport.state })}
            </Fact>
            <Fact name={t('health.when')}>{ago(lastImport.at)}</Fact>
            <Fact name={t('health.rejected')}>{number(lastImport.rejected)}</Fact>
          </>
        )}
      </Card>
      <Card title={t('health.tiles')} empty={tiles.length === 0 ? t('health.noTiles') : undefined}>
        {tiles.map(({ layer, builtAt }) => (
          <Fact key={layer} name={t(`health.layer.${layer}`, { defaultValue: layer })}>
            {builtAt === null ? t('health.notBuilt') : ago(builtAt)}
          </Fact>
        ))}
      </Card>
    </div>
  )
}

interface CardProps {
  title: string
  /** Said where there are no facts. */
  empty?: string | undefined
  children: ReactNode
}

function Card({ title, empty, children }: CardProps) {
  return (
    <section className="health-card">
      <h3>{title}</h3>
      {empty === undefined ? <dl>{children}</dl> : <p className="dim">{empty}</p>}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}
