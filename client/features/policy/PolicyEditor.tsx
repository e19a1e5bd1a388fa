import { Alert, Button, Card, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CENTER_CALENDAR_KEY, type PolicyDefinition } from '../../../server/contract/policy.ts'
import { Failed } from '../../ui/Failed.tsx'
import { ApplyChange } from './ApplyChange.tsx'
import { CalendarChoice } from './CalendarChoice.tsx'
import { isSame, withCalendar } from './draft.ts'
import { HoursEditor } from './HoursEditor.tsx'
import { JobProgress, Revisions } from './Revisions.tsx'
import { BudgetsEditor, SharesEditor } from './TermsEditor.tsx'
import { UnitsEditor } from './UnitsEditor.tsx'
import { usePolicy } from './usePolicy.ts'
import { YearCalendar } from './YearCalendar.tsx'
import './policy.css'

/** What is being changed, and which revision it was made of. */
interface Draft {
  definition: PolicyDefinition
  basedOn: number
}

/** What the clocks depend on: changed on a draft, looked at, then put in force. */
export function PolicyEditor() {
  const { t } = useTranslation()
  const policy = usePolicy()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [isApplying, setApplying] = useState(false)
  if (policy.isPending) return <Card loading />
  if (policy.isError && policy.data === undefined)
    return <Failed error={policy.error} onRetry={() => void policy.refetch()} />
  const { current, revisions, provisionalYears } = policy.data
  const definition = draft?.definition ?? current.definition
  const isChanged = draft !== null && !isSame(draft.definition, current.definition)
  const change = (next: PolicyDefinition) =>
    setDraft({ definition: next, basedOn: draft?.basedOn ?? current.number })
  const drop = () => {
    setDraft(null)
    setApplying(false)
  }
  return (
    <div className="policy">
      <header className="policy-top">
        <div>
          <h2>{t('policy.title')}</h2>
          <p className="dim">{t('policy.hint')}</p>
        </div>
        <div className={`policy-do ${isChanged ? '' : 'policy-do-idle'}`}>
          <Tag color={isChanged ? 'gold' : 'blue'} data-testid="policy-state">
            {isChanged ? t('policy.changed') : t('policy.inForce', { number: current.number })}
          </Tag>
          <Button disabled={!isChanged} onClick={drop}>
            {t('policy.discard')}
          </Button>
          <Button
            type="primary"
            disabled={!isChanged}
            onClick={() => setApplying(true)}
            data-testid="policy-preview-button"
          >
            {t('policy.preview')}
          </Button>
        </div>
      </header>
      <JobProgress revision={current} />
      {draft !== null && isChanged && draft.basedOn !== current.number && (
        <Alert type="warning" showIcon title={t('policy.stale')} />
      )}
      {provisionalYears.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('policy.provisional', { years: provisionalYears.join(', ') })}
        />
      )}
      <Parts
        definition={definition}
        inForce={current.definition}
        onChange={change}
        revisions={<Revisions revisions={revisions} />}
      />
      {isApplying && draft !== null && (
        <ApplyChange
          definition={draft.definition}
          basedOn={draft.basedOn}
          onClose={() => setApplying(false)}
          onApplied={drop}
        />
      )}
    </div>
  )
}

function Parts(props: {
  definition: PolicyDefinition
  inForce: PolicyDefinition
  onChange: (definition: PolicyDefinition) => void
  revisions: ReactNode
}) {
  const { t } = useTranslation()
  const { definition, inForce, onChange } = props
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [key, setKey] = useState(CENTER_CALENDAR_KEY)
  const found = definition.calendars.find((c) => c.key === key) ?? definition.calendars[0]
  if (found === undefined) return null
  return (
    <div className="policy-parts">
      <Card
        size="small"
        className="policy-calendar"
        title={t('policy.calendars')}
        extra={<CalendarChoice definition={definition} chosen={key} onChoose={setKey} onChange={onChange} />}
      >
        <YearCalendar
          calendar={found}
          inForce={inForce.calendars.find((c) => c.key === found.key)}
          year={year}
          onYear={setYear}
          onChange={(calendar) => onChange(withCalendar(definition, calendar))}
        />
      </Card>
      <div className="policy-below">
        <Card size="small" title={t('policy.units')}>
          <UnitsEditor definition={definition} onChange={onChange} />
        </Card>
        <Card size="small" title={t('policy.revisions')} className="policy-revisions">
          {props.revisions}
        </Card>
      </div>
      <div className="policy-side">
        <Card size="small" title={t('policy.hours')}>
          <HoursEditor
            key={found.key}
            calendar={found}
            onChange={(calendar) => onChange(withCalendar(definition, calendar))}
          />
        </Card>
        <Card size="small" title={t('policy.budgets')}>
          <BudgetsEditor definition={definition} onChange={onChange} />
        </Card>
        <Card size="small" title={t('policy.shares')}>
          <SharesEditor definition={definition} onChange={onChange} />
        </Card>
      </div>
    </div>
  )
}
