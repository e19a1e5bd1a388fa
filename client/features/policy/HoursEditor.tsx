import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Collapse, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyCalendar } from '../../../server/contract/policy.ts'
import { AddVersion } from './AddVersion.tsx'
import type { Season, Version } from './draft.ts'
import { SeasonEditor } from './SeasonEditor.tsx'

const NEW_SEASON: Season = {
  from: '01-01',
  to: '12-31',
  hours: [
    ['08:30', '11:30'],
    ['13:30', '17:00'],
  ],
}
/** Monday first, as the calendar shows them. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0]

/** Hours by season and the week's rest days, as they rule from a date on. */
export function HoursEditor(props: {
  calendar: PolicyCalendar
  onChange: (calendar: PolicyCalendar) => void
}) {
  const { t } = useTranslation()
  const { calendar, onChange } = props
  const versions = calendar.versions.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
  const put = (next: readonly Version[]) => onChange({ ...calendar, versions: [...next] })
  return (
    <>
      <Collapse
        size="small"
        defaultActiveKey={versions.at(-1)?.validFrom ?? 'ever'}
        key={versions.length}
        items={versions.map((version, i) => ({
          key: version.validFrom ?? 'ever',
          label:
            version.validFrom === null ? t('policy.fromEver') : t('policy.from', { date: version.validFrom }),
          extra:
            version.validFrom === null ? undefined : (
              <Popconfirm
                title={t('policy.removeVersion')}
                onConfirm={() => put(versions.filter((v) => v !== version))}
              >
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('policy.removeVersion')}
                  onClick={(event) => event.stopPropagation()}
                />
              </Popconfirm>
            ),
          children: <VersionEditor version={version} onChange={(v) => put(versions.with(i, v))} />,
        }))}
      />
      <AddVersion versions={versions} onAdd={(version) => put([...versions, version])} />
      <p className="dim policy-note">{t('policy.timezone', { zone: calendar.timezone })}</p>
    </>
  )
}

function VersionEditor({ version, onChange }: { version: Version; onChange: (version: Version) => void }) {
  const { t } = useTranslation()
  const weekdays = t('policy.weekdays', { returnObjects: true }) as string[]
  const { seasons } = version
  const put = (next: readonly Season[]) => onChange({ ...version, seasons: [...next] })
  return (
    <div className="version">
      {seasons.map((season, i) => (
        <SeasonEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: seasons have no name, and stay in their order
          key={i}
          season={season}
          onChange={(s) => put(seasons.with(i, s))}
          onRemove={seasons.length > 1 ? () => put(seasons.filter((s) => s !== season)) : undefined}
        />
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => put([...seasons, structuredClone(NEW_SEASON)])}
      >
        {t('policy.addSeason')}
      </Button>
      <div className="version-rest">
        <span className="dim">{t('policy.restWeekdays')}</span>
        <Checkbox.Group
          value={version.restWeekdays}
          options={WEEKDAYS.map((value, i) => ({ value, label: weekdays[i] ?? '' }))}
          onChange={(restWeekdays) => onChange({ ...version, restWeekdays: restWeekdays.toSorted() })}
        />
      </div>
    </div>
  )
}
