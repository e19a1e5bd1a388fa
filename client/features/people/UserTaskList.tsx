import { useTranslation } from 'react-i18next'
import type { UserTasks } from '../../../server/contract/admin-user.ts'

export const hasTasks = ({ verify, check, claimed, grids }: UserTasks): boolean =>
  verify.count + check.count + claimed.count + grids.length > 0

/** What waits for somebody, and what becomes of it when he goes. */
export function UserTaskList({ tasks, isGoing = false }: { tasks: UserTasks; isGoing?: boolean }) {
  const { t } = useTranslation()
  if (!hasTasks(tasks)) return <p className="dim">{t('people.nothingWaits')}</p>
  const kinds = (['verify', 'check', 'claimed'] as const).filter((kind) => tasks[kind].count > 0)
  return (
    <ul className="people-tasks" data-testid="user-tasks">
      {kinds.map((kind) => (
        <li key={kind}>
          <b>{t(`people.tasks.${kind}`, { count: tasks[kind].count })}</b>
          <span className="dim">
            {tasks[kind].numbers.join(', ')}
            {tasks[kind].count > tasks[kind].numbers.length && ' …'}
          </span>
          {isGoing && <span>{t(`people.becomes.${kind}`)}</span>}
        </li>
      ))}
      {tasks.grids.length > 0 && (
        <li>
          <b>{t('people.tasks.grids', { count: tasks.grids.length })}</b>
          <span className="dim">{tasks.grids.map(({ code, name }) => `${name} (${code})`).join(', ')}</span>
          {isGoing && <span>{t('people.becomes.grids')}</span>}
        </li>
      )}
    </ul>
  )
}
