import { Alert } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { useSession } from '../../lib/session.ts'
import { useCaseEvents } from './useCase.ts'

/** Says in an open form what others did to the case meanwhile, and what it is now; the form goes by the newest. */
export function Overtaken({ theCase, isAllowed }: { theCase: CaseDetail; isAllowed: boolean }) {
  const { t } = useTranslation()
  const openedAt = useRef(theCase.version)
  const me = useSession().data?.id
  const events = useCaseEvents(theCase.id).data?.items ?? []
  const since = events.filter(({ version, actor }) => version > openedAt.current && actor.id !== me)
  const last = since.at(-1)
  if (last === undefined && isAllowed) return null
  const name = last?.actor.name || t('role.system')
  const who = last?.actor.role === 'system' ? t('role.system') : name
  const title =
    last === undefined
      ? t('shift.overtakenNow', { status: t(`status.${theCase.status}`) })
      : t('shift.overtaken', {
          who,
          action: t(`action.${last.action}`),
          status: t(`status.${theCase.status}`),
        })
  return (
    <Alert
      type={isAllowed ? 'info' : 'warning'}
      showIcon
      data-testid="overtaken"
      title={title}
      description={isAllowed ? t('shift.overtakenGoOn') : t('shift.overtakenStop')}
    />
  )
}
