import { App, Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem-text.ts'
import { useReviseSetting, useSetting } from './useComplaints.ts'

/** Within how many working days complaints are answered from now on. */
export function AnswerLimit() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const id = useId()
  const setting = useSetting().data
  const revise = useReviseSetting()
  const [days, setDays] = useState<number | null>(null)
  if (setting === undefined) return null
  const isChanged = days !== null && days !== setting.answerDays
  const save = () =>
    revise.mutate(
      { version: setting.version, answerDays: days ?? setting.answerDays },
      {
        onSuccess: (now) => void message.success(t('complaint.setting.saved', { days: now.answerDays })),
        onError: (error) => void message.error(problemText(t, error)),
        onSettled: () => setDays(null),
      },
    )
  return (
    <div className="complaints-setting">
      <label htmlFor={id}>{t('complaint.setting.label')}</label>
      <InputNumber
        id={id}
        min={0.5}
        max={60}
        step={0.5}
        value={days ?? setting.answerDays}
        onChange={setDays}
      />
      <Button disabled={!isChanged} loading={revise.isPending} onClick={save}>
        {t('complaint.setting.save')}
      </Button>
    </div>
  )
}
