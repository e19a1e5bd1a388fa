import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LonLat, PointedPlace, ScenePort } from '../../../scene/scene-port.ts'
import { type GaussKruger, gaussKruger } from './gauss-kruger.ts'
import { gridFinder } from './grid-at.ts'
import { useUnitCells } from './useUnitCells.ts'

/**
 * Where the pointer is: WGS 84, CGCS2000 in metres, the cell's code. Geographic CGCS2000 is the same as WGS 84 within what the data
 * know, and is said to be.
 */
export function Readout({ port }: { port: ScenePort | null }) {
  const { t, i18n } = useTranslation()
  const [place, setPlace] = useState<PointedPlace | null>(null)
  const cells = useUnitCells(place !== null)
  const find = useMemo(() => gridFinder(cells), [cells])
  useEffect(() => port?.onPointer(setPlace), [port])
  const metres = useMetres(place)
  if (place === null) return null
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }).format(value)
  return (
    <output className="readout number" data-testid="readout" title={t('look.readout.same')} aria-live="off">
      <span>
        WGS 84 / CGCS2000 {number(place.lon, 6)}, {number(place.lat, 6)}
      </span>
      {metres !== null && (
        <span>
          {t('look.readout.zone', { zone: metres.zone, meridian: metres.meridianDeg })} X{' '}
          {number(metres.northM, 1)} Y {number(metres.eastM, 1)}
        </span>
      )}
      <span>{find(place) ?? t('map.noGrid')}</span>
    </output>
  )
}

/** The metres of the last place that they are known of. */
function useMetres(place: LonLat | null): GaussKruger | null {
  const [metres, setMetres] = useState<GaussKruger | null>(null)
  useEffect(() => {
    if (place === null) return
    let isOld = false
    void gaussKruger(place)
      .catch(() => null)
      .then((found) => !isOld && setMetres(found))
    return () => {
      isOld = true
    }
  }, [place])
  return metres
}
