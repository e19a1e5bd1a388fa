import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/contract/identity.ts'
import { maySeeStatistics } from '../../../server/contract/population.ts'
import { LAYER_IDS, type LayerId } from '../../scene/scene-port.ts'
import { ThingLegend } from './legend/ThingLegend.tsx'
import { useCity, useInspectors } from './useMapData.ts'
import './map.css'

interface LayerTreeProps {
  user: User
  shown: ReadonlySet<LayerId>
  failed: ReadonlySet<LayerId>
  /** How many open cases there are, told by itself. */
  openCases: ReactNode
  onChange: (shown: readonly LayerId[]) => void
}

/** What the map shows, with how much of it there is. */
export function LayerTree({ user, shown, failed, openCases, onChange }: LayerTreeProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(true)
  const figures = useFigures(openCases)
  const offered = LAYER_IDS.filter((id) => id !== 'population' || maySeeStatistics(user))
  return (
    <section className="layers" aria-label={t('layer.title')}>
      <button
        type="button"
        className="plain layers-title"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('layer.title')} <span aria-hidden>{isOpen ? '▾' : '▸'}</span>
      </button>
      {isOpen &&
        offered.map((id) => (
          <label key={id} className="layer" htmlFor={`layer-${id}`} data-testid={`layer-${id}`}>
            <Checkbox
              id={`layer-${id}`}
              checked={shown.has(id)}
              onChange={({ target }) =>
                onChange(LAYER_IDS.filter((one) => (one === id ? target.checked : shown.has(one))))
              }
            />
            <span>{t(`layer.${id}`)}</span>
            <small className="number">{failed.has(id) ? t('layer.failed') : (figures[id] ?? '')}</small>
          </label>
        ))}
      {isOpen && <ThingLegend shown={shown} />}
    </section>
  )
}

function useFigures(openCases: ReactNode): Partial<Record<LayerId, ReactNode>> {
  const { t, i18n } = useTranslation()
  const counts = useCity().data?.counts
  const onDuty = (useInspectors().data?.items ?? []).filter((one) => one.onDuty).length
  const number = new Intl.NumberFormat(i18n.language)
  if (counts === undefined) return {}
  return {
    buildings: number.format(counts.buildings),
    components: number.format(counts.components),
    pipes: t('layer.km', { count: Math.round(counts.pipesKm) }),
    cameras: number.format(counts.cameras),
    'unit-grids': number.format(counts.grids),
    ...(counts.residents === null ? {} : { population: number.format(counts.residents) }),
    cases: openCases,
    inspectors: number.format(onDuty),
  }
}
