import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { SuggestedUnits } from './SuggestedUnits.tsx'

/** What is known of the case: the words of the report, who reported (masked), whose it is. */
export function CaseFacts({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const named = useNamed()
  const {
    description,
    reporter,
    source,
    unit,
    condition,
    checker,
    verifier,
    ownerless,
    provisional,
    suggestedUnits,
    status,
  } = theCase
  const reporterText = [t(`source.${source}`), reporter?.name, reporter?.phone].filter(Boolean).join(' · ')
  return (
    <>
      <div className="panel-part">
        {description !== '' && <p className="case-words">{description}</p>}
        <dl className="facts">
          <Fact name={t('panel.reporter')}>{reporterText}</Fact>
          <Fact name={t('panel.unit')}>
            {unit === null ? t('panel.noUnit') : named(unit.name, unit.nameEn)}
          </Fact>
          {condition !== null && (
            <Fact name={t('panel.condition')}>{named(condition.text, condition.textEn)}</Fact>
          )}
          {verifier !== null && <Fact name={t('panel.verifier')}>{verifier.name}</Fact>}
          {checker !== null && <Fact name={t('panel.checker')}>{checker.name}</Fact>}
        </dl>
        {ownerless && <p className="dim">{t('panel.ownerless')}</p>}
        {provisional && <p className="dim">{t('panel.provisional')}</p>}
      </div>
      {status === 'filed' && <SuggestedUnits units={suggestedUnits} />}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
