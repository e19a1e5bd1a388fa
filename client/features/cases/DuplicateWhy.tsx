import { Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DuplicateItem } from '../../../server/contract/duplicate.ts'

/** How alike, and by what: never a number alone. */
export function DuplicateWhy({ item }: { item: DuplicateItem }) {
  const { t } = useTranslation()
  const { score, why, reports } = item
  const factors = why.factors
    .map(
      ({ name, points, share }) =>
        `${t(`dup.factor.${name}`)} ${Math.round(points * 100)}/${Math.round(share * 100)}`,
    )
    .join(' · ')
  return (
    <Tooltip title={t('dup.because', { factors })}>
      <small className="dup-why" data-testid="dup-why">
        <b>{t('dup.score', { percent: Math.round(score * 100) })}</b>
        {wordsOf(t, item).map((word) => (
          <span key={word}>{word}</span>
        ))}
        {reports > 1 && <span>{t('dup.reports', { count: reports })}</span>}
        <span className="dup-hidden">{t('dup.because', { factors })}</span>
      </small>
    </Tooltip>
  )
}

function wordsOf(t: TFunction, { distanceM, why }: DuplicateItem): string[] {
  const component =
    why.sameComponent === null ? [] : [t(why.sameComponent ? 'dup.sameComponent' : 'dup.otherComponent')]
  return [
    t('dup.distance', { metres: Math.round(distanceM) }),
    apart(t, why.ageHours),
    t(why.sameClass ? 'dup.sameClass' : 'dup.sameFamily'),
    ...component,
  ]
}

function apart(t: TFunction, hours: number): string {
  if (hours < 1) return t('dup.minutes', { count: Math.round(hours * 60) })
  return hours < 48
    ? t('dup.hours', { count: Math.round(hours) })
    : t('dup.days', { count: Math.round(hours / 24) })
}
