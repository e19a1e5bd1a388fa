import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../server/contract/case-queries.ts'
import type { User } from '../../server/contract/identity.ts'
import type { Doable } from '../features/cases/CaseActions.tsx'
import { CasePanel } from '../features/cases/CasePanel.tsx'
import { TaskList } from '../features/cases/TaskList.tsx'
import { useCaseCounts } from '../features/cases/useCaseCounts.ts'
import { NoticeBell } from '../features/notices/NoticeBell.tsx'
import { UserMenu } from '../features/session/UserMenu.tsx'
import { LiveMark } from '../ui/LiveMark.tsx'
import { Nothing } from '../ui/Nothing.tsx'
import './work.css'

const DESKS: readonly (readonly [Desk, 'todo' | 'waiting' | 'done'])[] = [
  ['handling', 'todo'],
  ['check', 'waiting'],
  ['done', 'done'],
]

/** A handling unit's work: what to do by deadline, what waits for its check, what is done. */
export function UnitPage({ user }: { user: User }) {
  const { t } = useTranslation()
  const [desk, setDesk] = useState<Desk>('handling')
  const [caseId, setCaseId] = useState<string | null>(null)
  const [action, setAction] = useState<Doable | null>(null)
  const counts = useCaseCounts().data
  const open = (id: string | null) => {
    setAction(null)
    setCaseId(id)
  }
  return (
    <div className={`work ${caseId === null ? '' : 'work-open'}`}>
      <header className="work-top">
        <h1>{user.scope.orgName}</h1>
        <LiveMark />
        <NoticeBell onOpen={open} />
        <UserMenu user={user} />
      </header>
      <main className="work-list">
        <div className="work-tabs">
          <Segmented
            block
            value={desk}
            onChange={(value) => setDesk(value)}
            options={DESKS.map(([value, name]) => ({
              value,
              label: `${t(`tasks.${name}`)}${value === 'done' || counts === undefined ? '' : ` ${counts.desks[value]}`}`,
            }))}
          />
        </div>
        <TaskList key={desk} desk={desk} onOpen={open} chosenId={caseId} />
      </main>
      <aside className="work-case">
        {caseId === null ? (
          <Nothing title={t('panel.notChosen')} />
        ) : (
          <CasePanel key={caseId} id={caseId} chosen={action} onChoose={setAction} onOpen={open} />
        )}
      </aside>
    </div>
  )
}
