import { useTranslation } from 'react-i18next'
import { type CaseSegment, SEGMENT_RULES } from '../../../server/contract/case-accounts.ts'
import { useSpanText } from '../../lib/useDateText.ts'

/** The life of the case as one thin bar, by the calendar: each rule has its own colour and pattern, named below. */
export function SegmentBar({ segments }: { segments: readonly CaseSegment[] }) {
  const { t } = useTranslation()
  const spanText = useSpanText()
  const rules = SEGMENT_RULES.filter((rule) => segments.some((segment) => segment.rule === rule))
  return (
    <div className="life">
      <div className="life-bar" aria-hidden>
        {segments.map(({ from, to, rule }) => (
          <span
            key={from}
            className={`rule-${rule}`}
            style={{ flexGrow: Math.max(1, Date.parse(to) - Date.parse(from)) }}
            title={`${spanText(from, to)} · ${t(`rule.${rule}.short`)}`}
          />
        ))}
      </div>
      <ul className="life-legend">
        {rules.map((rule) => (
          <li key={rule}>
            <i className={`rule-${rule}`} aria-hidden /> {t(`rule.${rule}.short`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
