import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { ComplaintDesk } from '../features/complaints/ComplaintDesk.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { LiveMark } from '../ui/LiveMark.tsx'
import './side-page.css'

/** 效能投诉: what citizens say of the handling itself. */
export function ComplaintsPage({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <div className="side-page">
      <header className="side-page-top">
        <Link to="/" aria-label={t('complaint.back')} title={t('complaint.back')}>
          <ArrowLeftOutlined />
        </Link>
        <h1 title={t('complaint.hint')}>{t('complaint.title')}</h1>
        <LiveMark />
        <UserMenu user={user} />
      </header>
      <main>
        <ComplaintDesk user={user} />
      </main>
    </div>
  )
}
