import { useTranslation } from 'react-i18next'
import type { LayerId } from '../../../scene/scene-port.ts'
import { FAMILY_SWATCHES, PIPE_SWATCHES, STATE_SIGNS } from './thing-colors.ts'
import './legend.css'

/** What the colours and signs of pins, components and pipes mean, as far as they are shown; folded until asked for. */
export function ThingLegend({ shown }: { shown: ReadonlySet<LayerId> }) {
  const { t } = useTranslation()
  const [hasThings, hasPipes] = [shown.has('components'), shown.has('pipes')]
  const hasCases = shown.has('cases')
  if (!hasThings && !hasPipes && !hasCases) return null
  return (
    <details className="legend" data-testid="thing-legend">
      <summary>{t('legend.title')}</summary>
      {hasCases && (
        <section aria-label={t('layer.cases')}>
          <h4>{t('layer.cases')}</h4>
          <p>{t('legend.grouped')}</p>
        </section>
      )}
      {hasThings && (
        <section aria-label={t('layer.components')}>
          <h4>{t('layer.components')}</h4>
          <ul>
            {keysOf(FAMILY_SWATCHES).map((family) => (
              <Entry key={family} color={FAMILY_SWATCHES[family]} name={t(`legend.family.${family}`)} />
            ))}
            {keysOf(STATE_SIGNS).map((state) => (
              <Entry key={state} {...STATE_SIGNS[state]} name={t(`legend.state.${state}`)} />
            ))}
          </ul>
          <p>{t('legend.bands')}</p>
        </section>
      )}
      {hasPipes && (
        <section aria-label={t('layer.pipes')}>
          <h4>{t('layer.pipes')}</h4>
          <ul>
            {keysOf(PIPE_SWATCHES).map((kind) => (
              <Entry key={kind} color={PIPE_SWATCHES[kind]} name={t(`legend.pipe.${kind}`)} />
            ))}
            <Entry color="#9aa4ad" name={t('legend.shaft')} />
          </ul>
          <p>{t('legend.tubes')}</p>
        </section>
      )}
    </details>
  )
}

function Entry({ color, name, sign = '●' }: { color: string; name: string; sign?: string }) {
  return (
    <li>
      <i style={{ color }} aria-hidden>
        {sign}
      </i>
      {name}
    </li>
  )
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[]
