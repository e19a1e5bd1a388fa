import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** An action in words; one that nobody has named yet stands as it is. Steps of a case have their names already. */
export function useActionText() {
  const { t } = useTranslation()
  return useCallback(
    (action: string) => t([`audit.actions.${action}`, `action.${action}`], { defaultValue: action }),
    [t],
  )
}

/** What was acted on, in words. */
export function useKindText() {
  const { t } = useTranslation()
  return useCallback((kind: string) => t(`audit.kinds.${kind}`, { defaultValue: kind }), [t])
}
