import { useTranslation } from 'react-i18next'
import type { Playing } from '../time/usePlaying.ts'
import { useReplay } from './useReplay.ts'

/** How many inspectors are known to have been on the way then; it says so where one may not know. */
export function ReplayNote({ playing }: { playing: Playing }) {
  const { t } = useTranslation()
  // Asked for by the map alone, where it shows inspectors: a look is audited.
  const { places, isKnown, isRefused } = useReplay(playing, false)
  if (places === null || !(isKnown || isRefused)) return null
  return (
    <small className="replay-note" data-testid="replay-note">
      {isRefused ? t('replay.refused') : t('replay.count', { count: places.length })}
    </small>
  )
}
