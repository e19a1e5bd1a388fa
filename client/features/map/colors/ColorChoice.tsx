import { useTranslation } from 'react-i18next'
import type { User } from '../../../../server/contract/identity.ts'
import { FEW_PEOPLE, LIGHT_CODES, PEOPLE_BANDS } from '../../../../server/contract/map-state.ts'
import { maySeeStatistics } from '../../../../server/contract/population.ts'
import { BUILDING_COLORS, type BuildingColors } from '../../../scene/scene-port.ts'
import { LightMark } from '../../../ui/LightMark.tsx'
import { countBands, countLights } from './building-cases.ts'
import { useBuildingCases, useBuildingPeople } from './useBuildingColors.ts'
import './colors.css'

interface ColorChoiceProps {
  user: User
  by: BuildingColors
  onChange: (by: BuildingColors) => void
}

/** What buildings are coloured by, and what the colours mean: in words and with figures, hatched as on the map. */
export function ColorChoice({ user, by, onChange }: ColorChoiceProps) {
  const { t } = useTranslation()
  const offered = BUILDING_COLORS.filter((one) => one !== 'people' || maySeeStatistics(user))
  return (
    <section className="colors" aria-label={t('colors.title')}>
      <label>
        <span>{t('colors.title')}</span>
        <select
          value={by}
          data-testid="building-colors"
          onChange={({ target }) => onChange(offered.find((one) => one === target.value) ?? 'height')}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(`colors.by.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {by === 'height' && <HeightLegend />}
      {by === 'cases' && <CasesLegend />}
      {by === 'people' && <PeopleLegend user={user} />}
    </section>
  )
}

function HeightLegend() {
  const { t } = useTranslation()
  return (
    <div className="colors-ramp">
      <i aria-hidden />
      <small>
        <span>{t('colors.low')}</span>
        <span>{t('colors.high')}</span>
      </small>
    </div>
  )
}

function CasesLegend() {
  const { t, i18n } = useTranslation()
  const found = useBuildingCases(true)
  const counts = countLights(found.data?.lights ?? new Map())
  const number = new Intl.NumberFormat(i18n.language)
  if (found.isError) return <small role="alert">{t('colors.failed')}</small>
  return (
    <ul className="colors-legend" data-testid="colors-legend" aria-busy={found.isPending}>
      {LIGHT_CODES.flatMap((light, code) =>
        light === 'none'
          ? []
          : [
              <li key={light}>
                <i className={`swatch swatch-${light}`} aria-hidden />
                <LightMark light={light} />
                <span>{t(`colors.light.${light}`)}</span>
                <b className="number">{number.format(counts[code] ?? 0)}</b>
              </li>,
            ],
      )}
      <li>
        <i className="swatch" aria-hidden />
        <span>{t('colors.noCase')}</span>
      </li>
    </ul>
  )
}

function PeopleLegend({ user }: { user: User }) {
  const { t, i18n } = useTranslation()
  const found = useBuildingPeople(user, true)
  const number = new Intl.NumberFormat(i18n.language)
  if (found.isError) return <small role="alert">{t('colors.failed')}</small>
  const counts = countBands(found.data ?? { bands: '' })
  return (
    <ul className="colors-legend" data-testid="colors-legend" aria-busy={found.isPending}>
      {PEOPLE_BANDS.map((least, i) => {
        const next = PEOPLE_BANDS[i + 1]
        return (
          <li key={least}>
            <i className={`swatch swatch-band-${i}`} aria-hidden />
            <span>{next === undefined ? t('colors.andMore', { least }) : `${least}–${next - 1}`}</span>
            <b className="number">{number.format(counts.get(FEW_PEOPLE + 1 + i) ?? 0)}</b>
          </li>
        )
      })}
      <li>
        <i className="swatch" aria-hidden />
        <span>{t('colors.few')}</span>
      </li>
    </ul>
  )
}
