import { AppstoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { mayUsePage } from './start-page.ts'

/** The pages beside the command center that this person may use. */
export function SideLinks({ user }: { user: User }) {
  const { t } = useTranslation()
  const pages = (['/complaints', '/recurring'] as const).filter((page) => mayUsePage(page, user.roles))
  if (pages.length === 0) return null
  const items = pages.map((page) => ({
    key: page,
    label: (
      <Link to={page} data-testid={`to${page.replace('/', '-')}`}>
        {t(`side.${page.slice(1)}`)}
      </Link>
    ),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" icon={<AppstoreOutlined />} aria-label={t('side.more')} data-testid="side-links" />
    </Dropdown>
  )
}
