import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseDetail } from '../../server/contract/case-shape.ts'
import type { User } from '../../server/contract/identity.ts'
import { isOperator } from '../../server/contract/shift.ts'
import { playAlarm } from '../features/cases/alarm-sound.ts'
import type { Chosen } from '../features/cases/CaseActions.tsx'
import { CasePanel } from '../features/cases/CasePanel.tsx'
import { CaseQueue } from '../features/cases/CaseQueue.tsx'
import { CasesInView } from '../features/cases/CasesInView.tsx'
import { KeysHelp } from '../features/cases/KeysHelp.tsx'
import { OpenCaseCount } from '../features/cases/OpenCaseCount.tsx'
import { UrgentAlarm } from '../features/cases/UrgentAlarm.tsx'
import { useCase } from '../features/cases/useCase.ts'
import type { GivenMarks } from '../features/cases/useMarked.ts'
import { useSayPresent } from '../features/cases/usePresence.ts'
import { MARK_KEY } from '../features/map/area/useMarkKey.ts'
import { BaseMapChoice } from '../features/map/base/BaseMapChoice.tsx'
import { ColorChoice } from '../features/map/colors/ColorChoice.tsx'
import { type Listed, LiveColors } from '../features/map/colors/LiveColors.tsx'
import { LayerTree } from '../features/map/LayerTree.tsx'
import { ThingCard } from '../features/map/ThingCard.tsx'
import { TOOL_KEYS } from '../features/map/tools/useToolKeys.ts'
import { NoticeBell } from '../features/notices/NoticeBell.tsx'
import { SearchBox } from '../features/search/SearchBox.tsx'
import { type Found, rangeOf, thingOf } from '../features/search/search-hits.ts'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { ShiftDesk } from '../features/shift/ShiftDesk.tsx'
import { nextAmong } from '../lib/next-among.ts'
import { useOperatorSettings } from '../lib/useOperatorSettings.ts'
import type { CameraView, LayerId, LonLat, Picked, ScenePort } from '../scene/scene-port.ts'
import { LiveMark } from '../ui/LiveMark.tsx'
import { CityMap } from './CityMap.tsx'
import { CompareCity } from './CompareCity.tsx'
import { ComplainLink } from './ComplainLink.tsx'
import { LiveCity } from './LiveCity.tsx'
import { MapButtons } from './MapButtons.tsx'
import { MapTools, useMapTime } from './MapTools.tsx'
import { SideLinks } from './SideLinks.tsx'
import { TopFigures } from './TopFigures.tsx'
import { useCommandKeys } from './useCommandKeys.ts'
import { useCommandView } from './useCommandView.ts'
import './command.css'

const FIRST_LAYERS: readonly LayerId[] = ['buildings', 'components', 'unit-grids', 'cases', 'inspectors']
const NOTHING_LISTED: Listed = { buildings: [], grids: [] }
/** Until somebody ticks a layer. Ground is opened for the sake of the pipes. */
const firstLayers = (isOpen: boolean): readonly LayerId[] =>
  isOpen ? [...FIRST_LAYERS, 'pipes'] : FIRST_LAYERS
type Pane = 'queue' | 'map' | 'case'

