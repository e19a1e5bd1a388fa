import { distance } from '@turf/turf'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../server/contract/case-shape.ts'
import type { LonLat } from '../../server/contract/common.ts'
import type { User } from '../../server/contract/identity.ts'
import type { Doable } from '../features/cases/CaseActions.tsx'
import { CasePanel } from '../features/cases/CasePanel.tsx'
import { TaskList } from '../features/cases/TaskList.tsx'
import { useCaseQueue } from '../features/cases/useCaseQueue.ts'
import { useCity, useInspectors } from '../features/map/useMapData.ts'
import { NoticeBell } from '../features/notices/NoticeBell.tsx'
import { ReportForm } from '../features/report/ReportForm.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { lightNow } from '../lib/light-now.ts'
import { useNow } from '../lib/useNow.ts'
import { type Fix, usePlace } from '../lib/usePlace.ts'
import { FlatMap } from '../ui/FlatMap.tsx'
import { LiveMark } from '../ui/LiveMark.tsx'
import './field.css'

type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'report' }
  | { readonly name: 'case'; readonly id: string }
const COLORS = { green: '#12803f', yellow: '#b98500', red: '#c2272d' } as const

/** The street: my map, my tasks, and one big button. */
export function FieldPage({ user }: { user: User }) {
  const [screen, setScreen] = useState<Screen>({ name: 'home' })
  const [action, setAction] = useState<Doable | null>(null)
  const city = useCity()
  const [place, locate] = usePlace()
  useEffect(locate, [locate])
  const fix = place.state === 'known' ? place.fix : undefined
  const mine = useInspectors(user).data?.items.find(({ id }) => id === user.id)
  // A map opened before anybody knows where would stay in the Gulf of Guinea.
  const start = fix ?? mine?.location ?? city.data?.center ?? null
  const open = (id: string | null) => {
    setAction(null)
    setScreen(id === null ? { name: 'home' } : { name: 'case', id })
  }
  if (screen.name === 'report')
    return <ReportForm user={user} center={start} onDone={open} onCancel={() => open(null)} />
  if (screen.name === 'case')
    return (
      <div className="field-case">
        <CasePanel
          id={screen.id}
          chosen={action}
          onChoose={setAction}
          onOpen={open}
          place={fix && { lon: fix.lon, lat: fix.lat }}
        />
      </div>
    )
  return (
    <Home
      user={user}
      fix={fix}
      start={start}
      grid={mine?.responsibilityGrid ?? null}
      onOpen={open}
      onReport={() => setScreen({ name: 'report' })}
    />
  )
}

const metresBetween = (a: LonLat, b: LonLat) =>
  Math.round(distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' }))

interface HomeProps {
  user: User
  fix: Fix | undefined
  start: { lon: number; lat: number } | null
  grid: string | null
  onOpen: (id: string) => void
  onReport: () => void
}

function Home({ user, fix, start, grid, onOpen, onReport }: HomeProps) {
  const { t } = useTranslation()
  const { items } = useCaseQueue('mine')
  const now = useNow(30_000)
  const marks = useMemo(
    () => items.map((one) => ({ id: one.id, ...one.location, color: COLORS[lightNow(one, now) ?? 'green'] })),
    [items, now],
  )
  const detail = (task: CaseSummary) => {
    const what =
      task.status === 'checking'
        ? t('tasks.check')
        : task.status === 'verifying'
          ? t('tasks.verify')
          : t(`status.${task.status}`)
    return fix === undefined
      ? what
      : `${what} · ${t('tasks.far', { metres: metresBetween(fix, task.location) })}`
  }
  return (
    <div className="field">
      <header className="field-top">
        <h1>{grid ?? user.scope.orgName}</h1>
        <LiveMark />
        <NoticeBell onOpen={onOpen} />
        <UserMenu user={user} />
      </header>
      <div className="field-map">
        {start !== null && (
          <FlatMap label={t('tasks.map')} center={start} marks={marks} onMark={onOpen} place={fix ?? null} />
        )}
      </div>
      <main className="field-tasks">
        <h2>{t('tasks.mine')}</h2>
        <TaskList desk="mine" onOpen={onOpen} extraOf={detail} />
      </main>
      <footer className="field-foot">
        <Button type="primary" size="large" block onClick={onReport} data-testid="report-button">
          ＋ {t('report.button')}
        </Button>
      </footer>
    </div>
  )
}
