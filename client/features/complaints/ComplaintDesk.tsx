import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import type { ComplaintDetail } from '../../../server/contract/complaint.ts'
import type { User } from '../../../server/contract/identity.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { AnswerLimit } from './AnswerLimit.tsx'
import { ComplaintForm } from './ComplaintForm.tsx'
import { ComplaintList } from './ComplaintList.tsx'
import { ComplaintPanel } from './ComplaintPanel.tsx'
import type { ComplaintState } from './useComplaints.ts'
import { useComplaintsLive } from './useComplaintsLive.ts'
import './complaints.css'

const STATES: readonly ComplaintState[] = ['open', 'answered', 'closed', 'all']

/**
 * Complaints by state, one open beside them. `?case=` opens the form for that case, `?call=` for that call, `?id=` a complaint. The words
 * that a clerk wrote down already come with the step to this page, never in its address.
 */
export function ComplaintDesk({ user }: { user: User }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const given: unknown = useLocation().state
  const [search, setSearch] = useSearchParams()
  const [state, setState] = useState<ComplaintState>('open')
  const mayRegister = user.roles.includes('intake') || user.roles.includes('supervisor')
  const id = search.get('id')
  const caseId = search.get('case')
  const callId = search.get('call')
  const isNew = mayRegister && (caseId !== null || callId !== null || search.has('new'))
  const show = (next: Record<string, string>) => setSearch(next, { replace: true })
  const onDone = ({ id: made, number, mayRead }: ComplaintDetail) => {
    void message.success(
      t(mayRead ? 'complaint.form.registered' : 'complaint.form.past', { number }),
      mayRead ? 3 : 8,
    )
    show(mayRead ? { id: made } : {})
  }
  useComplaintsLive()
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
            key={`${caseId} ${callId}`}
            caseId={caseId}
            callId={callId}
            words={wordsOf(given)}
            onDone={onDone}
            onCancel={() => show({})}
          />
        )}
        {!isNew && id !== null && <ComplaintPanel key={id} id={id} onClose={() => show({})} />}
        {!isNew && id === null && <Nothing title={t('complaint.choose')} />}
      </section>
    </div>
  )
}

const wordsOf = (given: unknown) =>
  typeof given === 'object' && given !== null && 'words' in given && typeof given.words === 'string'
    ? given.words
    : ''
