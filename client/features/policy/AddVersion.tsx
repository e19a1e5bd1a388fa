import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from './draft.ts'

/** New hours from a date on: a copy of the latest, to be changed. */
export function AddVersion(props: { versions: readonly Version[]; onAdd: (version: Version) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [date, setDate] = useState('')
  const { versions, onAdd } = props
  const isTaken = versions.some(({ validFrom }) => validFrom === date)
  const add = () => {
    const latest = versions.at(-1)
    if (latest !== undefined) onAdd({ ...structuredClone(latest), validFrom: date })
    setOpen(false)
    setDate('')
  }
  const form = (
    <div className="policy-pop">
      <Input
        type="date"
        value={date}
        aria-label={t('policy.startDate')}
        status={isTaken ? 'error' : ''}
        onChange={({ target }) => setDate(target.value)}
      />
      <span className="dim">{isTaken ? t('policy.sameDate') : t('policy.addVersionHint')}</span>
      <Button type="primary" disabled={date === '' || isTaken} onClick={add}>
        {t('app.confirm')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} content={form}>
      <Button type="dashed" block icon={<PlusOutlined />}>
        {t('policy.addVersion')}
      </Button>
    </Popover>
  )
}
