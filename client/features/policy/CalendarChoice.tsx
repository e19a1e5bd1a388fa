import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm, Popover, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CENTER_CALENDAR_KEY, type PolicyDefinition } from '../../../server/contract/policy.ts'
import { withNewCalendar, withoutCalendar } from './draft.ts'
import { calendarName } from './Refused.tsx'

/** Which calendar is edited; another one for units that work at other times. */
export function CalendarChoice(props: {
  definition: PolicyDefinition
  chosen: string
  onChoose: (key: string) => void
  onChange: (definition: PolicyDefinition) => void
}) {
  const { t } = useTranslation()
  const { definition, chosen, onChoose, onChange } = props
  return (
    <div className="calendar-choice">
      <Select
        value={chosen}
        aria-label={t('policy.calendars')}
        options={definition.calendars.map(({ key }) => ({ value: key, label: calendarName(t, key) }))}
        onChange={onChoose}
      />
      <NewCalendar {...props} />
      {chosen !== CENTER_CALENDAR_KEY && (
        <Popconfirm
          title={t('policy.removeCalendar')}
          description={t('policy.removeCalendarAsk')}
          onConfirm={() => {
            onChoose(CENTER_CALENDAR_KEY)
            onChange(withoutCalendar(definition, chosen))
          }}
        >
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('policy.removeCalendar')}
            title={t('policy.removeCalendar')}
          />
        </Popconfirm>
      )}
    </div>
  )
}

function NewCalendar(props: Parameters<typeof CalendarChoice>[0]) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { definition, chosen, onChoose, onChange } = props
  const key = name.trim()
  const isTaken = definition.calendars.some((calendar) => calendar.key === key)
  const add = () => {
    const like = definition.calendars.find((calendar) => calendar.key === chosen)
    if (like === undefined) return
    onChange(withNewCalendar(definition, key, like))
    onChoose(key)
    setOpen(false)
    setName('')
  }
  const form = (
    <div className="policy-pop">
      <Input
        value={name}
        maxLength={60}
        placeholder={t('policy.calendarName')}
        aria-label={t('policy.calendarName')}
        status={isTaken ? 'error' : ''}
        onChange={({ target }) => setName(target.value)}
      />
      <span className="dim">{isTaken ? t('policy.calendarNameTaken') : t('policy.copies')}</span>
      <Button type="primary" disabled={key === '' || isTaken} onClick={add}>
        {t('app.confirm')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} content={form}>
      <Button icon={<PlusOutlined />}>{t('policy.addCalendar')}</Button>
    </Popover>
  )
}
