import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { remainingText } from '../../lib/duration.ts'
import { lightNow } from '../../lib/light-now.ts'
import { useNow } from '../../lib/useNow.ts'

/** The time left of the running stage, in words and in its light's colour; nothing where no stage runs. */
export function Remaining({ theCase }: { theCase: CaseSummary }) {
  const { t } = useTranslation()
  const now = useNow(15_000)
  const { status, clock, dueAt, remainingSeconds, stage } = theCase
  if (status === 'deferred') return <span className="dim">{t('time.paused')}</span>
  const light = lightNow(theCase, now)
  if (stage === null || light === null || dueAt === null || remainingSeconds === null) return null
  // By the wall the present tells; working time the server told, within the minute.
  const left = clock === 'wall' ? (Date.parse(dueAt) - now) / 1000 : remainingSeconds
  return <span className={`light-${light} number`}>{remainingText(t, left, clock)}</span>
}
