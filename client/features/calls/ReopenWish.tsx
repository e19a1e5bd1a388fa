import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CallBack, callBackEndpoints } from '../../../server/contract/call-back.ts'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useBackStep } from './useCalls.ts'

/** A citizen is not content: the supervisor opens the case again, or leaves it closed. */
export function ReopenWish({ back, mayReopen }: { back: CallBack; mayReopen: boolean }) {
  const { t } = useTranslation()
  const { id, version } = back.case
  const reopen = useBackStep(() =>
    request(caseEndpoints.act, {
      params: { id },
      body: { action: 'reopen', version, reason: back.words ?? t('calls.back.reopen') },
    }),
  )
  const settle = useBackStep(() => request(callBackEndpoints.settle, { params: { id: back.id } }))
  const error = reopen.error ?? settle.error
  if (!mayReopen) return null
  return (
    <div className="call-links">
      <Button
        type="primary"
        loading={reopen.isPending}
        data-testid="reopen-case"
        onClick={() => reopen.mutate(undefined)}
      >
        {t('calls.back.reopenNow')}
      </Button>
      <Button loading={settle.isPending} onClick={() => settle.mutate(undefined)}>
        {t('calls.back.leave')}
      </Button>
      {error !== null && <Alert type="error" showIcon title={problemText(t, error)} />}
    </div>
  )
}
