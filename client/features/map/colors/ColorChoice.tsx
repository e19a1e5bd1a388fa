import { useTranslation } from 'react-i18next'
import type { User } from '../../../../server/contract/identity.ts'
import {
  CELL_PEOPLE_BANDS,
  FEW_PEOPLE,
  LIGHT_CODES,
  OPEN_BANDS,
  PEOPLE_BANDS,
} from '../../../../server/contract/map-state.ts'
import { maySeeStatistics } from '../../../../server/contract/population.ts'
import { CITY_COLORS, type CityColors, type LayerId, type ScenePort } from '../../../scene/scene-port.ts'
import { LightMark } from '../../../ui/LightMark.tsx'
import type { CasesThen } from '../time/useCasesThen.ts'
import { countBands } from './building-cases.ts'
import { ColorSelect } from './ColorSelect.tsx'
import { countLights, countOpen } from './case-state.ts'
import { StateLegend } from './StateLegend.tsx'
import { useBuildingCases, useBuildingPeople } from './useBuildingColors.ts'
import { useColorGaps } from './useColorGaps.ts'
import { useGridCases, useGridPeople } from './useGridColors.ts'
import './colors.css'

interface ColorChoiceProps {
  user: User
  port: ScenePort | null
  by: CityColors
  shown: ReadonlySet<LayerId>
  past: CasesThen
  onChange: (by: CityColors) => void
}

/** What buildings and grids are coloured by, and what the colours mean: in words and with figures, hatched as on the map. */
export function ColorChoice({ user, port, by, shown, past, onChange }: ColorChoiceProps) {
  const { t } = useTranslation()
  const offered = CITY_COLORS.filter((one) => one !== 'people' || maySeeStatistics(user))
  return (
    <section className="colors" aria-label={t('colors.title')}>
      <ColorSelect
        label={t('colors.title')}
        testId="building-colors"
        value={by}
        offered={offered}
        otherwise="height"
        onChange={onChange}
      />
      {by === 'height' && <HeightLegend />}
      {(by === 'cases' || by === 'open') && <CasesLegend {...{ by, shown, past }} />}
      {by === 'people' && <PeopleLegend {...{ user, shown }} />}
      {by === 'people' && past.states !== null && <small>{t('colors.peopleNow')}</small>}
      {by !== 'height' && by !== 'none' && shown.has('buildings') && <Gaps port={port} />}
    </section>
  )
}

/** No silence about buildings that keep a plain colour though something is known of them. */
function Gaps({ port }: { port: ScenePort | null }) {
  const { t, i18n } = useTranslation()
  const { hasBlocks, beyond } = useColorGaps(port)
  return (
    <small role="status" className="colors-gaps" data-testid="color-gaps">
      {hasBlocks && <span>{t('colors.blocks')}</span>}
      {beyond > 0 && (
        <span>
          {t('colors.beyond', { count: beyond, text: new Intl.NumberFormat(i18n.language).format(beyond) })}
        </span>
      )}
    </small>
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

/** The columns of figures: buildings, and the layers of grids that are shown. */
function useCaseCounts(shown: ReadonlySet<LayerId>, { states: then, isWaiting, error }: CasesThen) {
  const { t } = useTranslation()
  const isNow = then === null
  const buildings = useBuildingCases(isNow)
  const unit = useGridCases('unit', isNow && shown.has('unit-grids'))
  const patrol = useGridCases('responsibility', isNow && shown.has('responsibility-grids'))
  const column = (name: string, query: Asked, states: ReadonlyMap<unknown, number> | undefined) => ({
    name,
    states: [...(states?.values() ?? [])],
    isPending: isNow ? query.isPending : isWaiting,
    isError: isNow ? query.isError : error !== null,
  })
  const columns = [
    column(t('layer.buildings'), buildings, then?.buildings ?? buildings.data?.states),
    ...(shown.has('unit-grids') ? [column(t('colors.unit'), unit, then?.unit ?? unit.data)] : []),
    ...(shown.has('responsibility-grids')
      ? [column(t('colors.responsibility'), patrol, then?.responsibility ?? patrol.data)]
      : []),
  ]
  return {
    columns,
    isPending: columns.some((one) => one.isPending),
    isError: columns.some((one) => one.isError),
  }
}
type Asked = Pick<ReturnType<typeof useBuildingCases>, 'isPending' | 'isError'>

interface CasesLegendProps {
  by: 'cases' | 'open'
  shown: ReadonlySet<LayerId>
  past: CasesThen
}

function CasesLegend({ by, shown, past }: CasesLegendProps) {
  const { t } = useTranslation()
  const { columns, isPending, isError } = useCaseCounts(shown, past)
  if (isError) return <small role="alert">{t('colors.failed')}</small>
  const counted = columns.map(({ states }) => (by === 'cases' ? countLights(states) : countOpen(states)))
  const counts = (at: number) => counted.map((column) => column[at] ?? 0)
  const rows =
    by === 'cases'
      ? LIGHT_CODES.flatMap((light, code) =>
          light === 'none'
            ? []
            : [
                {
                  key: light,
                  swatch: `swatch-${light}`,
                  text: (
                    <>
                      <LightMark light={light} />
                      <span>{t(`colors.light.${light}`)}</span>
                    </>
                  ),
                  counts: counts(code),
                },
              ],
        )
      : OPEN_BANDS.map((least, i) => ({
          key: String(least),
          swatch: `swatch-open-${i}`,
          text: <span>{t('colors.cases', { range: rangeOf(OPEN_BANDS, i) })}</span>,
          counts: counts(i),
        }))
  const rest = { key: 'none', swatch: '', text: <span>{t('colors.noCase')}</span>, counts: [] }
  return <StateLegend columns={columns.map(({ name }) => name)} rows={[...rows, rest]} isBusy={isPending} />
}

/** 5–19, and of the last band 20+. */
function rangeOf(bands: readonly number[], i: number): string {
  const [least = 0, next] = [bands[i], bands[i + 1]]
  if (next === undefined) return `${least}+`
  return next - 1 === least ? String(least) : `${least}–${next - 1}`
}

function PeopleLegend({ user, shown }: { user: User; shown: ReadonlySet<LayerId> }) {
  const { t } = useTranslation()
  const found = useBuildingPeople(user, true)
  const hasCells = shown.has('unit-grids')
  const cells = useGridPeople(user, hasCells)
  if (found.isError || cells.isError) return <small role="alert">{t('colors.failed')}</small>
  const counts = countBands(found.data ?? { bands: '' })
  const inCells = [...(cells.data?.values() ?? [])]
  const rows = PEOPLE_BANDS.map((least, i) => {
    const band = FEW_PEOPLE + 1 + i
    const ofCell = rangeOf(CELL_PEOPLE_BANDS, i)
    const ofBuilding = rangeOf(PEOPLE_BANDS, i)
    return {
      key: String(least),
      swatch: `swatch-band-${i}`,
      text: <span>{hasCells ? t('colors.twoRanges', { ofBuilding, ofCell }) : ofBuilding}</span>,
      counts: [counts.get(band) ?? 0, ...(hasCells ? [inCells.filter((one) => one === band).length] : [])],
    }
  })
  const few = { key: 'few', swatch: '', text: <span>{t('colors.few')}</span>, counts: [] }
  const columns = [t('layer.buildings'), ...(hasCells ? [t('colors.unit')] : [])]
  return <StateLegend columns={columns} rows={[...rows, few]} isBusy={found.isPending} />
}
