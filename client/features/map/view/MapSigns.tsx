import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { distanceM } from '../../../../server/contract/geodesy.ts'
import { useDataRights } from '../../../lib/useDataRights.ts'
import type { ScenePort } from '../../../scene/scene-port.ts'
import { scaleBar } from '../picture/map-picture.ts'
import { useMapFigures } from '../tools/useMapFigures.ts'

const REACH_PX = 40

/** What every map has below it: how long a bar is, and whose data it shows. */
export function MapSigns({ port }: { port: ScenePort | null }) {
  const { t } = useTranslation()
  const show = useMapFigures()
  const rights = useDataRights()
  const { box, metresPerPx } = useScale(port)
  const bar = metresPerPx === null ? null : scaleBar(metresPerPx, 90)
  return (
    <>
      <div className="map-picture-box" ref={box} />
      <div className="map-signs">
        {rights.length > 0 && (
          <span className="map-rights" data-testid="map-rights" title={t('look.signs.rights')}>
            {rights.join(' · ')}
          </span>
        )}
        {bar !== null && (
          <span className="map-scale number" data-testid="map-scale" title={t('look.signs.scale')}>
            {show.length(bar.m)} <i style={{ width: bar.px }} />
          </span>
        )}
      </div>
    </>
  )
}

/** How large a pixel is in the middle of the picture, once the camera has come to rest. */
function useScale(port: ScenePort | null) {
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const [metresPerPx, setMetresPerPx] = useState<number | null>(null)
  const read = useCallback(() => {
    if (port === null || box === null) return
    const { width, height } = box.getBoundingClientRect()
    const at = (x: number) => port.placeAt({ x: width / 2 + x, y: height / 2 })
    const [left, right] = [at(-REACH_PX), at(REACH_PX)]
    setMetresPerPx(left === null || right === null ? null : distanceM(left, right) / (2 * REACH_PX))
  }, [port, box])
  useEffect(() => {
    read()
    return port?.onViewChange(read)
  }, [port, read])
  return { box: setBox, metresPerPx }
}
