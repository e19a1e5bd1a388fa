import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CASE_SOURCES } from '../../../server/contract/case.ts'
import { AreaInput } from './AreaInput.tsx'
import { cornersOf } from './rules-draft.ts'
import { type Names, type PlaceName, useRuleName } from './useRuleWords.ts'

const byText = { showSearch: { optionFilterProp: 'label' } } as const
const optionsOf = (names: ReadonlyMap<string, string>) =>
  [...names].map(([value, label]) => ({ value, label: `${label} · ${value.split(' ').at(-1)}` }))
/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0]

/** What the case is about and where it lies. */
export function SubjectFields({ names, places }: { names: Names; places: readonly PlaceName[] }) {
  const { t } = useTranslation()
  const nameOf = useRuleName()
  const { classNames, majorNames, unitNames } = names.all
  const label = (field: string) => t(`routing.conditions.${field}`)
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 6, placeholder: t('routing.any') } as const
  const placeOptions = places.map(({ code, name, nameEn }) => ({
    value: code,
    label: `${code.length > 9 ? '· ' : ''}${nameOf({ name, nameEn: nameEn ?? '' })} · ${code}`,
  }))
  const isArea = {
    validator: async (_: unknown, text: string) => {
      const read = cornersOf(text ?? '')
      if ('wrongLine' in read) throw new Error(t('routing.conditions.areaLine', { line: read.wrongLine }))
    },
  }
  return (
    <div className="routing-fields">
      <Form.Item name="classes" label={label('classes')}>
        <Select {...byText} {...many} options={optionsOf(classNames)} />
      </Form.Item>
      <Form.Item name="majors" label={label('majors')}>
        <Select {...byText} {...many} options={optionsOf(majorNames)} />
      </Form.Item>
      <Form.Item name="places" label={label('places')} extra={label('placesHint')}>
        <Select {...byText} {...many} mode="tags" options={placeOptions} />
      </Form.Item>
      <Form.Item name="placeRule" label={label('placeRule')}>
        <Select
          allowClear
          placeholder={t('routing.any')}
          options={(['carriageway', 'pavement'] as const).map((value) => ({
            value,
            label: t(`routing.placeRules.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="owners" label={label('owners')}>
        <Select {...byText} {...many} options={optionsOf(unitNames)} />
      </Form.Item>
      <Form.Item
        name="area"
        label={label('area')}
        extra={label('areaHint')}
        rules={[isArea]}
        className="routing-wide"
      >
        <AreaInput />
      </Form.Item>
    </div>
  )
}

/** When the case is dispatched, whence it came, and how it presses. */
export function MomentFields() {
  const { t } = useTranslation()
  const dayNames = t('routing.weekdayNames', { returnObjects: true }) as string[]
  const label = (field: string) => t(`routing.conditions.${field}`)
  const yesNo = (field: 'workings' | 'urgents') =>
    (['yes', 'no'] as const).map((value) => ({ value, label: t(`routing.${field}.${value}`) }))
  const span = (
    field: 'hours' | 'dates',
    shape: { type?: 'date'; placeholder?: string; maxLength?: number },
  ) => (
    <Form.Item label={label(field)}>
      <span className="routing-span">
        <Form.Item noStyle name={`${field}From`}>
          <Input {...shape} aria-label={`${label(field)}: ${label('from')}`} />
        </Form.Item>
        –
        <Form.Item noStyle name={`${field}To`}>
          <Input {...shape} aria-label={`${label(field)}: ${label('until')}`} />
        </Form.Item>
      </span>
    </Form.Item>
  )
  return (
    <div className="routing-fields">
      {span('hours', { placeholder: '08:30', maxLength: 5 })}
      {span('dates', { type: 'date' })}
      <Form.Item name="weekdays" label={label('weekdays')}>
        <Checkbox.Group options={WEEK.map((value) => ({ value, label: dayNames[value] ?? '' }))} />
      </Form.Item>
      <Form.Item name="working" label={label('working')}>
        <Select allowClear placeholder={t('routing.any')} options={yesNo('workings')} />
      </Form.Item>
      <Form.Item name="sources" label={label('sources')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('routing.any')}
          options={CASE_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="urgent" label={label('urgent')}>
        <Select allowClear placeholder={t('routing.any')} options={yesNo('urgents')} />
      </Form.Item>
    </div>
  )
}
