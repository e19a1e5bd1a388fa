import { Modal } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { ACTION_KEYS, type Doable } from '../features/cases/CaseActions.tsx'
import { CasePanel } from '../features/cases/CasePanel.tsx'
import { CaseQueue } from '../features/cases/CaseQueue.tsx'
import { useCase } from '../features/cases/useCase.ts'
import { useOpenCases } from '../features/cases/useOpenCases.ts'
import { isTyping } from '../features/cases/useQueueKeys.ts'
import { LayerTree } from '../features/map/LayerTree.tsx'
import { ThingCard } from '../features/map/ThingCard.tsx'
import { useMapData } from '../features/map/useMapData.ts'
import { NoticeBell } from '../features/notices/NoticeBell.tsx'
import { SearchBox } from '../features/search/SearchBox.tsx'
import { type Found, rangeOf, thingOf } from '../features/search/search-hits.ts'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { lightNow } from '../lib/light-now.ts'
import { useNow } from '../lib/useNow.ts'
import { type CommandView, decodeView, encodeView } from '../lib/view-url.ts'
import type { CameraView, LayerId, LonLat, Picked, ScenePort } from '../scene/scene-port.ts'
import { LiveMark } from '../ui/LiveMark.tsx'
import { CityMap } from './CityMap.tsx'
import { MapButtons } from './MapButtons.tsx'
import { MapTools, useMapTime } from './MapTools.tsx'
import { SideLinks } from './SideLinks.tsx'
import { TopFigures } from './TopFigures.tsx'
import './command.css'

const FIRST_LAYERS: readonly LayerId[] = ['buildings', 'components', 'unit-grids', 'cases', 'inspectors']
type Pane = 'queue' | 'map' | 'case'

/** The command center: the city in the middle, the queue left, the case right. Its address restores the very view. */
export function CommandPage({ user }: { user: User }) {
  const { t } = useTranslation()
  const [view, changeView] = useView()
  const [port, setPort] = useState<ScenePort | null>(null)
  const picked = view.thing
  const setPicked = useCallback((thing: Picked | null) => changeView({ thing }), [changeView])
  const [action, setAction] = useState<Doable | null>(null)
  const [helps, setHelps] = useState(false)
  const [pane, setPane] = useState<Pane>(view.caseId === null ? 'queue' : 'case')
  const shown = useMemo(() => new Set(view.layers ?? FIRST_LAYERS), [view.layers])
  const open = useOpenCases()
  const marks = useMarks(open.data)
  const time = useMapTime(view.at, changeView)
  const failed = useMapData({ user, port, shown, cases: time.past.marks ?? marks })

  const openCase = useCallback(
    (id: string | null) => {
      setAction(null)
      if (id !== null) setPicked(null)
      setPane((now) => (id !== null ? 'case' : now === 'case' ? 'queue' : now))
      changeView({ caseId: id })
    },
    [changeView, setPicked],
  )
  const onPick = useCallback(
    (thing: Picked) => {
      if (thing.kind === 'case') openCase(thing.id)
      else setPicked(thing)
    },
    [openCase, setPicked],
  )
  const onFound = (found: Found) => {
    setPane('map')
    port?.flyTo(found.place, rangeOf(found))
    if (found.kind === 'case') openCase(found.id)
    else setPicked(thingOf(found))
  }
  const show = (place: LonLat) => {
    setPane('map')
    port?.flyTo(place)
  }
  useActionKeys(view.caseId, setAction, () => setHelps(true))
  return (
    <div className="command" data-pane={pane}>
      <header className="command-top">
        <span className="brand">
          <b>城环</b> Cityloop
        </span>
        <SearchBox user={user} near={view.camera} onFound={onFound} />
        <TopFigures />
        <LiveMark />
        <NoticeBell onOpen={openCase} />
        <SideLinks user={user} />
        {user.roles.includes('admin') && (
          <Link to="/admin" data-testid="to-admin">
            {t('admin.open')}
          </Link>
        )}
        <UserMenu user={user} />
      </header>
      <main className="command-map">
        <CityMap
          camera={view.camera}
          mode={view.mode}
          onPort={setPort}
          onPick={onPick}
          onView={useCallback((camera: CameraView) => changeView({ camera }), [changeView])}
        />
        <MapButtons port={port} view={view} onMode={(mode) => changeView({ mode })} />
        <MapTools
          {...{ port, view, changeView, time }}
          layers={shown}
          chosen={open.data?.find(({ id }) => id === view.caseId)?.location ?? picked?.place ?? null}
          onOpenCase={openCase}
          onThing={setPicked}
        />
      </main>
      <aside className="command-queue card">
        <CaseQueue
          desk={view.desk}
          apart={view.list}
          onShow={changeView}
          chosenId={view.caseId}
          onOpen={openCase}
          onHelp={() => setHelps(true)}
        />
      </aside>
      <aside className="command-layers card">
        <LayerTree
          user={user}
          shown={shown}
          failed={failed}
          openCases={open.data?.length ?? 0}
          onChange={(layers) => changeView({ layers })}
        />
      </aside>
      {picked !== null && (
        <aside className="command-thing card">
          <ThingCard picked={picked} onClose={() => setPicked(null)} />
        </aside>
      )}
      {view.caseId !== null && (
        <aside className="command-case card">
          <SelectedPlace id={view.caseId} port={port} />
          <CasePanel
            key={view.caseId}
            id={view.caseId}
            chosen={action}
            onChoose={setAction}
            onOpen={openCase}
            onShow={show}
            isCommand
          />
        </aside>
      )}
      <nav className="command-panes">
        {(['queue', 'map', 'case'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="plain"
            aria-current={pane === one}
            disabled={one === 'case' && view.caseId === null}
            onClick={() => setPane(one)}
          >
            {t(`top.${one}`)}
          </button>
        ))}
      </nav>
      <KeysHelp isOpen={helps} onClose={() => setHelps(false)} />
    </div>
  )
}

