import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../lib/server-clock.ts'
import type { SunStand } from '../../../scene/scene-port.ts'
import { dayOf, dayStart, MINUTE_MS } from '../time/day-span.ts'

interface SunControlProps {
  /** The instant whose sun shines; null: none. */
  at: string | null
  stand: SunStand | null
  /** A weak machine draws no shadows. */
  isLow: boolean
  onAt: (at: string | null) => void
  /** Draws fully all the same. */
  onFull: () => void
}

const STEP_MIN = 10

/** The sun by date and hour of the district, and where it stands then. */
export function SunControl({ at, stand, isLow, onAt, onFull }: SunControlProps) {
  const { t } = useTranslation()
  const atMs = at === null ? null : Date.parse(at)
  const show = (ms: number) => onAt(new Date(ms).toISOString())
  const day = atMs === null ? '' : dayOf(atMs)
  const minute = atMs === null ? 0 : Math.floor((atMs - dayStart(day)) / MINUTE_MS)
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return (
    <fieldset className="look-part">
      <legend>{t('look.sun.title')}</legend>
      <div className="look-row">
        <Button
          size="small"
          type={atMs === null ? 'default' : 'primary'}
          aria-pressed={atMs !== null}
          disabled={isLow && atMs === null}
          data-testid="sun-toggle"
          onClick={() => (atMs === null ? show(serverNow()) : onAt(null))}
        >
          {t('look.sun.show')}
        </Button>
        {atMs !== null && (
          <input
            type="date"
            className="number"
            aria-label={t('mapwork.time.day')}
            value={day}
            onChange={({ target }) =>
              target.value !== '' && show(dayStart(target.value) + minute * MINUTE_MS)
            }
          />
        )}
      </div>
      {isLow && (
        <div className="look-row" data-testid="sun-low">
          <small role="status">{t('look.sun.low')}</small>
          <Button size="small" data-testid="sun-full" onClick={onFull}>
            {t('look.sun.full')}
          </Button>
        </div>
      )}
      {atMs !== null && (
        <label className="look-slide">
          <span>{t('look.sun.hour')}</span>
          <input
            type="range"
            min={0}
            max={1430}
            step={STEP_MIN}
            value={minute}
            aria-valuetext={clock}
            data-testid="sun-hour"
            onChange={({ target }) => show(dayStart(day) + target.valueAsNumber * MINUTE_MS)}
          />
          <b className="number">{clock}</b>
        </label>
      )}
      {stand !== null && (
        <small role="status" data-testid="sun-stand">
          {stand.elevationDeg <= 0
            ? t('look.sun.down')
            : t('look.sun.stand', {
                azimuth: Math.round(stand.azimuthDeg),
                elevation: Math.round(stand.elevationDeg),
              })}
        </small>
      )}
    </fieldset>
  )
}
