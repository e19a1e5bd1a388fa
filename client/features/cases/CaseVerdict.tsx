import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { ASSESSMENT_ROLES, assessmentEndpoints, type Verdict } from '../../../server/contract/assessment.ts'
import type { Explanation } from '../../../server/contract/case-accounts.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { request } from '../../lib/api.ts'
import { districtMonth } from '../../lib/district-time.ts'
import { durationText } from '../../lib/duration.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'

interface CaseVerdictProps {
  theCase: CaseDetail
  why: Explanation
}

/** "Why this score?": how the case counts in the month in which it fell due, with every allowance that it asked for. */
export function CaseVerdict({ theCase, why: { unit, baseDeadline } }: CaseVerdictProps) {
  const { t } = useTranslation()
  const { data: user } = useSession()
  const period = baseDeadline === null ? null : districtMonth(baseDeadline)
  const mayLook = user?.roles.some((role) => ASSESSMENT_ROLES.includes(role)) === true
  const found = useQuery({
    queryKey: ['cases', 'verdict', theCase.id, theCase.version, period],
    queryFn: ({ signal }) =>
      request(assessmentEndpoints.cases, {
        params: { unit: unit ?? '' },
        query: { case: theCase.id, ...(period === null ? {} : { period }) },
        signal,
      }),
    enabled: mayLook && unit !== null && period !== null,
  })
  if (found.data === undefined || period === null) return null
  const [verdict] = found.data.items
  return (
    <section className="verdict" data-testid="verdict">
      <h4>{t('score.title', { period })}</h4>
      {verdict === undefined ? (
        <p className="dim">{t('score.notYet')}</p>
      ) : (
        <Judged verdict={verdict} clock={theCase.clock} />
      )}
    </section>
  )
}

function Judged({ verdict, clock }: { verdict: Verdict; clock: CaseDetail['clock'] }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { chargedSeconds, limitSeconds, blemishes, grants } = verdict
  const outcome = outcomeOf(verdict)
  const duration = (seconds: number) => durationText(t, seconds, clock)
  return (
    <>
      <p>
        <Tag color={outcome === 'timely' ? 'success' : outcome === 'deducted' ? 'default' : 'error'}>
          {t(`score.${outcome}`)}
        </Tag>{' '}
        {t('score.time', { charged: duration(chargedSeconds), limit: duration(limitSeconds) })}
      </p>
      {blemishes.length > 0 && (
        <p>
          {t('score.blemishes', { list: blemishes.map((b) => t(`score.blemish.${b}`)).join(t('score.and')) })}
        </p>
      )}
      {grants.length > 0 && (
        <ul>
          {grants.map(({ kind, at, confirmed }) => (
            <li key={`${kind} ${at}`}>
              {t(`score.kind.${kind}`)}, {dateText(at)}: {t(confirmed ? 'score.within' : 'score.beyond')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The first reason that says it all. */
function outcomeOf({ deducted, resolved, timely, chargedSeconds, limitSeconds }: Verdict) {
  if (deducted) return 'deducted'
  if (!resolved) return 'open'
  if (timely) return 'timely'
  return chargedSeconds > limitSeconds ? 'late' : 'blemished'
}
