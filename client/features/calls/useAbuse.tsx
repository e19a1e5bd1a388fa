import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ABUSE_POLICY } from '../../../server/contract/call.ts'
import { AskReason } from './AskReason.tsx'
import type { DeskWork } from './useDeskWork.ts'

/** Marks the caller, or ends the call for it: both ask why. */
export function useAbuse({ draft, call, steps, conclude }: DeskWork) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'mark' | 'end' | null>(null)
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
        hint={t('calls.abusiveHint', ABUSE_POLICY)}
        isOpen={asked !== null}
        isBusy={steps.markAbusive.isPending}
        error={steps.markAbusive.error}
        onGive={give}
        onClose={close}
      />
    ),
  }
}
