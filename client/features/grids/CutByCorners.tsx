import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapPlace } from '../../ui/draw-map-tools.ts'

/** A straight cut from corner to corner, without a pointer: the corners are numbered on the map. */
export function CutByCorners({
  ring,
  onCut,
}: {
  ring: readonly MapPlace[]
  onCut: (line: MapPlace[]) => void
}) {
  const { t } = useTranslation()
  const [ends, setEnds] = useState<[number, number]>([0, Math.floor(ring.length / 2)])
  const options = ring.map(([lon, lat], i) => ({
    value: i,
    label: t('grids.corner', { n: i + 1, lon: lon.toFixed(5), lat: lat.toFixed(5) }),
  }))
  const [from, to] = [ring[ends[0]], ring[ends[1]]]
  return (
    <div className="grids-corners">
      <Select
        size="small"
        value={ends[0]}
        options={options}
        aria-label={t('grids.fromCorner')}
        data-testid="grids-corner-from"
        onChange={(value: number) => setEnds([value, ends[1]])}
      />
      <Select
        size="small"
        value={ends[1]}
        options={options}
        aria-label={t('grids.toCorner')}
        data-testid="grids-corner-to"
        onChange={(value: number) => setEnds([ends[0], value])}
      />
      <Button
        size="small"
        disabled={from === undefined || to === undefined || from === to}
        data-testid="grids-cut-corners"
        onClick={() => from && to && onCut([from, to])}
      >
        {t('grids.cutCorners')}
      </Button>
    </div>
  )
}
