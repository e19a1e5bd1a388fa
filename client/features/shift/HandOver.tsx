import { Alert, App, Button, Input, Select, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { SheetView } from './SheetView.tsx'
import { useMakeSheet, useReceivers, useSheetNow } from './useShift.ts'

/** The sheet as it would be now, to whom, and what else the next one should know. */
export function HandOver({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const named = useNamed()
  const now = useSheetNow()
  const receivers = useReceivers()
  const make = useMakeSheet()
  const [to, setTo] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const send = () =>
    make.mutate(
      { words, to },
      {
        onSuccess: ({ id }) => {
          void message.success(t('shift.made'))
          onMade(id)
        },
      },
    )
  return (
    <div className="shift-part" data-testid="hand-over">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('shift.to')}
        placeholder={`${t('shift.to')}: ${t('shift.anybody')}`}
        value={to}
        onChange={(value: string | undefined) => setTo(value ?? null)}
        options={(receivers.data?.items ?? [])
          .filter(({ kind }) => kind === 'person')
          .map((one) => ({ value: one.id, label: named(one.name, one.nameEn) }))}
      />
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={4000}
        aria-label={t('shift.words')}
        placeholder={t('shift.words')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {make.isError && <Alert type="error" showIcon title={problemText(t, make.error)} />}
      <div className="shift-foot">
        <small className="dim">{t('shift.makeHint')}</small>
        <Button type="primary" loading={make.isPending} onClick={send} data-testid="make-sheet">
          {t('shift.make')}
        </Button>
      </div>
      {now.isPending && <Spin />}
      {now.isError && <Failed error={now.error} onRetry={() => void now.refetch()} />}
      {now.data !== undefined && <SheetView content={now.data} />}
    </div>
  )
}
