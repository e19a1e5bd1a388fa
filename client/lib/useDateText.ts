import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { DISTRICT_ZONE } from './district-time.ts'

/** An instant by the district's clock, in the reader's language: `11月21日 14:05`. */
export function useDateText() {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (instant: string) =>
      new Intl.DateTimeFormat(language, {
        timeZone: DISTRICT_ZONE,
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(instant)),
    [language],
  )
}

/** From–to by the district's clock; the day of the end is left out where it is that of the start. */
export function useSpanText() {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (from: string, to: string) =>
      new Intl.DateTimeFormat(language, {
        timeZone: DISTRICT_ZONE,
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).formatRange(new Date(from), new Date(to)),
    [language],
  )
}
