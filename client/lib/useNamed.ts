import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Picks the name in the reader's language from a thing that carries both; Chinese where it has no English one. */
export function useNamed() {
  const { i18n } = useTranslation()
  const isEnglish = i18n.language === 'en'
  return useCallback(
    (name: string, nameEn: string | null | undefined) => (isEnglish && nameEn ? nameEn : name),
    [isEnglish],
  )
}
