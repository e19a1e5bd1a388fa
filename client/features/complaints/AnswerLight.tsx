import { useTranslation } from 'react-i18next'
import type { ComplaintSummary } from '../../../server/contract/complaint.ts'
import { durationText } from '../../lib/duration.ts'
import { LightMark } from '../../ui/LightMark.tsx'

/** The light of the time to answer, with words: how much is left, how much over, or how it was answered. */
export function AnswerLight({ one }: { one: ComplaintSummary }) {
  const { t } = useTranslation()
  const { light, remainingSeconds: left } = one
  const words =
    left === null
      ? t(light === 'red' ? 'complaint.answeredLate' : 'complaint.answeredInTime')
      : t(left >= 0 ? 'complaint.left' : 'complaint.over', { duration: durationText(t, left, 'working') })
  return (
    <span className={`complaint-light light-${light}`} data-testid="complaint-light" data-light={light}>
      <LightMark light={light} /> {words}
    </span>
  )
}
