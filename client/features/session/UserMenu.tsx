import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/contract/identity.ts'
import { useLogout } from '../../lib/session.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'

/** Who I am here, the language, the way out. */
export function UserMenu({ user }: { user: User }) {
  const { t } = useTranslation()
  const logout = useLogout()
  const [role] = user.roles
  return (
    <span className="user-menu">
      <LanguageSwitch />
      <Dropdown
        trigger={['click']}
        menu={{ items: [{ key: 'out', label: t('app.logOut'), onClick: () => logout.mutate() }] }}
      >
        <Button type="text" data-testid="user-menu">
          {role !== undefined && <span className="user-role">{t(`role.${role}`)} · </span>}
          {user.name}
        </Button>
      </Dropdown>
    </span>
  )
}
