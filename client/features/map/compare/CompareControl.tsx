import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../../server/contract/identity.ts'
import { maySeeStatistics } from '../../../../server/contract/population.ts'
import { type Comparison, FIRST_COMPARISON, TIMELESS_COLORS } from '../../../lib/comparison.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import { CITY_COLORS } from '../../../scene/scene-port.ts'
import { ColorSelect } from '../colors/ColorSelect.tsx'
import { DAY_MS, dayOf, dayStart, MINUTE_MS } from '../time/day-span.ts'
import './compare.css'

interface CompareControlProps {
  user: User
  compare: Comparison | null
  /** The instant that the map itself shows; null: now. */
  mainAt: string | null
  onCompare: (compare: Comparison | null) => void
}

/** A week before what the map shows is where a comparison of then and now begins. */
const BEFORE_MS = 7 * DAY_MS

/** A second pane beside the map, and what it shows: flat or not, its cases, their instant, its colours. */
export function CompareControl({ user, compare, mainAt, onCompare }: CompareControlProps) {
  const { t } = useTranslation()
  const set = (change: Partial<Comparison>) => compare !== null && onCompare({ ...compare, ...change })
  return (
    <fieldset className="look-part">
      <legend>{t('look.compare.title')}</legend>
      <div className="look-row">
        <Button
          size="small"
          type={compare === null ? 'default' : 'primary'}
          aria-pressed={compare !== null}
          data-testid="compare-toggle"
          onClick={() => onCompare(compare === null ? FIRST_COMPARISON : null)}
        >
          {t('look.compare.show')}
        </Button>
        {compare !== null &&
          (['3d', '2d'] as const).map((mode) => (
            <Button
              key={mode}
              size="small"
              type={compare.mode === mode ? 'primary' : 'default'}
              aria-pressed={compare.mode === mode}
              data-testid={`compare-${mode}`}
              onClick={() => set({ mode })}
            >
              {t(`look.compare.mode.${mode}`)}
            </Button>
          ))}
      </div>
      {compare !== null && <small>{t('look.compare.how')}</small>}
      {compare !== null && <Shown {...{ user, compare, set }} />}
      {compare !== null && <Instant {...{ compare, mainAt, set }} />}
    </fieldset>
  )
}

interface PartProps {
  compare: Comparison
  set: (change: Partial<Comparison>) => void
}

function Shown({ user, compare, set }: PartProps & { user: User }) {
  const { t } = useTranslation()
  const offered = CITY_COLORS.filter(
    (one) =>
      (one !== 'people' || maySeeStatistics(user)) && (compare.at === null || TIMELESS_COLORS.includes(one)),
  )
  return (
    <div className="look-row compare-row">
      <Checkbox
        checked={compare.hasCases}
        data-testid="compare-cases"
        onChange={({ target }) => set({ hasCases: target.checked })}
      >
        {t('layer.cases')}
      </Checkbox>
      <ColorSelect
        label={t('look.compare.colors')}
        testId="compare-colors"
        value={compare.colors}
        offered={offered}
        otherwise="none"
        onChange={(colors) => set({ colors })}
      />
    </div>
  )
}

/** The instant of its cases: by its own day and hour, or now. */
function Instant({ compare, mainAt, set }: PartProps & Pick<CompareControlProps, 'mainAt'>) {
  const { t } = useTranslation()
  const atMs = compare.at === null ? null : Date.parse(compare.at)
  const at = (ms: number) => {
    const colors = TIMELESS_COLORS.includes(compare.colors) ? compare.colors : 'none'
    set({ at: new Date(Math.min(ms, serverNow())).toISOString(), hasCases: true, colors })
  }
  if (atMs === null)
    return (
      <div className="look-row compare-row">
        <Button
          size="small"
          data-testid="compare-then"
          onClick={() => at((mainAt === null ? serverNow() : Date.parse(mainAt)) - BEFORE_MS)}
        >
          {t('look.compare.past')}
        </Button>
      </div>
    )
  const day = dayOf(atMs)
  const minute = Math.floor((atMs - dayStart(day)) / MINUTE_MS)
  const clock = [Math.floor(minute / 60), minute % 60].map((one) => String(one).padStart(2, '0')).join(':')
  return (
    <div className="look-row compare-row">
      <input
        type="date"
        className="number"
        aria-label={t('mapwork.time.day')}
        data-testid="compare-day"
        value={day}
        max={dayOf(serverNow())}
        onChange={({ target }) => target.value !== '' && at(dayStart(target.value) + minute * MINUTE_MS)}
      />
      <input
        type="time"
        className="number"
        aria-label={t('mapwork.time.ofDay')}
        value={clock}
        onChange={({ target }) => {
          const [hours = Number.NaN, minutes = Number.NaN] = target.value.split(':').map(Number)
          if (Number.isFinite(hours + minutes)) at(dayStart(day) + (hours * 60 + minutes) * MINUTE_MS)
        }}
      />
      <Button size="small" data-testid="compare-now" onClick={() => set({ at: null })}>
        {t('mapwork.time.now')}
      </Button>
    </div>
  )
}
