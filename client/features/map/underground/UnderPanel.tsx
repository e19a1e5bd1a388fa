import { Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuriedThing } from '../../../../server/contract/underground.ts'
import type { LonLat } from '../../../scene/scene-port.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { BuriedList } from './BuriedList.tsx'
import { UNDER_RADIUS_M } from './opening.ts'
import { PanelHead } from './PanelHead.tsx'
import { useBuriedTexts, useUnder } from './useUnderground.ts'
import '../area/area.css'
import './underground.css'

interface UnderPanelProps {
  place: LonLat
  onPick: (thing: BuriedThing) => void
  onClose: () => void
}

const RADII = [5, UNDER_RADIUS_M, 25, 50] as const

/** What is under a place: pipes and covers with kind, depth and diameter, nearest first; a row picks it on the map. */
export function UnderPanel({ place, onPick, onClose }: UnderPanelProps) {
  const { t } = useTranslation()
  const [radius, setRadius] = useState<number>(UNDER_RADIUS_M)
  const found = useUnder(place, radius)
  const texts = useBuriedTexts()
  const items = found.data?.items ?? []
  return (
    <section className="map-panel card" data-testid="under-panel" aria-label={t('underground.under.title')}>
      <PanelHead title={t('underground.under.title')} onClose={onClose}>
        <label className="under-radius">
          {t('underground.under.within')}{' '}
          <select value={radius} onChange={({ target }) => setRadius(Number(target.value))}>
            {RADII.map((one) => (
              <option key={one} value={one}>
                {t('mapwork.m', { value: one })}
              </option>
            ))}
          </select>
        </label>
      </PanelHead>
      {found.isPending && <Spin size="small" />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p className="area-none">{t('underground.under.none')}</p>}
      <BuriedList
        items={items}
        near={({ distanceM }) => (
          <small className="number">{t('underground.away', { metres: texts.metres(distanceM) })}</small>
        )}
        onPick={onPick}
        rowTestId="under-row"
      />
      {found.data?.isAll === false && <p className="area-none">{t('underground.cut')}</p>}
    </section>
  )
}
