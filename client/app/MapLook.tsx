import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../server/contract/identity.ts'
import type { MapView } from '../../server/contract/map-view.ts'
import { CompareControl } from '../features/map/compare/CompareControl.tsx'
import { CutControl } from '../features/map/view/CutControl.tsx'
import { KeptViews } from '../features/map/view/KeptViews.tsx'
import { LookPanel } from '../features/map/view/LookPanel.tsx'
import { MapSigns } from '../features/map/view/MapSigns.tsx'
import { QualityControl } from '../features/map/view/QualityControl.tsx'
import { Readout } from '../features/map/view/Readout.tsx'
import { SunControl } from '../features/map/view/SunControl.tsx'
import { sunPosition } from '../features/map/view/sun-position.ts'
import { useFlight } from '../features/map/view/useFlight.ts'
import { useKeptViews, useViewKeys } from '../features/map/view/useKeptViews.ts'
import { useQuality } from '../features/map/view/useQuality.ts'
import type { CommandView } from '../lib/view-url.ts'
import { FADING_IDS, type LonLat, type ScenePort } from '../scene/scene-port.ts'

interface MapLookGiven {
  user: User
  port: ScenePort | null
  view: CommandView
  changeView: (change: Partial<CommandView>) => void
  onOpenView: (view: MapView) => void
  /** The middle of the picture on the ground. */
  middle: () => LonLat | null
}

/** How the city is looked at, told to the scene; and the parts of the page that change it. */
export function useMapLook({ user, port, view, changeView, onOpenView, middle }: MapLookGiven) {
  const [isOpen, setIsOpen] = useState(false)
  const flight = useFlight(port)
  const quality = useQuality(port)
  const kept = useKeptViews()
  useViewKeys(kept.views, onOpenView)
  const isLow = quality.quality === 'low'
  const stand = useStand(port, view.sun)
  useEffect(() => port?.setSun(isLow ? null : stand), [port, stand, isLow])
  useEffect(() => port?.setCut(view.cut), [port, view.cut])
  useEffect(() => {
    for (const id of FADING_IDS) port?.setOpacity(id, view.opacity[id] ?? 1)
  }, [port, view.opacity])
  const start = () => {
    const at = middle()
    const headingDeg = port?.view()?.headingDeg
    return at === null || headingDeg === undefined ? null : { at, headingDeg }
  }
  const panel = isOpen && (
    <LookPanel onClose={() => setIsOpen(false)}>
      <CutControl cut={view.cut} start={start} onCut={(cut) => changeView({ cut })} />
      <SunControl
        at={view.sun}
        stand={stand}
        isLow={isLow}
        onAt={(sun) => changeView({ sun })}
        onFull={() => quality.choose('full')}
      />
      <CompareControl
        {...{ user }}
        compare={view.compare}
        mainAt={view.at}
        onCompare={(compare) => changeView({ compare })}
      />
      <KeptViews kept={kept} onOpen={onOpenView} />
      <QualityControl {...quality} />
    </LookPanel>
  )
  return {
    panel,
    isOpen,
    isFlying: flight.isFlying,
    toggle: () => setIsOpen(!isOpen),
    fly: () => flight.setFlying(!flight.isFlying),
    signs: <LookSigns {...{ port, isLow }} />,
    flightBar: flight.isFlying && <FlightBar onEnd={() => flight.setFlying(false)} />,
  }
}

/** Where the sun stands at the shown instant; over the whole city it is the same. */
function useStand(port: ScenePort | null, sun: string | null) {
  return useMemo(() => {
    const place = port?.view()
    return sun === null || place == null ? null : sunPosition(place, Date.parse(sun))
  }, [port, sun])
}

function LookSigns({ port, isLow }: { port: ScenePort | null; isLow: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Readout port={port} />
      <MapSigns port={port} />
      {isLow && (
        <span className="low-mark" data-testid="low-mark" title={t('look.quality.lowHow')}>
          {t('look.quality.now.low')}
        </span>
      )}
    </>
  )
}

function FlightBar({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation()
  return (
    <section className="flight-bar card" data-testid="flight-bar" role="status">
      <b>{t('mapwork.tool.fly')}</b> <small>{t('look.flight.how')}</small>{' '}
      <Button size="small" onClick={onEnd}>
        {t('mapwork.end')} <kbd>Esc</kbd>
      </Button>
    </section>
  )
}
