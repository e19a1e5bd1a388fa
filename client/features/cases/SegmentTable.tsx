import { useTranslation } from 'react-i18next'
import type { CaseSegment } from '../../../server/contract/case-accounts.ts'
import { useSpanText } from '../../lib/useDateText.ts'
import { exactDuration, segmentLines } from './case-segments.ts'

interface SegmentTableProps {
  segments: readonly CaseSegment[]
  chargedSeconds: number
}

/** Every stretch from report to now: when, in which stage, how long by which clock, counted or not and by what rule. */
export function SegmentTable({ segments, chargedSeconds }: SegmentTableProps) {
  const { t } = useTranslation()
  const spanText = useSpanText()
  return (
    <table className="segments">
      <thead>
        <tr>
          <th scope="col">{t('why.what')}</th>
          <th scope="col">{t('why.time')}</th>
        </tr>
      </thead>
      <tbody>
        {segmentLines(segments).map(({ from, to, stage, rule, counted, clock, shownSeconds }) => (
          <tr key={from} className={counted ? 'segment-counted' : ''} data-rule={rule}>
            <td>
              <i className={`rule-${rule}`} aria-hidden />{' '}
              {t(stage === null ? `rule.${rule}.short` : `stage.${stage}`)}{' '}
              <span className="dim number">{spanText(from, to)}</span>
              <small>{t(`rule.${rule}.long`)}</small>
            </td>
            <td className="number">
              {exactDuration(shownSeconds)}
              <small>
                {t(counted ? 'why.counted' : 'why.notCounted')} · {t(`why.clock.${clock}`)}
              </small>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('why.sum')}</th>
          <td className="number" data-testid="why-sum">
            {exactDuration(chargedSeconds)}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
