import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../server/contract/identity.ts'
import { LiveColors } from '../features/map/colors/LiveColors.tsx'
import { CompareLabels } from '../features/map/compare/CompareLabels.tsx'
import { useOneCamera } from '../features/map/compare/useOneCamera.ts'
import { useCasesThen } from '../features/map/time/useCasesThen.ts'
import { usePlaying } from '../features/map/time/usePlaying.ts'
import { useCity } from '../features/map/useMapData.ts'
import type { Comparison } from '../lib/comparison.ts'
import type { CityColors, LayerId, ScenePort } from '../scene/scene-port.ts'
import { LiveCity } from './LiveCity.tsx'
import '../features/map/compare/compare.css'

const CityViewer = lazy(async () => ({ default: (await import('../scene/CityViewer.tsx')).CityViewer }))
const nothing = () => {}
const NOTHING_FOUND = { buildings: [], grids: [] }

interface CompareCityProps {
  user: User
  main: ScenePort | null
  compare: Comparison
  /** What the map itself shows. */
  shown: ReadonlySet<LayerId>
  mode: '3d' | '2d'
  colors: CityColors
  atMs: number | null
}

/** The second pane over the right part of the map: the same place by a camera tied to it, with what was chosen for this pane. */
export function CompareCity({ user, main, compare, shown, mode, colors, atMs }: CompareCityProps) {
  const { t } = useTranslation()
  const city = useCity()
  const pane = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState<ScenePort | null>(null)
  const [split, setSplit] = useState(62)
  const instant = usePlaying(compare.at, nothing)
  const past = useCasesThen(instant)
  useOneCamera({ main, mainMode: mode, beside, mode: compare.mode, pane })
  const { hasCases } = compare
  const layers = useMemo(() => {
    // Open ground is the other pane's.
    const others = [...shown].filter((id) => id !== 'pipes' && id !== 'cases')
    return new Set<LayerId>([...others, ...(hasCases ? (['cases'] as const) : [])])
  }, [shown, hasCases])
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
        <CompareLabels
          left={{ mode, atMs, hasCases: shown.has('cases'), colors }}
          right={{ mode: compare.mode, atMs: instant.atMs, hasCases, colors: compare.colors }}
        />
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
      <LiveCity
        {...{ user }}
        port={beside}
        shown={layers}
        past={past.marks}
        playing={instant}
        onFailed={nothing}
      />
      <LiveColors
        {...{ user }}
        port={beside}
        by={compare.colors}
        shown={layers}
        picked={null}
        found={NOTHING_FOUND}
        past={past.states}
      />
    </>
  )
}
