import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { Duplicates } from '../../../server/contract/duplicate.ts'
import { remainingText } from '../../lib/duration.ts'
import { lightNow } from '../../lib/light-now.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useNow } from '../../lib/useNow.ts'
import { LightMark } from '../../ui/LightMark.tsx'
import { CALL_KEYS } from './useCallKeys.ts'

const SHOWN = 3

interface DuplicateWarningProps {
  found: Duplicates | undefined
  isJoining: boolean
  onJoin: (one: CaseSummary) => void
}

/** Somebody told us already: one key lets this caller join. */
export function DuplicateWarning({ found, isJoining, onJoin }: DuplicateWarningProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const open = joinable(found)
  if (open.length === 0 && !found?.recurring) return null
  return (
    <div className="call-duplicates" role="status" data-testid="call-duplicates">
      {found?.recurring && <p>↻ {t('calls.dup.recurring', { count: found.recurring.count })}</p>}
      {open.slice(0, SHOWN).map(({ case: one, distanceM, reports }, i) => (
        <div key={one.id} className="call-duplicate" data-id={one.id}>
          <span>
            <b>{t('calls.dup.found', { metres: Math.max(1, Math.round(distanceM)) })}</b>{' '}
            {[named(one.className, one.classNameEn), one.address].filter(Boolean).join(' · ')}
            <small>
              <Light one={one} /> {t(`status.${one.status}`)} · {t('calls.dup.reports', { count: reports })} ·{' '}
              <span className="number">{one.number}</span>
            </small>
          </span>
          <Button type={i === 0 ? 'primary' : 'default'} loading={isJoining} onClick={() => onJoin(one)}>
            {t('calls.dup.join')} {i === 0 && <kbd>{CALL_KEYS.join}</kbd>}
          </Button>
        </div>
      ))}
    </div>
  )
}

export const joinable = (found: Duplicates | undefined) =>
  (found?.items ?? []).filter((item) => item.joinable)

function Light({ one }: { one: CaseSummary }) {
  const { t } = useTranslation()
  const light = lightNow(one, useNow(30_000))
  if (light === null) return null
  return (
    <>
      <LightMark light={light} />{' '}
      {one.remainingSeconds !== null && (
        <span className={`light-${light}`}>{remainingText(t, one.remainingSeconds, one.clock)}</span>
      )}
    </>
  )
}
