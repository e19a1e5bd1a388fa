import { DownloadOutlined } from '@ant-design/icons'
import { Button, InputNumber, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type BuriedThing,
  type DigConflict,
  UNDERGROUND_LIMITS,
} from '../../../../server/contract/underground.ts'
import type { DigPlan } from '../../../lib/view-look.ts'
import type { LonLat } from '../../../scene/scene-port.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { saveFile } from '../picture/save-file.ts'
import { BuriedList } from './BuriedList.tsx'
import { DIG_COLUMNS, digCsv } from './dig-csv.ts'
import { PanelHead } from './PanelHead.tsx'
import { useBuriedTexts, useConflicts } from './useUnderground.ts'
import '../area/area.css'
import './underground.css'

interface DigPanelProps {
  places: readonly LonLat[]
  dig: DigPlan
  onDig: (dig: DigPlan) => void
  onPick: (thing: BuriedThing) => void
  onClose: () => void
}

/** A planned dig: how deep, how near a pipe may come, and which come nearer. */
export function DigPanel({ places, dig, onDig, onPick, onClose }: DigPanelProps) {
  const { t } = useTranslation()
  const found = useConflicts(places, dig)
  const texts = useBuriedTexts()
  const items = found.data?.items ?? []
  const save = () => {
    const heads = DIG_COLUMNS.map((column) => t(`underground.column.${column}`))
    saveFile(new Blob([digCsv(items, heads, texts.kind)], { type: 'text/csv' }), 'dig.csv')
  }
  return (
    <section className="map-panel card" data-testid="dig-panel" aria-label={t('underground.dig.title')}>
      <PanelHead title={t('underground.dig.title')} onClose={onClose} />
      <Plan {...{ dig, onDig }} />
      {found.isPending && <Spin size="small" />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <p className="dig-count" role="status" data-testid="dig-count">
          {items.length === 0
            ? t('underground.dig.none')
            : t('underground.dig.count', { count: items.length })}
        </p>
      )}
      <BuriedList
        items={items}
        near={(item) => <Nearness item={item} />}
        onPick={onPick}
        rowTestId="dig-row"
      />
      {items.length > 0 && (
        <footer className="area-actions">
          <Button size="small" icon={<DownloadOutlined />} onClick={save}>
            {t('mapwork.inside.csv')}
          </Button>
          {found.data?.isAll === false && <small>{t('underground.cut')}</small>}
        </footer>
      )}
    </section>
  )
}

function Plan({ dig, onDig }: { dig: DigPlan; onDig: (dig: DigPlan) => void }) {
  const { t } = useTranslation()
  const { digDepthM, digWithinM } = UNDERGROUND_LIMITS
  const fields = [
    ['dig-depth', t('underground.dig.depth'), 'depthM', 0.1, digDepthM],
    ['dig-within', t('underground.dig.within'), 'withinM', 0, digWithinM],
  ] as const
  return (
    <div className="dig-plan">
      {fields.map(([id, label, name, min, max]) => (
        <label key={id} htmlFor={id}>
          {label}
          <InputNumber
            id={id}
            size="small"
            {...{ min, max }}
            step={0.5}
            suffix="m"
            value={dig[name]}
            data-testid={id}
            onChange={(metres) => metres !== null && onDig({ ...dig, [name]: metres })}
          />
        </label>
      ))}
    </div>
  )
}

/** How near it comes, in words: cut through, or so far away; of unknown depth it is said to be so. */
function Nearness({ item }: { item: DigConflict }) {
  const { t } = useTranslation()
  const texts = useBuriedTexts()
  if (item.belowM === null) return <small className="dig-unknown">{t('underground.dig.unknown')}</small>
  if (item.clearanceM === 0) return <small className="dig-hit">✕ {t('underground.dig.hit')}</small>
  return <small className="number">{t('underground.away', { metres: texts.metres(item.clearanceM) })}</small>
}
