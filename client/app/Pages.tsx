import { App as AntApp, Button, ConfigProvider, Result, Spin } from 'antd'
import en from 'antd/es/locale/en_US.js'
import zh from 'antd/es/locale/zh_CN.js'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, Route, Routes, useLocation } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { LoginPage } from '../features/session/LoginPage.tsx'
import { LiveProvider } from '../lib/live.tsx'
import { useSession } from '../lib/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { mayUsePage, type Page, startPage } from './start-page.ts'
import { themes } from './themes.ts'

const AdminPage = lazy(() => import('./AdminPage.tsx').then((m) => ({ default: m.AdminPage })))
const CommandPage = lazy(() => import('./CommandPage.tsx').then((m) => ({ default: m.CommandPage })))
const FieldPage = lazy(() => import('./FieldPage.tsx').then((m) => ({ default: m.FieldPage })))
const ComplaintsPage = lazy(() => import('./ComplaintsPage.tsx').then((m) => ({ default: m.ComplaintsPage })))
const RecurringPage = lazy(() => import('./RecurringPage.tsx').then((m) => ({ default: m.RecurringPage })))
const IntakePage = lazy(() => import('./IntakePage.tsx').then((m) => ({ default: m.IntakePage })))
const UnitPage = lazy(() => import('./UnitPage.tsx').then((m) => ({ default: m.UnitPage })))

/** Every address of the client, each behind a login but the login itself. */
export function Pages() {
  const session = useSession()
  if (session.isPending) return <Themed theme="command">{<Waiting />}</Themed>
  if (session.isError)
    return (
      <Themed theme="office">
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      </Themed>
    )
  const user = session.data
  return (
    <Routes>
      <Route path="/login" element={<Login user={user} />} />
      <Route
        path="/command"
        element={<Guarded page="/command" user={user} render={(u) => <CommandPage user={u} />} />}
      />
      <Route
        path="/intake/:tab?"
        element={<Guarded page="/intake" user={user} render={(u) => <IntakePage user={u} />} />}
      />
      <Route
        path="/field"
        element={<Guarded page="/field" user={user} render={(u) => <FieldPage user={u} />} />}
      />
      <Route
        path="/unit"
        element={<Guarded page="/unit" user={user} render={(u) => <UnitPage user={u} />} />}
      />
      <Route
        path="/admin/:section?"
        element={<Guarded page="/admin" user={user} render={(u) => <AdminPage user={u} />} />}
      />
      <Route
        path="/complaints"
        element={<Guarded page="/complaints" user={user} render={(u) => <ComplaintsPage user={u} />} />}
      />
      <Route
        path="/recurring"
        element={<Guarded page="/recurring" user={user} render={(u) => <RecurringPage user={u} />} />}
      />
      <Route path="/" element={<Navigate replace to={user === null ? '/login' : startPage(user.roles)} />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}

function Login({ user }: { user: User | null }) {
  const from: unknown = useLocation().state
  if (user === null)
    return (
      <Themed theme="command">
        <LoginPage />
      </Themed>
    )
  const asked = typeof from === 'string' && from !== '/' ? from : null
  const page = asked?.match(/^\/[^/?]*/)?.[0] as Page | undefined
  const isOwn = page !== undefined && mayUsePage(page, user.roles)
  return <Navigate replace to={asked !== null && isOwn ? asked : startPage(user.roles)} />
}

interface GuardedProps {
  page: Page
  user: User | null
  render: (user: User) => ReactNode
}

function Guarded({ page, user, render }: GuardedProps) {
  const { pathname, search } = useLocation()
  if (user === null) return <Navigate replace to="/login" state={pathname + search} />
  if (!mayUsePage(page, user.roles)) return <NoPermission user={user} />
  return (
    <Themed theme={page === '/command' ? 'command' : page === '/field' ? 'field' : 'office'}>
      <LiveProvider key={user.id}>
        <Suspense fallback={<Waiting />}>{render(user)}</Suspense>
      </LiveProvider>
    </Themed>
  )
}

function Themed({ theme, children }: { theme: keyof typeof themes; children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <ConfigProvider
      theme={themes[theme]}
      locale={i18n.language === 'en' ? en : zh}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className={`page page-${theme}`}>{children}</AntApp>
    </ConfigProvider>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <div className="waiting" role="status">
      <Spin />
      <span>{t('app.loading')}</span>
    </div>
  )
}

function NoPermission({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <Themed theme="office">
      <Result
        status="403"
        title={t('app.noPermission')}
        subTitle={t('app.noPermissionHint')}
        extra={
          <Link to={startPage(user.roles)}>
            <Button type="primary">{t('app.home')}</Button>
          </Link>
        }
      />
    </Themed>
  )
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <Themed theme="office">
      <Result
        status="404"
        title={t('app.notFound')}
        subTitle={t('app.notFoundHint')}
        extra={
          <Link to="/">
            <Button type="primary">{t('app.home')}</Button>
          </Link>
        }
      />
    </Themed>
  )
}
