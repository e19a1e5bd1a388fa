import { useTranslation } from 'react-i18next'
import type { SuggestedUnit as Suggestion } from '../../../server/contract/case-shape.ts'
import { useNamed } from '../../lib/useNamed.ts'
import './suggested.css'

const OTHERS = 3

/** The unit that the routing rules name, the rule that says so, what the unit holds now, and the second choices. */
export function SuggestedUnits({ units }: { units: readonly Suggestion[] }) {
  const { t } = useTranslation()
  const named = useNamed()
  const reasonText = useReasonText()
  const [first, ...others] = units
  return (
    <div className="panel-part" data-testid="suggested">
      <h3>{t('panel.suggested')}</h3>
      {first === undefined ? (
        <span className="dim">{t('panel.noSuggestion')}</span>
      ) : (
        <>
          <p className="suggested-unit">
            <span>
              <b>{named(first.name, first.nameEn)}</b>{' '}
              <span className="light-green">{t(`routing.suggested.reason.${first.reason}`)}</span>
            </span>{' '}
            <Load load={first.load} /> <small className="dim suggested-rule">{reasonText(first)}</small>
          </p>
          {others.length > 0 && (
            <p className="suggested-others">
              <span className="dim">{t('routing.suggested.others')}: </span>
              {others.slice(0, OTHERS).map((unit, i) => (
                <span key={unit.code} title={reasonText(unit)}>
                  {i > 0 && ' · '}
                  {named(unit.name, unit.nameEn)} <Load load={unit.load} />
                </span>
              ))}
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** The rule by its number and words; for a deputy also whose work it does. */
function useReasonText() {
  const { t } = useTranslation()
  const named = useNamed()
  return ({ rule, deputyFor }: Suggestion) => {
    const { number, name, nameEn } = deputyFor?.rule ?? rule
    const words = { number, name: named(name, nameEn) }
    if (deputyFor === null) return t('routing.suggested.rule', words)
    const unit = named(deputyFor.unit.name, deputyFor.unit.nameEn)
    return t('routing.suggested.deputy', { ...words, unit })
  }
}

function Load({ load }: { load: Suggestion['load'] }) {
  const { t } = useTranslation()
  if (load === null) return null
  return (
    <small className="dim number">
      {t('routing.suggested.load', { open: load.open })}
      {load.red > 0 && (
        <>
          {' '}
          <span className="light-red">■ {t('routing.suggested.red', { red: load.red })}</span>
        </>
      )}
    </small>
  )
}
