import { ArrowLeftOutlined } from '@ant-design/icons'
import { Spin } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, NavLink, useParams } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { ADMIN_SECTIONS } from './admin-sections.ts'
import './admin.css'

/** What an administrator keeps in order, a section at a time. */
export function AdminPage({ user }: { user: User }) {
  const { t } = useTranslation()
  const { section } = useParams()
  const shown = ADMIN_SECTIONS.find(({ id }) => id === section)
  if (shown === undefined) return <Navigate replace to={`/admin/${ADMIN_SECTIONS[0]?.id}`} />
  const { id, Section } = shown
  return (
    <div className="admin">
      <header className="admin-top">
        <Link to="/command" aria-label={t('admin.toCommand')} title={t('admin.toCommand')}>
          <ArrowLeftOutlined />
        </Link>
        <h1>{t('admin.title')}</h1>
        <UserMenu user={user} />
      </header>
      <nav className="admin-sections" aria-label={t('admin.title')}>
        {ADMIN_SECTIONS.map((one) => (
          <NavLink key={one.id} to={`/admin/${one.id}`} data-testid={`admin-${one.id}`}>
            {t(`admin.section.${one.id}`)}
          </NavLink>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a section may hold nothing that takes the focus */}
      <main className="admin-main" key={id} tabIndex={0}>
        <Suspense fallback={<Spin className="admin-waiting" />}>
          <Section />
        </Suspense>
      </main>
    </div>
  )
}
