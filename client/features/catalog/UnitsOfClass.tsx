import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PLACE_RULES } from '../../../server/contract/catalog-edit.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { type DraftProps, moved, withAt } from './class-draft.ts'
import { useHandlingUnits } from './useCatalogEdit.ts'

type Where = 'any' | (typeof PLACE_RULES)[number]

/** Who handles the class, the first one before the others; where they share it, which part of the street is whose. */
export function UnitsOfClass({ draft, onChange }: DraftProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const known = useHandlingUnits()
  const { units } = draft
  const put = (list: typeof units) => onChange({ ...draft, units: list })
  const options = (known.data?.items ?? []).map((one) => ({
    value: one.code,
    label: named(one.name, one.nameEn),
  }))
  const nameOf = (code: string) => options.find(({ value }) => value === code)?.label ?? code
  return (
    <div className="class-units">
      {units.map((one, i) => (
        <div key={one.code} className="class-unit">
          <span>
            {i + 1}. {nameOf(one.code)}
          </span>
          <Select<Where>
            value={one.placeRule ?? 'any'}
            aria-label={t('catalog.placeRule')}
            options={(['any', ...PLACE_RULES] as const).map((rule) => ({
              value: rule,
              label: t(`catalog.placeRules.${rule}`),
            }))}
            onChange={(rule: Where) =>
              put(withAt(units, i, { ...one, placeRule: rule === 'any' ? null : rule }))
            }
          />
          <Button
            aria-label={t('catalog.up')}
            title={t('catalog.up')}
            disabled={i === 0}
            icon={<ArrowUpOutlined />}
            onClick={() => put(moved(units, i, i - 1))}
          />
          <Button
            danger
            aria-label={t('catalog.remove')}
            title={t('catalog.remove')}
            icon={<DeleteOutlined />}
            onClick={() => put(withAt(units, i, null))}
          />
        </div>
      ))}
      <Select<string, { value: string; label: string }>
        showSearch={{ optionFilterProp: 'label' }}
        value={null as unknown as string}
        placeholder={t('catalog.addUnit')}
        aria-label={t('catalog.addUnit')}
        loading={known.isPending}
        options={options.filter(({ value }) => !units.some(({ code }) => code === value))}
        onChange={(code) => put([...units, { code, placeRule: null }])}
      />
    </div>
  )
}
