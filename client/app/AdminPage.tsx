import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { PolicyEditor } from '../features/policy/PolicyEditor.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import './admin.css'

/** What an administrator keeps in order: so far the clocks. */
export function AdminPage({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <div className="admin">
      <header className="admin-top">
        <Link to="/command" aria-label={t('admin.toCommand')} title={t('admin.toCommand')}>
          <ArrowLeftOutlined />
        </Link>
        <h1>{t('admin.title')}</h1>
        <UserMenu user={user} />
      </header>
      <main className="admin-main">
        <PolicyEditor />
      </main>
    </div>
  )
}