/**
 * The view lives in the address; a change replaces it, so that "back" leaves the page rather than undoing a pan. Changes may come
 * faster than the page is drawn: each builds on the one before it, not on what was drawn last.
 */
function useView(): [CommandView, (change: Partial<CommandView>) => void] {
  const { search } = useLocation()
  const navigate = useNavigate()
  const view = useMemo(() => decodeView(search), [search])
  const latest = useRef(view)
  const change = useCallback(
    (part: Partial<CommandView>) => {
      latest.current = { ...latest.current, ...part }
      void navigate({ search: encodeView(latest.current) }, { replace: true })
    },
    [navigate],
  )
  return [view, change]
}

function useMarks(open: ReturnType<typeof useOpenCases>['data']) {
  const now = useNow(30_000)
  return useMemo(
    () =>
      (open ?? []).map((one) => ({
        id: one.id,
        ...one.location,
        light: lightNow(one, now) ?? ('green' as const),
        urgent: one.urgent,
      })),
    [open, now],
  )
}

function useActionKeys(caseId: string | null, onAction: (action: Doable) => void, onHelp: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const action = ACTION_KEYS[event.key]
      if (event.key === '?') onHelp()
      else if (action !== undefined && caseId !== null) onAction(action)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

/** The ring around the open case. */
function SelectedPlace({ id, port }: { id: string; port: ScenePort | null }) {
  const location = useCase(id).data?.location
  const lon = location?.lon
  const lat = location?.lat
  useEffect(() => {
    if (lon === undefined || lat === undefined) return
    port?.select({ lon, lat })
    return () => port?.select(null)
  }, [port, lon, lat])
  return null
}

const KEYS = [
  ['J / K', 'j-k'],
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['A', 'a'],
  ['F', 'f'],
  ['D', 'd'],
  ['C', 'c'],
  ['X', 'x'],
  ['/', 'slash'],
  ['?', 'question'],
] as const

function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('keys.title')}>
      <dl className="facts">
        {KEYS.map(([key, name]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
