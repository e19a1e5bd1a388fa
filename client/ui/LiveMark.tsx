import { useTranslation } from 'react-i18next'
import { useLiveState } from '../lib/live.tsx'
import './live.css'

/** Whether what is shown is live, said in words. */
export function LiveMark() {
  const { t } = useTranslation()
  const state = useLiveState()
  return (
    <span className={`live live-${state}`} role="status" data-testid="live-state" data-state={state}>
      <i aria-hidden />
      {t(`live.${state}`)}
    </span>
  )
}
