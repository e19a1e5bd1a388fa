import type { TFunction } from 'i18next'

/** A working day of the regulation, in seconds (accounting.md 1: 390 minutes). */
const WORKING_DAY_S = 390 * 60

/** `1 时 20 分`, `3 个工作日 2 时`: the two largest units, whole minutes rounded down, at least one minute. */
export function durationText(t: TFunction, seconds: number, clock: 'working' | 'wall'): string {
  const daySeconds = clock === 'working' ? WORKING_DAY_S : 86_400
  const minutes = Math.max(1, Math.floor(Math.abs(seconds) / 60))
  const perDay = daySeconds / 60
  const days = Math.floor(minutes / perDay)
  const hours = Math.floor((minutes - days * perDay) / 60)
  const rest = minutes - days * perDay - hours * 60
  const parts = [
    days > 0 ? t(clock === 'working' ? 'time.workingDays' : 'time.days', { count: days }) : '',
    hours > 0 ? t('time.hours', { count: hours }) : '',
    rest > 0 && days === 0 ? t('time.minutes', { count: rest }) : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** `剩 1 时 20 分` or `超 35 分`. */
export function remainingText(t: TFunction, seconds: number, clock: 'working' | 'wall'): string {
  const duration = durationText(t, seconds, clock)
  return seconds >= 0 ? t('time.left', { duration }) : t('time.over', { duration })
}
