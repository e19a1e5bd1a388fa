import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LonLat } from '../../../server/contract/common.ts'
import type { ScenePort } from '../../scene/scene-port.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { CaseRow } from './CaseRow.tsx'
import { byUrgency } from './case-pages.ts'
import { useOpenCases } from './useOpenCases.ts'

interface CasesInViewProps {
  port: ScenePort | null
  chosenId: string | null
  onOpen: (id: string) => void
  onClose: () => void
}
const MOST = 100
/** Points of the screen whose ground is asked for, each way. */
const LOOKS = 5

/** The map in words: the open cases that lie in the picture, the most urgent first, to be walked through by keys. */
export function CasesInView({ port, chosenId, onOpen, onClose }: CasesInViewProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const [view, setView] = useState(() => boundsOf(port))
  useEffect(() => {
    setView(boundsOf(port))
    return port?.onViewChange(() => setView(boundsOf(port)))
  }, [port])
  useEffect(() => box.current?.focus(), [])
  const cases = useOpenCases().data
  const inView = useMemo(
    () => (cases ?? []).filter(({ location }) => isWithin(view, location)),
    [cases, view],
  )
  const shown = useMemo(() => inView.toSorted(byUrgency).slice(0, MOST), [inView])
  return (
    <section
      ref={box}
      className="cases-in-view"
      aria-label={t('inView.title')}
      tabIndex={-1}
      data-testid="cases-in-view"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
        }
      }}
    >
      <header>
        <b>{t('inView.title')}</b> <span className="dim">{t('inView.count', { count: inView.length })}</span>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('inView.close')}
          onClick={onClose}
        />
      </header>
      {inView.length === 0 && <Nothing title={t('inView.none')} />}
      {inView.length > MOST && <p className="dim">{t('inView.first', { count: MOST })}</p>}
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            <CaseRow theCase={one} isChosen={one.id === chosenId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Bounds {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** The ground that the picture shows; null where there is no picture: then everything counts. */
function boundsOf(port: ScenePort | null): Bounds | null {
  if (port === null) return null
  const steps = Array.from({ length: LOOKS }, (_, i) => i / (LOOKS - 1))
  const places = steps
    .flatMap((x) => steps.map((y) => port.placeAt({ x: x * innerWidth, y: y * (innerHeight - 52) })))
    .filter((place) => place !== null)
  if (places.length === 0) return null
  const lons = places.map(({ lon }) => lon)
  const lats = places.map(({ lat }) => lat)
  return {
    west: Math.min(...lons),
    east: Math.max(...lons),
    south: Math.min(...lats),
    north: Math.max(...lats),
  }
}

const isWithin = (view: Bounds | null, { lon, lat }: LonLat) =>
  view === null || (lon >= view.west && lon <= view.east && lat >= view.south && lat <= view.north)
