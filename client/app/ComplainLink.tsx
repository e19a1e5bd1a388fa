import { FrownOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { User } from '../../server/contract/identity.ts'

/** From a case to the form of a complaint about how it was handled, for those who may register one. */
export function ComplainLink({ user, caseId }: { user: User; caseId: string }) {
  const { t } = useTranslation()
  if (!user.roles.includes('intake') && !user.roles.includes('supervisor')) return null
  return (
    <Link className="panel-link" to={`/complaints?case=${caseId}`} data-testid="complain">
      <FrownOutlined aria-hidden /> {t('complaint.ofCase')}
    </Link>
  )
}
