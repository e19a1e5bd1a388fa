import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/contract/identity.ts'
import { maySeeInspectors } from '../../../server/contract/inspector-view.ts'
import { maySeeStatistics } from '../../../server/contract/population.ts'
import { FADING_IDS, type FadingId, LAYER_IDS, type LayerId } from '../../scene/scene-port.ts'
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
  opacity: Opacity
  onOpacity: (opacity: Opacity) => void
}

type Opacity = Readonly<Partial<Record<FadingId, number>>>

/** What the map shows, with how much of it there is. */
export function LayerTree({ user, shown, failed, openCases, onChange, opacity, onOpacity }: LayerTreeProps) {
  const { t } = useTranslation()
  // On a narrow screen it would lie over half the map.
  const [isOpen, setIsOpen] = useState(() => matchMedia('(min-width: 761px)').matches)
  const figures = useFigures(user, openCases)
  const offered = LAYER_IDS.filter(
    (id) =>
      (id !== 'population' || maySeeStatistics(user)) && (id !== 'inspectors' || maySeeInspectors(user)),
  )
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
      {isOpen && <Opacities {...{ shown, opacity, onOpacity }} />}
      {isOpen && <ThingLegend shown={shown} />}
    </section>
  )
}

/** How much is seen of the base map and of layers that are shown; folded until asked for. */
function Opacities({ shown, opacity, onOpacity }: Pick<LayerTreeProps, 'shown' | 'opacity' | 'onOpacity'>) {
  const { t } = useTranslation()
  const offered = FADING_IDS.filter((id) => id === 'basemap' || shown.has(id))
  const nameOf = (id: FadingId) => t(id === 'basemap' ? 'look.basemap' : `layer.${id}`)
  return (
    <details className="opacities" data-testid="opacities">
      <summary>{t('layer.opacity')}</summary>
      {offered.map((id) => (
        <label key={id} htmlFor={`opacity-${id}`}>
          <span>{nameOf(id)}</span>
          <input
            id={`opacity-${id}`}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round((opacity[id] ?? 1) * 100)}
            aria-label={t('look.opacity', { layer: nameOf(id) })}
            onChange={({ target }) => onOpacity({ ...opacity, [id]: target.valueAsNumber / 100 })}
          />
        </label>
      ))}
    </details>
  )
}

function useFigures(user: User, openCases: ReactNode): Partial<Record<LayerId, ReactNode>> {
  const { t, i18n } = useTranslation()
  const counts = useCity().data?.counts
  const onDuty = (useInspectors(user).data?.items ?? []).filter((one) => one.onDuty).length
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
