import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { User } from '../../../server/contract/identity.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { AnswerLimit } from './AnswerLimit.tsx'
import { ComplaintForm } from './ComplaintForm.tsx'
import { ComplaintList } from './ComplaintList.tsx'
import { ComplaintPanel } from './ComplaintPanel.tsx'
import type { ComplaintState } from './useComplaints.ts'
import './complaints.css'

const STATES: readonly ComplaintState[] = ['open', 'answered', 'closed', 'all']

/** Complaints by state, one open beside them. `?case=` opens the form for that case, `?id=` a complaint. */
export function ComplaintDesk({ user }: { user: User }) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const [state, setState] = useState<ComplaintState>('open')
  const mayRegister = user.roles.includes('intake') || user.roles.includes('supervisor')
  const id = search.get('id')
  const caseId = search.get('case')
  const isNew = mayRegister && (caseId !== null || search.has('new'))
  const show = (next: Record<string, string>) => setSearch(next, { replace: true })
  return (
    <div className={`complaints ${isNew || id !== null ? 'complaints-open' : ''}`}>
      <section className="complaints-list" aria-label={t('complaint.title')}>
        <div className="complaints-tools">
          <Segmented
            value={state}
            options={STATES.map((value) => ({ value, label: t(`complaint.state.${value}`) }))}
            onChange={setState}
          />
          {mayRegister && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              data-testid="complaint-new"
              onClick={() => show({ new: '1' })}
            >
              {t('complaint.new')}
            </Button>
          )}
        </div>
        <ComplaintList state={state} chosenId={id} onOpen={(one) => show({ id: one })} />
        {user.roles.includes('supervisor') && <AnswerLimit />}
      </section>
      <section className="complaints-one">
        {isNew && (
          <ComplaintForm
            key={caseId}
            caseId={caseId}
            onDone={(made) => show({ id: made })}
            onCancel={() => show({})}
          />
        )}
        {!isNew && id !== null && <ComplaintPanel key={id} id={id} onClose={() => show({})} />}
        {!isNew && id === null && <Nothing title={t('complaint.choose')} />}
      </section>
    </div>
  )
}
