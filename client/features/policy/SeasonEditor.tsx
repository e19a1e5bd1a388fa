import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Season } from './draft.ts'

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** A part of the year with its hours. What is wrong is marked here, and judged by the server. */
export function SeasonEditor(props: {
  season: Season
  onChange: (season: Season) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { season, onChange, onRemove } = props
  const put = (i: number, span: [string, string]) =>
    onChange({ ...season, hours: season.hours.with(i, span) })
  return (
    <div className="season">
      <div className="season-span">
        <Piece
          value={season.from}
          pattern={MONTH_DAY}
          label={t('policy.seasonFrom')}
          onChange={(from) => onChange({ ...season, from })}
        />
        –
        <Piece
          value={season.to}
          pattern={MONTH_DAY}
          label={t('policy.seasonTo')}
          onChange={(to) => onChange({ ...season, to })}
        />
        {onRemove !== undefined && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('policy.removeSeason')}
            title={t('policy.removeSeason')}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="season-hours">
        {season.hours.map(([from, to], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hours have no name, and stay in their order
          <span key={i} className="season-hour">
            <Piece
              value={from}
              pattern={TIME}
              label={t('policy.hoursFrom')}
              onChange={(v) => put(i, [v, to])}
            />
            –
            <Piece
              value={to}
              pattern={TIME}
              label={t('policy.hoursTo')}
              onChange={(v) => put(i, [from, v])}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('policy.removeHours')}
              title={t('policy.removeHours')}
              onClick={() => onChange({ ...season, hours: season.hours.toSpliced(i, 1) })}
            />
          </span>
        ))}
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...season, hours: [...season.hours, ['18:00', '19:00']] })}
        >
          {t('policy.addHours')}
        </Button>
      </div>
    </div>
  )
}

function Piece(props: { value: string; pattern: RegExp; label: string; onChange: (value: string) => void }) {
  const { value, pattern, label, onChange } = props
  return (
    <Input
      className="season-piece"
      size="small"
      maxLength={5}
      inputMode="numeric"
      value={value}
      aria-label={label}
      title={label}
      status={pattern.test(value) ? '' : 'error'}
      onChange={({ target }) => onChange(target.value.trim().replace('：', ':'))}
    />
  )
}
