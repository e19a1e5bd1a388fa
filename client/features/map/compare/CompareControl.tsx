import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { COMPARISONS, type Comparison } from '../../../lib/view-look.ts'

interface CompareControlProps {
  compare: Comparison | null
  onCompare: (compare: Comparison | null) => void
}

/** A second pane beside the map, or none. */
export function CompareControl({ compare, onCompare }: CompareControlProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="look-part">
      <legend>{t('look.compare.title')}</legend>
      <div className="look-row">
        {COMPARISONS.map((one) => (
          <Button
            key={one}
            size="small"
            type={compare === one ? 'primary' : 'default'}
            aria-pressed={compare === one}
            data-testid={`compare-${one}`}
            onClick={() => onCompare(compare === one ? null : one)}
          >
            {t(`look.compare.${one}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
