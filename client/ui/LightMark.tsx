import { useTranslation } from 'react-i18next'
import type { Light } from '../../server/contract/common.ts'
import './light.css'

const SHAPES: Record<Light, string> = { green: '●', yellow: '▲', red: '■' }

/** A light as shape and colour, named for those who see neither. */
export function LightMark({ light }: { light: Light }) {
  const { t } = useTranslation()
  return (
    <span
      className={`light light-${light}`}
      role="img"
      aria-label={t(`light.${light}`)}
      title={t(`light.${light}`)}
    >
      {SHAPES[light]}
    </span>
  )
}
