import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { DISTRICT_ZONE } from '../../lib/district-time.ts'

/** An instant to the second with its year, by the district's clock: what a record needs. */
export function useFullDateText() {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (instant: string) =>
      new Intl.DateTimeFormat(language, {
        timeZone: DISTRICT_ZONE,
        dateStyle: 'medium',
        timeStyle: 'medium',
        hourCycle: 'h23',
      }).format(new Date(instant)),
    [language],
  )
}
