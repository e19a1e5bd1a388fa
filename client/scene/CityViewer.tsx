import type { CesiumWidget as Widget } from 'cesium'
import { memo, useEffect, useRef } from 'react'
import { CesiumWidget, useCesium } from 'resium'
import { createCityScene } from './city-scene.ts'
import { loadGround } from './ground.ts'
import type { ScenePort, SceneTheme } from './scene-port.ts'
import { viewerOptions } from './viewer-options.ts'
import '@cesium/engine/Source/Widget/CesiumWidget.css'
import './viewer.css'

// Where Cesium finds its workers and pictures; read when the first of them is needed.
Object.assign(globalThis, { CESIUM_BASE_URL: '/cesium/' })

export interface CityViewerProps {
  /** West, south, east, north of the city in degrees: what `home` shows. */
  readonly home: readonly [number, number, number, number]
  readonly theme: SceneTheme
  /** Gives the port when the scene stands, null when it is gone; never called where the machine cannot draw it. */
  readonly onPort: (port: ScenePort | null) => void
  /** The machine has no WebGL, or drawing broke. */
  readonly onFailed: (message: string) => void
}

/** The 3D city. What it shows is told to the port; nothing of Cesium leaves this folder. */
export const CityViewer = memo(function CityViewer(props: CityViewerProps) {
  const isAble = canDraw()
  const { onFailed } = props
  useEffect(() => {
    if (!isAble) onFailed('WebGL 2 is not available')
  }, [isAble, onFailed])
  if (!isAble) return null
  return (
    <CesiumWidget full {...viewerOptions}>
      <City {...props} />
    </CesiumWidget>
  )
})

function City({ home, theme, onPort, onFailed }: CityViewerProps) {
  const { cesiumWidget } = useCesium() as { cesiumWidget?: Widget }
  const callbacks = useRef({ onPort, onFailed })
  useEffect(() => {
    callbacks.current = { onPort, onFailed }
  })
  useEffect(() => {
    if (cesiumWidget === undefined || cesiumWidget.isDestroyed()) return
    let city: ReturnType<typeof createCityScene> | undefined
    let isGone = false
    // Everything stands on the ground: it is asked for first, and answers at once where there is none.
    void loadGround().then(() => {
      if (isGone || cesiumWidget.isDestroyed()) return
      city = createCityScene(cesiumWidget, { home, theme })
      city.port.onState((state) => {
        if (state.state === 'failed') callbacks.current.onFailed(state.message)
      })
      callbacks.current.onPort(city.port)
    })
    return () => {
      isGone = true
      if (city === undefined) return
      callbacks.current.onPort(null)
      city.dispose()
    }
  }, [cesiumWidget, home, theme])
  return null
}

let drawable: boolean | undefined

/** Asked once: a browser grants few WebGL contexts, and each question takes one. */
function canDraw(): boolean {
  if (drawable !== undefined) return drawable
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    drawable = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  } catch {
    drawable = false
  }
  return drawable
}
