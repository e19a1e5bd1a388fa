import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ManagedUser } from '../../../server/contract/admin-user.ts'

/** Whether somebody can log in, in words. */
export function UserState({ user }: { user: ManagedUser }) {
  const { t } = useTranslation()
  if (user.disabledAt !== null) return <Tag color="red">{t('people.states.disabled')}</Tag>
  return (
    <>
      <Tag color="green">{t('people.states.active')}</Tag>
      {user.mustChangePassword && <Tag color="gold">{t('people.firstLogin')}</Tag>}
      {user.demo && <Tag>{t('people.demo')}</Tag>}
    </>
  )
}
