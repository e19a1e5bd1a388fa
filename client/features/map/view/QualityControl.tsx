import { useTranslation } from 'react-i18next'
import { QUALITY_CHOICES } from './quality.ts'
import type { Quality } from './useQuality.ts'

/** Fine or light drawing: by the machine, or by hand; what was measured is shown. */
export function QualityControl({ choice, quality, frameMs, choose }: Quality) {
  const { t } = useTranslation()
  return (
    <fieldset className="look-part">
      <legend>{t('look.quality.title')}</legend>
      <label className="look-row">
        <select
          value={choice}
          data-testid="quality"
          aria-label={t('look.quality.title')}
          onChange={({ target }) => choose(QUALITY_CHOICES.find((one) => one === target.value) ?? 'auto')}
        >
          {QUALITY_CHOICES.map((one) => (
            <option key={one} value={one}>
              {t(`look.quality.${one}`)}
            </option>
          ))}
        </select>
        <small role="status">
          {t(`look.quality.now.${quality}`)}
          {frameMs !== null && ` · ${t('look.quality.frame', { ms: Math.round(frameMs) })}`}
        </small>
      </label>
    </fieldset>
  )
}
