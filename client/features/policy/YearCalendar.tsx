import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Checkbox, Space } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyCalendar } from '../../../server/contract/policy.ts'
import { type DayKind, dayOn, toggleDay, weeksOf, withProvisional } from './draft.ts'
import { TakeOver } from './TakeOver.tsx'

interface Props {
  calendar: PolicyCalendar
  /** As it is in force, to mark what was changed; undefined for a new one. */
  inForce: PolicyCalendar | undefined
  year: number
  onYear: (year: number) => void
  onChange: (calendar: PolicyCalendar) => void
}

const KINDS: readonly DayKind[] = ['work', 'rest', 'holiday', 'make-up']
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

/** A calendar's year, month by month: a click makes a day work or rest. */
export function YearCalendar({ calendar, inForce, year, onYear, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className="year">
      <div className="year-bar">
        <Space.Compact>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('policy.previousYear')}
            onClick={() => onYear(year - 1)}
          />
          <span className="year-name" data-testid="policy-year">
            {t('policy.year', { year })}
          </span>
          <Button
            icon={<RightOutlined />}
            aria-label={t('policy.nextYear')}
            onClick={() => onYear(year + 1)}
          />
        </Space.Compact>
        <TakeOver year={year} calendar={calendar} onChange={onChange} />
        <Checkbox
          checked={calendar.provisionalYears.includes(year)}
          onChange={({ target }) => onChange(withProvisional(calendar, year, target.checked))}
        >
          {t('policy.isProvisional')}
        </Checkbox>
      </div>
      <div className="year-months">
        {MONTHS.map((month) => (
          <Month
            key={month}
            {...{ calendar, inForce, year, month }}
            onToggle={(date) => onChange(toggleDay(calendar, date))}
          />
        ))}
      </div>
      <p className="year-legend">
        {KINDS.map((kind) => (
          <span key={kind}>
            <i className={`day day-${kind}`}>
              <Mark kind={kind} />
            </i>{' '}
            {t(`policy.days.${kind}`)}
          </span>
        ))}
        <span>
          <i className="day day-work day-edited"> </i> {t('policy.edited')}
        </span>
        <span className="dim">{t('policy.clickDay')}</span>
      </p>
    </div>
  )
}

/** Never colour alone. */
function Mark({ kind }: { kind: DayKind }) {
  const { t } = useTranslation()
  return kind === 'holiday' || kind === 'make-up' ? t(`policy.marks.${kind}`) : null
}

interface MonthProps {
  calendar: PolicyCalendar
  inForce: PolicyCalendar | undefined
  year: number
  month: number
  onToggle: (date: string) => void
}

const Month = memo(function Month({ calendar, inForce, year, month, onToggle }: MonthProps) {
  const { t, i18n } = useTranslation()
  const days = weeksOf(year, month)
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 15),
  )
  const weekdays = t('policy.weekdays', { returnObjects: true }) as string[]
  return (
    <section className="month" aria-label={name}>
      <h4>
        {name} <small>{hoursOf(calendar, days)}</small>
      </h4>
      <div className="month-days">
        {weekdays.map((weekday) => (
          <span key={weekday} className="month-weekday">
            {weekday}
          </span>
        ))}
        {days.map((date, i) =>
          date === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is nothing but its place
            <span key={i} />
          ) : (
            <Day key={date} {...{ calendar, inForce, date, onToggle }} />
          ),
        )}
      </div>
    </section>
  )
})

/** The hours of a month's working days; with a season's change in it, both. */
function hoursOf(calendar: PolicyCalendar, days: readonly (string | null)[]): string {
  const texts = days.flatMap((date) => {
    if (date === null) return []
    const { kind, season } = dayOn(calendar, date)
    return kind === 'work' ? [(season?.hours ?? []).map(([from, to]) => `${from}–${to}`).join(' ')] : []
  })
  return [...new Set(texts)].join(' → ')
}

interface DayProps {
  calendar: PolicyCalendar
  inForce: PolicyCalendar | undefined
  date: string
  onToggle: (date: string) => void
}

function Day({ calendar, inForce, date, onToggle }: DayProps) {
  const { t } = useTranslation()
  const { kind, season } = dayOn(calendar, date)
  const isEdited = inForce !== undefined && dayOn(inForce, date).kind !== kind
  const hours = (season?.hours ?? []).map(([from, to]) => `${from}–${to}`).join(' ')
  const told = [date, t(`policy.days.${kind}`), hours, isEdited ? t('policy.edited') : '']
  const label = told.filter(Boolean).join(' · ')
  const day = Number(date.slice(8))
  return (
    <button
      type="button"
      className={`plain day day-${kind} ${isEdited ? 'day-edited' : ''}`}
      // What is seen comes first: a voice says “press 5”.
      aria-label={`${day} · ${label}`}
      title={label}
      data-date={date}
      data-kind={kind}
      onClick={() => onToggle(date)}
    >
      {day}
      <sup data-mark={kind === 'holiday' || kind === 'make-up' ? t(`policy.marks.${kind}`) : ''} />
    </button>
  )
}