/** The command center: the city in the middle, the queue left, the case right. Its address restores the very view. */
export function CommandPage({ user }: { user: User }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [view, changeView] = useCommandView()
  const [port, setPort] = useState<ScenePort | null>(null)
  const picked = view.thing
  const setPicked = useCallback((thing: Picked | null) => changeView({ thing }), [changeView])
  const [action, setAction] = useState<Chosen | null>(null)
  const [helps, setHelps] = useState(false)
  const [isShift, setIsShift] = useState(false)
  const [isListed, setIsListed] = useState(false)
  const [given, setGiven] = useState<GivenMarks | null>(null)
  const { settings, change } = useOperatorSettings()
  const follower = useRef<() => string | null>(() => null)
  const theCase = useOpenedCase(view.caseId)
  const [pane, setPane] = useState<Pane>(view.caseId === null ? 'queue' : 'case')
  const shown = useMemo(
    () => new Set(view.layers ?? firstLayers(view.underground)),
    [view.layers, view.underground],
  )
  const time = useMapTime(view.at, changeView)
  const [listed, setListed] = useState<Listed>(NOTHING_LISTED)
  const [failed, setFailed] = useState<ReadonlySet<LayerId>>(new Set())

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
      if (thing.kind === 'case') openCase(nextAmong(thing.among ?? [], view.caseId) ?? thing.id)
      else setPicked(thing)
    },
    [openCase, setPicked, view.caseId],
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
  /** What went on to another desk is done with here: the next of the queue opens by itself. */
  const onDone = (before: CaseDetail, after: CaseDetail) => {
    if (!settings.autoAdvance || before.status === after.status) return
    const next = follower.current()
    if (next !== null) openCase(next)
  }
  const toggleAdvance = () => {
    change({ autoAdvance: !settings.autoAdvance })
    void message.info(t(settings.autoAdvance ? 'shift.advanceOff' : 'shift.advanceOn'))
  }
  useCommandKeys({
    theCase,
    onAction: setAction,
    onHelp: () => setHelps(true),
    onAdvance: toggleAdvance,
    onShift: () => setIsShift(isOperator(user)),
    onList: () => setIsListed((was) => !was),
  })
  useSayPresent(view.caseId, action !== null)
  return (
    <div className="command" data-pane={pane}>
      <header className="command-top">
        <span className="brand">
          <b>城环</b> Cityloop
        </span>
        <SearchBox user={user} near={view.camera} onFound={onFound} onListed={setListed} />
        <TopFigures />
        <LiveMark />
        {isOperator(user) && (
          <ShiftDesk isOpen={isShift} onOpen={setIsShift} onCase={openCase} onTryOut={playAlarm} />
        )}
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
        {view.compare !== null && (
          <CompareCity
            {...{ user, shown }}
            main={port}
            compare={view.compare}
            mode={view.mode}
            colors={view.colors}
            atMs={time.playing.atMs}
          />
        )}
        <MapButtons port={port} view={view} onMode={(mode) => changeView({ mode })} />
        <MapTools
          {...{ user, port, view, changeView, time }}
          layers={shown}
          chosen={theCase?.location ?? picked?.place ?? null}
          onOpenCase={openCase}
          onThing={setPicked}
          onMark={(ids) => [setGiven({ ids }), setPane('queue')]}
        />
      </main>
      <LiveCity
        {...{ user, port }}
        shown={shown}
        past={time.past.marks}
        playing={time.playing}
        onFailed={setFailed}
      />
      <LiveColors
        {...{ user, port, picked, shown }}
        by={view.colors}
        found={listed}
        past={time.past.states}
      />
      {isOperator(user) && <UrgentAlarm onOpen={openCase} />}
      <aside className="command-queue card">
        <CaseQueue
          desk={view.desk}
          apart={view.list}
          filter={view.filter}
          onShow={changeView}
          chosenId={view.caseId}
          onOpen={openCase}
          onHelp={() => setHelps(true)}
          follower={follower}
          given={given}
        />
      </aside>
      <aside className="command-layers card">
        <LayerTree
          user={user}
          shown={shown}
          failed={failed}
          openCases={<OpenCaseCount />}
          onChange={(layers) => changeView({ layers })}
          opacity={view.opacity}
          onOpacity={(opacity) => changeView({ opacity })}
        />
        <ColorChoice
          {...{ user, port, shown }}
          by={view.colors}
          past={time.past}
          onChange={(colors) => changeView({ colors })}
        />
        <BaseMapChoice port={port} />
        <button
          type="button"
          className="plain in-view-button"
          aria-expanded={isListed}
          onClick={() => setIsListed((was) => !was)}
        >
          {t('inView.button')} <kbd>⇧ L</kbd>
        </button>
      </aside>
      {isListed && (
        <aside className="command-in-view card">
          <CasesInView
            port={port}
            chosenId={view.caseId}
            onOpen={openCase}
            onClose={() => setIsListed(false)}
          />
        </aside>
      )}
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
            onDone={onDone}
            links={<ComplainLink user={user} caseId={view.caseId} />}
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
      <KeysHelp
        isOpen={helps}
        mapKeys={[
          ...Object.entries(TOOL_KEYS).map(([key, name]) => [key, t(`mapwork.tool.${name}`)] as const),
          [MARK_KEY, t('mapwork.inside.markKey')],
          ['⇧ 1–9', t('look.views.title')],
        ]}
        onClose={() => setHelps(false)}
      />
    </div>
  )
}

/** The open case once it is known; the panel asks for it. */
function useOpenedCase(id: string | null): CaseDetail | undefined {
  return useCase(id ?? '', id !== null).data
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
