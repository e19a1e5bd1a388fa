import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import { caseAccountEndpoints } from '../../../server/contract/case-accounts.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { request } from '../../lib/api.ts'

/** Which allowance an action spends, or would if it is granted; a return spends none, but has its price. */
const SPENDS: Partial<Record<CaseAction, 'extension' | 'deferral' | 'return'>> = {
  'request-extension': 'extension',
  'approve-extension': 'extension',
  'request-deferral': 'deferral',
  'approve-deferral': 'deferral',
  return: 'return',
}

/** What the unit has left this month of what the action spends, and what it costs to go beyond. */
export function AllowanceHint({ theCase, action }: { theCase: CaseDetail; action: CaseAction }) {
  const spends = SPENDS[action]
  const unit = theCase.unit?.code
  if (spends === undefined || unit === undefined) return null
  return spends === 'return' ? <ReturnHint /> : <Left unit={unit} spends={spends} />
}

function ReturnHint() {
  const { t } = useTranslation()
  return <Alert type="info" className="allowance" title={t('allowance.return')} />
}

function Left({ unit, spends }: { unit: string; spends: 'extension' | 'deferral' }) {
  const { t } = useTranslation()
  const found = useQuery({
    queryKey: ['allowances', unit],
    queryFn: ({ signal }) => request(caseAccountEndpoints.allowances, { params: { unit }, signal }),
  })
  if (found.data === undefined) return null
  const { used, allowed, left } = found.data[spends]
  const isBeyond = left < 1
  return (
    <Alert
      type={isBeyond ? 'warning' : 'info'}
      showIcon={isBeyond}
      className="allowance"
      data-testid="allowance"
      data-left={left}
      title={t(`allowance.${spends}`, { period: found.data.period, used, allowed, left: Math.max(0, left) })}
      description={isBeyond ? t(`allowance.beyond.${spends}`) : undefined}
    />
  )
}
