import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desktopState, switchDesktop } from '../../lib/desktop.ts'

/** Whether the browser shall tell of notices while another window is in front: off until somebody asks. */
export function DesktopSwitch() {
  const { t } = useTranslation()
  const [state, setState] = useState(desktopState)
  if (state === 'impossible') return null
  return (
    <footer className="notices-foot">
      <span>{t(state === 'refused' ? 'notice.desktopRefused' : 'notice.desktop')}</span>
      <Switch
        size="small"
        aria-label={t('notice.desktop')}
        checked={state === 'on'}
        disabled={state === 'refused'}
        onChange={(isWanted) => void switchDesktop(isWanted).then(setState)}
      />
    </footer>
  )
}
