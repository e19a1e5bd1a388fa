import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DuplicateTrial } from '../../../server/contract/duplicate.ts'

/** The rules in force beside the changed ones: what they would have found, what missed, and how much they would show. */
export function TrialReport({ inForce, proposed }: { inForce: DuplicateTrial; proposed: DuplicateTrial }) {
  const { t } = useTranslation()
  const rows = [
    [t('dupRules.recall'), useRecallText()],
    [t('dupRules.perDay'), usePerDayText()],
  ] as const
  return (
    <Card size="small" title={t('dupRules.trial')} data-testid="rules-trial">
      <table className="rules-trial">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('dupRules.now')}</th>
            <th scope="col">{t('dupRules.proposed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, textOf]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{textOf(inForce)}</td>
              <td>{textOf(proposed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proposed.missed.length > 0 && (
        <details>
          <summary>
            {t('dupRules.missed')}: {proposed.mergedPairs - proposed.found}
          </summary>
          <ul>
            {proposed.missed.map(({ number, into, because, distanceM, ageHours }) => (
              <li key={number}>
                {t('dupRules.missedLine', {
                  number,
                  into,
                  because: t(`dupRules.because.${because}`),
                  metres: Math.round(distanceM),
                  hours: Math.round(ageHours),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function useRecallText() {
  const { t } = useTranslation()
  return ({ recall, found, mergedPairs }: DuplicateTrial) =>
    recall === null
      ? t('dupRules.noPairs')
      : t('dupRules.recallText', { percent: Math.round(recall * 100), found, pairs: mergedPairs })
}

function usePerDayText() {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  return ({ suggestedPerDay, reports, reportsWithSuggestion }: DuplicateTrial) =>
    t('dupRules.perDayText', { perDay: number.format(suggestedPerDay), reports, hit: reportsWithSuggestion })
}
