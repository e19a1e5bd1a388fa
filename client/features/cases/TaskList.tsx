import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../../server/contract/case-queries.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { CaseRow } from './CaseRow.tsx'
import { useCaseQueue } from './useCaseQueue.ts'
import './queue.css'

interface TaskListProps {
  desk: Desk
  onOpen: (id: string) => void
  chosenId?: string | null
  /** What stands beside the place of a task. */
  extraOf?: (task: ReturnType<typeof useCaseQueue>['items'][number]) => string | undefined
}

/** The tasks of one person or unit, most urgent first, live. */
export function TaskList({ desk, onOpen, chosenId = null, extraOf }: TaskListProps) {
  const { t } = useTranslation()
  const { list, items, more } = useCaseQueue(desk)
  if (list.isPending)
    return (
      <div className="state">
        <Spin />
      </div>
    )
  if (list.isError && items.length === 0)
    return <Failed title={t('tasks.failed')} error={list.error} onRetry={() => void list.refetch()} />
  if (items.length === 0) return <Nothing title={t('tasks.empty')} hint={t('tasks.emptyHint')} />
  return (
    <div className="tasks" data-testid={`tasks-${desk}`}>
      {items.map((task) => (
        <CaseRow
          key={task.id}
          theCase={task}
          isChosen={task.id === chosenId}
          onOpen={onOpen}
          extra={extraOf?.(task)}
        />
      ))}
      {list.hasNextPage && (
        <button type="button" className="plain tasks-more" onClick={more}>
          {t('queue.more')}
        </button>
      )}
    </div>
  )
}
