import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/contract/identity.ts'
import { AskReason } from './AskReason.tsx'
import type { DeskWork } from './useDeskWork.ts'

/** A report that is none of ours: written down and rejected in one go, the caller told why while on the line. */
export function useReject(user: User, { draft, call, steps, check, report, failure }: DeskWork) {
  const { t, i18n } = useTranslation()
  const [isAsked, setIsAsked] = useState(false)
  const [isTold, setIsTold] = useState(true)
  if (draft === null || !user.roles.some((role) => role === 'intake' || role === 'supervisor'))
    return { ask: null, dialog: null }
  /** Who rang off hears it later. */
  const isOnLine = call === null || call.hungUpAt === null
  const { language } = draft
  const say = (reason: string) => i18n.getFixedT(language)('calls.say.rejected', { reason })
  return {
    ask: () => {
      if (!check(undefined)) return
      steps.report.reset()
      setIsTold(isOnLine)
      setIsAsked(true)
    },
    dialog: (
      <AskReason
        title={t('calls.reject.title')}
        hint={t('calls.reject.hint')}
        isOpen={isAsked}
        isBusy={steps.report.isPending}
        error={steps.report.isError ? failure : null}
        onGive={(reason) =>
          report({ next: 'reject', reason, told: isTold }, undefined, () => setIsAsked(false))
        }
        onClose={() => setIsAsked(false)}
        below={(reason) => (
          <>
            {reason !== '' && (
              <div className="call-read-back call-gap" lang={language} data-testid="reject-say">
                <p>“{say(reason.replace(/[。.]$/, ''))}”</p>
              </div>
            )}
            <p className="call-gap">
              <Checkbox
                checked={isTold}
                data-testid="reject-told"
                onChange={({ target }) => setIsTold(target.checked)}
              >
                {t('calls.reject.told')}
              </Checkbox>
              <small className="dim">{isTold ? '' : ` ${t('calls.reject.owed')}`}</small>
            </p>
          </>
        )}
      />
    ),
  }
}
