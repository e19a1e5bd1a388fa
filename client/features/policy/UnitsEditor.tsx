import { Checkbox, Input, Select, Switch, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CENTER_CALENDAR_KEY, type PolicyDefinition } from '../../../server/contract/policy.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { withUnit } from './draft.ts'
import { useUnits } from './usePolicy.ts'

/** Which unit commands others, and which works by a calendar of its own. */
export function UnitsEditor(props: {
  definition: PolicyDefinition
  onChange: (definition: PolicyDefinition) => void
}) {
  const { t } = useTranslation()
  const named = useNamed()
  const units = useUnits()
  const [q, setQ] = useState('')
  const [onlySpecial, setOnlySpecial] = useState(false)
  const { definition, onChange } = props
  const termsOf = new Map(definition.units.map((unit) => [unit.code, unit]))
  const rows = (units.data?.items ?? [])
    .map((unit) => ({ code: unit.code, name: named(unit.name, unit.nameEn), ...termsOf.get(unit.code) }))
    .filter((row) => `${row.name} ${row.code}`.toLowerCase().includes(q.trim().toLowerCase()))
    .filter((row) => !onlySpecial || termsOf.has(row.code))
  const calendars = definition.calendars
    .filter(({ key }) => key !== CENTER_CALENDAR_KEY)
    .map(({ key }) => ({ value: key, label: key }))
  return (
    <>
      <div className="units-bar">
        <Input
          allowClear
          value={q}
          placeholder={t('policy.findUnit')}
          aria-label={t('policy.findUnit')}
          onChange={({ target }) => setQ(target.value)}
        />
        <Checkbox checked={onlySpecial} onChange={({ target }) => setOnlySpecial(target.checked)}>
          {t('policy.onlySpecial')}
        </Checkbox>
      </div>
      <Table
        size="small"
        rowKey="code"
        loading={units.isPending}
        dataSource={rows}
        pagination={{ pageSize: 8, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('policy.unit'), dataIndex: 'name' },
          {
            title: t('policy.duty'),
            width: 90,
            render: (_, { code, name, commandDuty }) => (
              <Switch
                size="small"
                checked={commandDuty ?? false}
                aria-label={`${t('policy.duty')}: ${name}`}
                onChange={(on) => onChange(withUnit(definition, code, { commandDuty: on }))}
              />
            ),
          },
          {
            title: t('policy.ownCalendar'),
            width: 132,
            render: (_, { code, name, calendar }) => (
              <Select
                size="small"
                className="units-calendar"
                value={calendar ?? ''}
                aria-label={`${t('policy.ownCalendar')}: ${name}`}
                options={[{ value: '', label: t('policy.asCenter') }, ...calendars]}
                onChange={(key) => onChange(withUnit(definition, code, { calendar: key || null }))}
              />
            ),
          },
        ]}
      />
    </>
  )
}
