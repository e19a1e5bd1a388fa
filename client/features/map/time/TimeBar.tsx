import { CaretRightOutlined, LeftOutlined, PauseOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { LIGHTS } from '../../../../server/contract/common.ts'
import { DISTRICT_ZONE } from '../../../lib/district-time.ts'
import { problemText } from '../../../lib/problem-text.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import { LightMark } from '../../../ui/LightMark.tsx'
import { ReplayNote } from '../replay/ReplayNote.tsx'
import { useMapFigures } from '../tools/useMapFigures.ts'
import { SPEEDS } from './case-then.ts'
import { DAY_MS, dayAfter, dayOf, dayStart, MINUTE_MS } from './day-span.ts'
import type { CasesThen } from './useCasesThen.ts'
import type { Playing } from './usePlaying.ts'
import './time.css'

const STEP_MIN = 5

/** The map of an instant: a day to slide through and to play, what was open then by light, and the way back to now. */
export function TimeBar({ playing, past }: { playing: Playing; past: CasesThen }) {
  const { t } = useTranslation()
  const clock = useClockText()
  const { atMs, isPlaying } = playing
  if (atMs === null) return null
  const day = dayOf(atMs)
  const minute = Math.floor((atMs - dayStart(day)) / MINUTE_MS)
  const sameTimeOn = (other: string) => playing.seek(dayStart(other) + minute * MINUTE_MS)
  const isToday = day === dayOf(serverNow())
  return (
    <section className="time-bar card" data-testid="time-bar" aria-label={t('mapwork.time.title')}>
      <div className="time-line">
        <strong className="as-of" role="status" data-testid="as-of">
          {t('mapwork.asOf', { at: clock(atMs) })}
        </strong>
        <Lights past={past} />
        <ReplayNote playing={playing} />
        <Button size="small" type="primary" data-testid="time-now" onClick={() => playing.seek(null)}>
          {t('mapwork.time.now')} <kbd>⇧ T</kbd>
        </Button>
      </div>
      <div className="time-line">
        <Button
          size="small"
          icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
          aria-label={t(isPlaying ? 'mapwork.time.pause' : 'mapwork.time.play')}
          data-testid="time-play"
          onClick={() => playing.play(!isPlaying)}
        />
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('mapwork.time.dayBefore')}
          onClick={() => sameTimeOn(dayAfter(day, -1))}
        />
        <input
          className="time-day number"
          type="date"
          aria-label={t('mapwork.time.day')}
          value={day}
          max={dayOf(serverNow())}
          onChange={({ target }) => target.value !== '' && sameTimeOn(target.value)}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          disabled={isToday}
          aria-label={t('mapwork.time.dayAfter')}
          onClick={() => sameTimeOn(dayAfter(day, 1))}
        />
        <input
          className="time-slider"
          type="range"
          min={0}
          max={DAY_MS / MINUTE_MS - 1}
          step={STEP_MIN}
          value={minute}
          aria-label={t('mapwork.time.ofDay')}
          aria-valuetext={clock(atMs)}
          data-testid="time-slider"
          onChange={({ target }) => playing.seek(dayStart(day) + Number(target.value) * MINUTE_MS)}
        />
        <Select
          size="small"
          value={playing.speed}
          aria-label={t('mapwork.time.speed')}
          options={SPEEDS.map((speed) => ({ value: speed, label: `${speed}×` }))}
          onChange={playing.setSpeed}
        />
      </div>
    </section>
  )
}

function Lights({ past }: { past: CasesThen }) {
  const { t } = useTranslation()
  const show = useMapFigures()
  if (past.error !== null)
    return (
      <span role="alert">
        {problemText(t, past.error)}{' '}
        <Button size="small" type="link" onClick={past.retry}>
          {t('app.retry')}
        </Button>
      </span>
    )
  return (
    <span className="time-lights" data-testid="time-lights">
      {LIGHTS.map((light) => (
        <b key={light} className={`number light-${light}`}>
          <LightMark light={light} /> {show.number(past.lights[light])}
        </b>
      ))}
      {past.isCut && <small>{t('mapwork.time.cut')}</small>}
      {past.isWaiting && <Spin size="small" />}
    </span>
  )
}

function useClockText() {
  const { i18n } = useTranslation()
  const text = new Intl.DateTimeFormat(i18n.language, {
    timeZone: DISTRICT_ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return (ms: number) => text.format(ms)
}
