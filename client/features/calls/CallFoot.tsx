import { Alert, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import { DISTRICT_ZONE } from '../../lib/district-time.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { CALL_KEYS } from './useCallKeys.ts'
import type { DeskWork } from './useDeskWork.ts'

interface CallFootProps {
  work: DeskWork
  detail: CaseClassDetail | undefined
  onAbusive: () => void
  onComplaint: () => void
  /** Null without the right. */
  onReject: (() => void) | null
}

/** How the call ends, and whether what was written is safe. */
export function CallFoot({ work, detail, onAbusive, onComplaint, onReject }: CallFootProps) {
  const { t, i18n } = useTranslation()
  const { steps, missing, failure, drafts } = work
  const lacking = useMissingText(missing, detail)
  const isBusy = steps.report.isPending
  const saved = drafts.savedAt?.toLocaleTimeString(i18n.language, {
    timeZone: DISTRICT_ZONE,
    hourCycle: 'h23',
  })
  return (
    <footer className="call-foot">
      {lacking !== null && <Alert type="warning" showIcon title={lacking} data-testid="call-missing" />}
      {failure !== null && lacking === null && (
        <Alert
          type="error"
          showIcon
          data-testid="call-failure"
          title={work.wordsOf(failure)}
          description={t('calls.form.kept')}
        />
      )}
      <div className="call-buttons">
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          data-testid="send-verify"
          onClick={() => work.report({ next: 'verify' }, detail)}
        >
          {t('calls.form.verify')} <kbd>{CALL_KEYS.verify}</kbd>
        </Button>
        <Button
          size="large"
          disabled={isBusy}
          data-testid="send-accept"
          onClick={() => work.report({ next: 'accept' }, detail)}
        >
          {t('calls.form.accept')} <kbd>{CALL_KEYS.accept}</kbd>
        </Button>
        <Button size="large" onClick={() => document.getElementById('knowledge-q')?.focus()}>
          {t('calls.form.enquiry')} <kbd>{CALL_KEYS.knowledge}</kbd>
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...(onReject === null
                ? []
                : [
                    {
                      key: 'reject',
                      label: (
                        <span data-testid="send-reject">
                          {t('calls.reject.open')} <kbd>{CALL_KEYS.reject}</kbd>
                        </span>
                      ),
                      onClick: onReject,
                    },
                  ]),
              {
                key: 'silent',
                label: t('calls.form.silent'),
                onClick: () => work.conclude({ kind: 'silent' }),
              },
              { key: 'abuse', label: t('calls.form.abuse'), onClick: onAbusive },
              {
                key: 'complaint',
                label: <span data-testid="send-complaint">{t('calls.form.complaint')}</span>,
                onClick: onComplaint,
              },
            ],
          }}
        >
          <Button size="large" data-testid="end-otherwise">
            {t('calls.form.end')}…
          </Button>
        </Dropdown>
        {saved !== undefined && (
          <small className="dim" title={t('calls.form.draftHint')}>
            {t('calls.form.saved', { time: saved })}
          </small>
        )}
      </div>
    </footer>
  )
}

function useMissingText(missing: DeskWork['missing'], detail: CaseClassDetail | undefined): string | null {
  const { t } = useTranslation()
  const named = useNamed()
  if (missing === null) return null
  if (missing === 'class') return t('calls.form.needClass')
  if (missing === 'place') return t('calls.form.needPlace')
  if (missing === 'words') return t('calls.form.needWords')
  const question = detail?.questions.find(({ id }) => id === missing.question)
  return t('calls.form.needAnswer', {
    question: question === undefined ? '' : named(question.text, question.textEn),
  })
}
