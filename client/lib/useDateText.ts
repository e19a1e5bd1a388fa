import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** An instant on the wall clock of the reader, in the reader's language: `11月21日 14:05`. */
export function useDateText() {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    (instant: string) =>
      new Intl.DateTimeFormat(language, {
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(instant)),
    [language],
  )
}
