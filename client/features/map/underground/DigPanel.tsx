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
import { DIG_COLUMNS, digCsv } from './dig-csv.ts'
import { PanelHead } from './PanelHead.tsx'
import { PipeMark } from './PipeMark.tsx'
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
      <ul className="buried-list">
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" className="plain" data-testid="dig-row" onClick={() => onPick(item)}>
              <PipeMark classCode={item.classCode} />
              <span>
                {texts.kind(item)}
                <Nearness item={item} />
              </span>
              <span className="number">
                {texts.depth(item)}
                <small>{texts.diameter(item)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
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
  return (
    <div className="dig-plan">
      <label htmlFor="dig-depth">
        {t('underground.dig.depth')}
        <InputNumber
          id="dig-depth"
          size="small"
          min={0.1}
          max={digDepthM}
          step={0.5}
          suffix="m"
          value={dig.depthM}
          data-testid="dig-depth"
          onChange={(depthM) => depthM !== null && onDig({ ...dig, depthM })}
        />
      </label>
      <label htmlFor="dig-within">
        {t('underground.dig.within')}
        <InputNumber
          id="dig-within"
          size="small"
          min={0}
          max={digWithinM}
          step={0.5}
          suffix="m"
          value={dig.withinM}
          data-testid="dig-within"
          onChange={(withinM) => withinM !== null && onDig({ ...dig, withinM })}
        />
      </label>
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
