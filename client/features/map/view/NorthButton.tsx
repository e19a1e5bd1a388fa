import { Button, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenePort } from '../../../scene/scene-port.ts'

/** Shows where north is; turns the picture so that it is up. */
export function NorthButton({ port }: { port: ScenePort | null }) {
  const { t } = useTranslation()
  const headingDeg = useHeading(port)
  const turn = () => {
    const view = port?.view()
    if (port !== null && view) port.setView({ ...view, headingDeg: 0 })
  }
  return (
    <Tooltip title={t('look.signs.north')} placement="left">
      <Button aria-label={t('look.signs.north')} data-testid="map-north" onClick={turn}>
        <svg
          className="map-north"
          viewBox="-10 -10 20 20"
          aria-hidden
          style={{ transform: `rotate(${-headingDeg}deg)` }}
        >
          <path d="M0 -9.5 L4.5 0 L-4.5 0 Z" className="map-north-needle" />
          <path d="M0 9.5 L4.5 0 L-4.5 0 Z" fill="currentColor" opacity="0.5" />
        </svg>
      </Button>
    </Tooltip>
  )
}

/** Whole degrees, so that a flight does not draw the button anew with every frame. */
function useHeading(port: ScenePort | null): number {
  const [headingDeg, setHeadingDeg] = useState(0)
  useEffect(() => {
    setHeadingDeg(Math.round(port?.view()?.headingDeg ?? 0))
    return port?.onCamera((view) => setHeadingDeg(Math.round(view.headingDeg)))
  }, [port])
  return headingDeg
}
