import { Alert } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintDetail } from '../../../server/contract/complaint.ts'

/** Says in an open form what others did to the complaint meanwhile; what was written stays. */
export function Overtaken({ one, isAllowed }: { one: ComplaintDetail; isAllowed: boolean }) {
  const { t } = useTranslation()
  const openedAt = useRef(one.version)
  const last = one.events.filter(({ version }) => version > openedAt.current).at(-1)
  if (last === undefined) return null
  return (
    <Alert
      type={isAllowed ? 'info' : 'warning'}
      showIcon
      className="complaint-overtaken"
      data-testid="complaint-overtaken"
      title={t('complaint.overtaken', { who: last.actor.name, action: t(`complaint.event.${last.action}`) })}
      description={isAllowed ? undefined : t('complaint.overtakenHint')}
    />
  )
}
