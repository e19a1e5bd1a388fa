import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionEndpoints } from '../../../server/contract/identity.ts'
import { request } from '../../lib/api.ts'
import { FlatMap } from '../../ui/FlatMap.tsx'
import { cornersOf, textOf } from './rules-draft.ts'

const DIGITS = 1e6
const rounded = (degrees: number) => Math.round(degrees * DIGITS) / DIGITS

/** An area by its corners: as text, a line each, or tapped on the map. */
export function AreaInput(props: { id?: string; value?: string; onChange?: (text: string) => void }) {
  const { t } = useTranslation()
  const { id, value = '', onChange } = props
  const [isMapOpen, setMapOpen] = useState(false)
  const read = cornersOf(value)
  const corners = 'corners' in read ? read.corners : []
  return (
    <div className="routing-area">
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        rows={3}
        value={value}
        placeholder={t('routing.any')}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <div className="routing-area-do">
        <Button size="small" aria-expanded={isMapOpen} onClick={() => setMapOpen(!isMapOpen)}>
          {t('routing.conditions.areaTap')}
        </Button>
        <Button
          size="small"
          disabled={corners.length === 0}
          onClick={() => onChange?.(textOf(corners.slice(0, -1)))}
        >
          {t('routing.conditions.areaUndo')}
        </Button>
      </div>
      {isMapOpen && (
        <CornersMap
          corners={corners}
          onTap={({ lon, lat }) => onChange?.(textOf([...corners, [rounded(lon), rounded(lat)]]))}
        />
      )}
    </div>
  )
}

function CornersMap(props: {
  corners: readonly (readonly [number, number])[]
  onTap: (place: { lon: number; lat: number }) => void
}) {
  const { t } = useTranslation()
  const { corners, onTap } = props
  const city = useQuery({ queryKey: ['demo'], queryFn: () => request(sessionEndpoints.demo) })
  const [first] = corners
  const center = first === undefined ? city.data?.center : { lon: first[0], lat: first[1] }
  if (!center) return null
  return (
    <div className="routing-map">
      <FlatMap
        label={t('routing.conditions.areaMap')}
        center={center}
        marks={corners.map(([lon, lat], i) => ({ id: String(i), lon, lat, color: '#0b63b6' }))}
        onTap={onTap}
      />
    </div>
  )
}
