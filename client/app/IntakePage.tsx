import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { CallBacks } from '../features/calls/CallBacks.tsx'
import { CallDesk } from '../features/calls/CallDesk.tsx'
import { DeskFigures } from '../features/calls/DeskFigures.tsx'
import { FlaggedNumbers } from '../features/calls/FlaggedNumbers.tsx'
import { KnowledgePage } from '../features/calls/KnowledgePage.tsx'
import { useCity } from '../features/map/useMapData.ts'
import { NoticeBell } from '../features/notices/NoticeBell.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { LiveMark } from '../ui/LiveMark.tsx'
import './intake.css'

const TABS = ['desk', 'backs', 'knowledge', 'flags'] as const
type Tab = (typeof TABS)[number]

/** 民情通: the call desk, the answers owed, the knowledge base. */
export function IntakePage({ user }: { user: User }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { tab: asked } = useParams()
  const isSupervisor = user.roles.includes('supervisor')
  const tabs = TABS.filter((one) => one !== 'flags' || isSupervisor)
  const tab = tabs.find((one) => one === asked) ?? 'desk'
  const city = useCity()
  const openCase = (id: string) => void navigate(`/command?v=1&case=${id}`)
  const mayComplain = isSupervisor || user.roles.includes('intake')
  /** The number stays with the call, and the words are carried, not written into an address. */
  const complain = ({ callId, words }: { callId: string; words: string }) =>
    void navigate(`/complaints?call=${callId}`, { state: { words } })
  return (
    <div className="intake" data-testid="intake">
      <header className="intake-top">
        <h1>
          <b>城环</b> Cityloop <small>{t('calls.title')}</small>
        </h1>
        <nav aria-label={t('calls.title')}>
          <Segmented
            value={tab}
            onChange={(next) => void navigate(next === 'desk' ? '/intake' : `/intake/${next}`)}
            options={tabs.map((value: Tab) => ({ value, label: t(`calls.tabs.${value}`) }))}
          />
        </nav>
        <DeskFigures />
        <LiveMark />
        <Link to="/command" data-testid="to-command">
          {t('calls.toCommand')}
        </Link>
        <NoticeBell onOpen={openCase} />
        <UserMenu user={user} />
      </header>
      {tab === 'desk' && (
        <CallDesk
          user={user}
          center={city.data?.center ?? null}
          onComplaint={mayComplain ? complain : undefined}
        />
      )}
      {tab === 'backs' && (
        <main className="call-page">
          <CallBacks user={user} />
        </main>
      )}
      {tab === 'knowledge' && <KnowledgePage user={user} />}
      {tab === 'flags' && <FlaggedNumbers />}
    </div>
  )
}
