import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Limit } from '../../../server/contract/case.ts'

/** A limit in words: `7 个工作日`, `2 h`. */
export function useLimitText() {
  const { t } = useTranslation()
  return useCallback(({ unit, value }: Limit) => t(`panel.workUnits.${unit}`, { value }), [t])
}
