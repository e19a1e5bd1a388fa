import { useTranslation } from 'react-i18next'
import type { Present } from '../../../server/contract/shift.ts'
import { initialsOf } from './usePresence.ts'
import './presence.css'

/** Small, on a row of the queue: who has the case open. */
export function PresentBadges({ people }: { people: readonly Present[] }) {
  const { t } = useTranslation()
  if (people.length === 0) return null
  const names = people.map(({ name }) => name).join(', ')
  return (
    <span
      className="present"
      role="img"
      aria-label={t('presence.here', { names })}
      title={t('presence.here', { names })}
    >
      {people.slice(0, 3).map(({ userId, name, typing }) => (
        <i key={userId} className={typing ? 'present-typing' : ''} data-testid="present-badge">
          {initialsOf(name)}
          {typing && ' ✎'}
        </i>
      ))}
      {people.length > 3 && <i>+{people.length - 3}</i>}
    </span>
  )
}

/** On the case: who else looks at it, and who is writing. Said aloud when it changes. */
export function PresentLine({ people }: { people: readonly Present[] }) {
  const { t } = useTranslation()
  const list = (some: readonly Present[]) => some.map(({ name }) => name).join(', ')
  const typing = people.filter((one) => one.typing)
  const looking = people.filter((one) => !one.typing)
  return (
    <span className="present-line" role="status" data-testid="present-line">
      {looking.length > 0 && t('presence.looking', { names: list(looking) })}{' '}
      {typing.length > 0 && t('presence.typing', { names: list(typing) })}
    </span>
  )
}
