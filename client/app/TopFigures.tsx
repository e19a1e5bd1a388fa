import { useTranslation } from 'react-i18next'
import { LIGHTS } from '../../server/contract/common.ts'
import { useCaseCounts } from '../features/cases/useCaseCounts.ts'
import { LightMark } from '../ui/LightMark.tsx'

/** The day in figures, live: numbers large, what they count small. The lights come first: where there is less room they stay. */
export function TopFigures() {
  const { t, i18n } = useTranslation()
  const counts = useCaseCounts().data
  const number = new Intl.NumberFormat(i18n.language)
  if (counts === undefined) return <div className="figures" />
  return (
    <div className="figures">
      {LIGHTS.map((light) => (
        <span key={light} className="figure">
          <b className={`number light-${light}`}>
            <LightMark light={light} /> {number.format(counts.lights[light])}
          </b>
          <small>{t(`figure.${light}`)}</small>
        </span>
      ))}
      {(['reported', 'filed', 'closed'] as const).map((name) => (
        <span key={name} className="figure">
          <b className="number">{number.format(counts.today[name])}</b>
          <small>{t(`figure.${name}`)}</small>
        </span>
      ))}
    </div>
  )
}
