import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskReason } from './AskReason.tsx'
import { useKnownCallRules } from './useCallRules.ts'
import type { DeskWork } from './useDeskWork.ts'

/** Marks the caller, or ends the call for it: both ask why. */
export function useAbuse({ draft, call, steps, conclude }: DeskWork) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'mark' | 'end' | null>(null)
  const { abuseMarks: marks, abuseDays: days } = useKnownCallRules()
  const close = () => setAsked(null)
  const give = (reason: string) => {
    if (draft === null) return
    if (asked === 'mark') return steps.markAbusive.mutate({ draft, call, reason }, { onSuccess: close })
    conclude({ kind: 'abusive', note: reason })
    close()
  }
  return {
    ask: () => setAsked('mark'),
    askEnd: () => setAsked('end'),
    dialog: (
      <AskReason
        title={t('calls.abusiveTitle')}
        hint={t('calls.abusiveHint', { marks, days })}
        isOpen={asked !== null}
        isBusy={steps.markAbusive.isPending}
        error={steps.markAbusive.error}
        onGive={give}
        onClose={close}
      />
    ),
  }
}
