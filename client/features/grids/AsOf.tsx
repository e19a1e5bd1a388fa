import { Button, DatePicker, Space } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { inDistrict } from '../../lib/district-time.ts'

/** Shows the grids as they were at an instant, by the district's clock. */
export function AsOf({ at, onChange }: { at: string | null; onChange: (at: string | null) => void }) {
  const { t } = useTranslation()
  return (
    <Space.Compact>
      <DatePicker<Dayjs>
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={null}
        placeholder={t('grids.asOfPick')}
        aria-label={t('grids.asOfPick')}
        onChange={(picked) => onChange(picked === null ? null : inDistrict(picked.toDate()))}
      />
      {at !== null && (
        <Button type="primary" data-testid="grids-now" onClick={() => onChange(null)}>
          {t('grids.backToNow')}
        </Button>
      )}
    </Space.Compact>
  )
}
