import { useTranslation } from 'react-i18next'
import type { CityColors } from '../../../scene/scene-port.ts'

interface ColorSelectProps {
  label: string
  testId: string
  value: CityColors
  offered: readonly CityColors[]
  /** What is taken when the reader's choice is not offered. */
  otherwise: CityColors
  onChange: (by: CityColors) => void
}

/** One choice among what a city can be coloured by: of the map, and of what it is compared with. */
export function ColorSelect({ label, testId, value, offered, otherwise, onChange }: ColorSelectProps) {
  const { t } = useTranslation()
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        data-testid={testId}
        onChange={({ target }) => onChange(offered.find((one) => one === target.value) ?? otherwise)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`colors.by.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
