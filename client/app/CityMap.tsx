import { Spin } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCity } from '../features/map/useMapData.ts'
import type { CameraView, Picked, ScenePort } from '../scene/scene-port.ts'
import { Failed } from '../ui/Failed.tsx'
import { Nothing } from '../ui/Nothing.tsx'

const AGAIN_MS = 3000

/** A network lost while the map's code is on its way must cost the map alone, and only until it is back. */
async function loadViewer() {
  for (;;) {
    try {
      return { default: (await import('../scene/CityViewer.tsx')).CityViewer }
    } catch (error) {
      console.warn(error)
      await new Promise((resume) => setTimeout(resume, AGAIN_MS))
    }
  }
}
const CityViewer = lazy(loadViewer)

interface CityMapProps {
  /** Where to begin; null: the whole city. Later changes come from the map itself. */
  camera: CameraView | null
  mode: '3d' | '2d'
  onPort: (port: ScenePort | null) => void
  onPick: (picked: Picked) => void
  onView: (camera: CameraView) => void
}

/** The 3D city with its states: loading, shown, not possible on this machine. */
export function CityMap({ camera, mode, onPort, onPick, onView }: CityMapProps) {
  const { t } = useTranslation()
  const city = useCity()
  const [port, setPort] = useState<ScenePort | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const first = useRef(camera)
  const take = useCallback(
    (given: ScenePort | null) => {
      setPort(given)
      onPort(given)
      if (given !== null && first.current !== null) given.setView(first.current)
    },
    [onPort],
  )
  const fail = useCallback((message: string) => {
    console.warn(message)
    setState('failed')
  }, [])
  useEffect(() => port?.onState((now) => setState(now.state)), [port])
  useEffect(() => port?.onPick(onPick), [port, onPick])
  useEffect(() => port?.onViewChange(onView), [port, onView])
  useEffect(() => port?.setMode(mode), [port, mode])
  if (city.isError)
    return <Failed title={t('map.failed')} error={city.error} onRetry={() => void city.refetch()} />
  return (
    <div className="city-map" data-testid="city-map" data-state={state}>
      {city.data !== undefined && state !== 'failed' && (
        <Suspense fallback={null}>
          <CityViewer home={city.data.bbox} theme="command" onPort={take} onFailed={fail} />
        </Suspense>
      )}
      {state === 'loading' && (
        <div className="city-map-state" role="status">
          <Spin size="small" /> {t('map.loading')}
        </div>
      )}
      {state === 'failed' && <Nothing title={t('map.failed')} hint={t('map.failedHint')} />}
    </div>
  )
}
