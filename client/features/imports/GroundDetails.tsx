import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { GROUND_VERTICALS } from '../../../server/contract/ground.ts'
import type { ImportValues } from './import-values.ts'

interface GroundDetailsProps {
  values: ImportValues
  onChange: (change: Partial<ImportValues>) => void
}

/** What the heights of an elevation model are counted from, and how near to each other they are kept. */
export function GroundDetails({ values, onChange }: GroundDetailsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        label={t('imports.ground.vertical')}
        htmlFor="import-vertical"
        extra={t('imports.ground.verticalHint')}
      >
        <Select
          id="import-vertical"
          value={values.vertical}
          options={(['file', ...GROUND_VERTICALS] as const).map((value) => ({
            value,
            label: t(`imports.ground.verticals.${value}`),
          }))}
          onChange={(vertical) => onChange({ vertical })}
        />
      </Form.Item>
      <Form.Item
        label={t('imports.ground.undulation')}
        htmlFor="import-undulation"
        extra={t('imports.ground.undulationHint')}
      >
        <InputNumber
          id="import-undulation"
          min={-200}
          max={200}
          suffix="m"
          value={values.undulationM}
          onChange={(undulationM) => onChange({ undulationM })}
        />
      </Form.Item>
      <Form.Item label={t('imports.ground.step')} htmlFor="import-step" extra={t('imports.ground.stepHint')}>
        <InputNumber
          id="import-step"
          min={0.1}
          max={1000}
          suffix="m"
          value={values.stepM}
          onChange={(stepM) => onChange({ stepM })}
        />
      </Form.Item>
    </>
  )
}
