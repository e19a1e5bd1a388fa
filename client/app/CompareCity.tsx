import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../server/contract/identity.ts'
import { useOneCamera } from '../features/map/compare/useOneCamera.ts'
import { usePlaying } from '../features/map/time/usePlaying.ts'
import { useCity } from '../features/map/useMapData.ts'
import type { Comparison } from '../lib/view-look.ts'
import type { CityColors, LayerId, LonLat, ScenePort } from '../scene/scene-port.ts'
import { LiveCity } from './LiveCity.tsx'
import '../features/map/compare/compare.css'

const CityViewer = lazy(async () => ({ default: (await import('../scene/CityViewer.tsx')).CityViewer }))
const nothing = () => {}

interface CompareCityProps {
  user: User
  main: ScenePort | null
  compare: Comparison
  shown: ReadonlySet<LayerId>
  colors: CityColors
}

/** The second pane over the right part of the map: the same camera, the plain city of now or the flat map. */
export function CompareCity({ user, main, compare, shown, colors }: CompareCityProps) {
  const { t } = useTranslation()
  const city = useCity()
  const pane = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState<ScenePort | null>(null)
  const [split, setSplit] = useState(62)
  const now = usePlaying(null, nothing)
  const middle = useCallback((): LonLat | null => {
    const box = pane.current?.getBoundingClientRect()
    return box === undefined ? null : (main?.placeAt({ x: box.width / 2, y: box.height / 2 }) ?? null)
  }, [main])
  useOneCamera({ main, beside, compare, pane, middle })
  useEffect(() => beside?.setColors(colors === 'height' ? 'height' : 'none'), [beside, colors])
  // Open ground is the other pane's.
  const plain = useMemo(() => new Set([...shown].filter((id) => id !== 'pipes')), [shown])
  if (city.data === undefined) return null
  return (
    <>
      <div
        ref={pane}
        className="compare-pane"
        data-testid="compare-pane"
        data-ready={beside !== null}
        style={{ clipPath: `inset(0 0 0 ${split}%)` }}
      >
        <Suspense fallback={null}>
          <CityViewer home={city.data.bbox} theme="command" onPort={setBeside} onFailed={console.warn} />
        </Suspense>
      </div>
      <div className="compare-line" style={{ left: `${split}%` }}>
        <span>{t(`look.compare.label.${compare}`)}</span>
      </div>
      <input
        className="compare-split"
        type="range"
        min={30}
        max={95}
        value={split}
        aria-label={t('look.compare.split')}
        onChange={({ target }) => setSplit(target.valueAsNumber)}
      />
      <LiveCity {...{ user }} port={beside} shown={plain} past={null} playing={now} onFailed={nothing} />
    </>
  )
}
