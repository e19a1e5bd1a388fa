import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { User } from '../../server/contract/identity.ts'
import { RecurringSpots } from '../features/recurring/RecurringSpots.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import './side-page.css'

/** 顽疾: what comes back to the same spot, for those who must see beyond the single case. */
export function RecurringPage({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <div className="side-page">
      <header className="side-page-top">
        <Link to="/command" aria-label={t('recurring.back')} title={t('recurring.back')}>
          <ArrowLeftOutlined />
        </Link>
        <h1>{t('recurring.title')}</h1>
        <UserMenu user={user} />
      </header>
      <main>
        <p className="side-page-hint">{t('recurring.hint')}</p>
        <RecurringSpots />
      </main>
    </div>
  )
}
