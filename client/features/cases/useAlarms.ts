import { useEffect, useRef } from 'react'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { showOnDesktop } from '../../lib/desktop.ts'
import { useLiveBatch } from '../../lib/live.tsx'
import { serverNow } from '../../lib/server-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useOperatorSettings } from '../../lib/useOperatorSettings.ts'
import { playAlarm } from './alarm-sound.ts'
import { type Alarm, alarmKey, createCalm, isRedSoon, urgentAlarms } from './alarms.ts'
import { useOpenCases } from './useOpenCases.ts'

const LOOK_EVERY_MS = 15_000
const CALM_MS = 5_000

interface Alarms {
  onAlarms: (alarms: readonly Alarm[]) => void
  textOf: (alarm: Alarm) => string
  onOpen: (id: string) => void
}

/** Finds what must be looked at now, each once on this screen; what was so already when the page was opened is no news. */
export function useAlarms(given: Alarms): void {
  const me = useSession().data?.id ?? ''
  const { settings } = useOperatorSettings()
  const open = useOpenCases().data
  const told = useRef(new Set<string>())
  const calm = useRef(createCalm(CALM_MS))
  const isBegun = useRef(false)
  const tell = useRef<(alarms: readonly Alarm[]) => void>(() => undefined)
  useEffect(() => {
    tell.current = (alarms) => {
      const fresh = alarms.filter((alarm) => !told.current.has(alarmKey(alarm)))
      for (const alarm of fresh) told.current.add(alarmKey(alarm))
      const [first] = fresh
      if (first === undefined) return
      given.onAlarms(fresh)
      if (settings.sound && calm.current(Date.now())) playAlarm(settings.volume)
      for (const alarm of fresh.slice(0, 3))
        showOnDesktop(given.textOf(alarm), alarm.theCase.number, alarmKey(alarm), () =>
          given.onOpen(alarm.theCase.id),
        )
    }
  })
  useLiveBatch<StreamCase>('case', (steps) => tell.current(urgentAlarms(steps)), 500)
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
    if (open === undefined || isBegun.current) return
    isBegun.current = true
    for (const theCase of open)
      if (isRedSoon(theCase, me, serverNow())) told.current.add(alarmKey({ theCase, why: 'red-soon' }))
  }, [open, me])
  useEffect(() => {
    const look = () => {
      const soon = (latest.current ?? []).filter((one) => isRedSoon(one, me, serverNow()))
      tell.current(soon.map((theCase) => ({ theCase, why: 'red-soon' as const })))
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [me])
}
