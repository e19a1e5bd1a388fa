import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamed } from '../../lib/useNamed.ts'
import { LightMark } from '../../ui/LightMark.tsx'
import type { Alarm } from './alarms.ts'
import { useAlarms } from './useAlarms.ts'
import './alarm.css'

const SHOWN_MS = 15_000

/** What has just become urgent or is about to turn red: said on the page, aloud for those who listen to it, by a sound and by the browser. */
export function UrgentAlarm({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const [alarms, setAlarms] = useState<readonly Alarm[]>([])
  const textOf = ({ theCase, why }: Alarm) =>
    t(`alarm.${why}`, {
      what: named(theCase.className, theCase.classNameEn),
      where: theCase.address ?? named(theCase.street.name, theCase.street.nameEn),
    })
  useAlarms({ onAlarms: setAlarms, textOf, onOpen })
  useEffect(() => {
    if (alarms.length === 0) return
    const timer = setTimeout(() => setAlarms([]), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [alarms])
  const [first] = alarms
  return (
    <div className="alarm-place" role="status" aria-live="polite" data-testid="alarm">
      {first !== undefined && (
        <div className="alarm">
          <LightMark light={first.why === 'urgent' ? 'red' : 'yellow'} />
          <span>
            {textOf(first)}
            {alarms.length > 1 && (
              <small className="dim"> {t('notice.andMore', { count: alarms.length - 1 })}</small>
            )}
          </span>
          <Button
            size="small"
            onClick={() => {
              setAlarms([])
              onOpen(first.theCase.id)
            }}
          >
            {t('notice.look')}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('app.close')}
            onClick={() => setAlarms([])}
          />
        </div>
      )}
    </div>
  )
}
