import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callEndpoints } from '../../../server/contract/call.ts'
import { request } from '../../lib/api.ts'
import { AskReason } from './AskReason.tsx'

/** The number in clear, for a reason that is written down; gone again when another call is taken up. */
export function RevealButton({ id }: { id: string }) {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const reveal = useMutation({
    mutationFn: (reason: string) => request(callEndpoints.reveal, { params: { id }, body: { reason } }),
    gcTime: 0,
  })
  if (reveal.data?.number) return <strong className="number call-clear">{reveal.data.number}</strong>
  return (
    <>
      <Button size="small" ghost onClick={() => setIsAsking(true)}>
        {t('calls.show')}
      </Button>
      <AskReason
        title={t('calls.showTitle')}
        isOpen={isAsking}
        isBusy={reveal.isPending}
        error={reveal.error}
        onClose={() => setIsAsking(false)}
        onGive={(reason) => reveal.mutate(reason, { onSuccess: () => setIsAsking(false) })}
      />
    </>
  )
}
