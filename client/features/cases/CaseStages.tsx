import { useTranslation } from 'react-i18next'
import type { CaseDetail, StageVisit } from '../../../server/contract/case-shape.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { LightMark } from '../../ui/LightMark.tsx'
import { CaseWhy } from './CaseWhy.tsx'
import { Remaining } from './Remaining.tsx'
import { useLimitText } from './useLimitText.ts'

/** The clocks: each visit to a stage with what it used of its budget, and when the running one is due. */
export function CaseStages({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const limitText = useLimitText()
  const { stages, dueAt, limit, limitIsDefault, clock } = theCase
  return (
    <div className="panel-part">
      <h3>
        {t('panel.clocks')} · {t(clock === 'wall' ? 'panel.clockWall' : 'panel.clockWorking')}
      </h3>
      {stages.map((visit) => (
        <StageBar key={`${visit.stage} ${visit.from}`} visit={visit} />
      ))}
      {(dueAt !== null || limit !== null) && (
        <p className="stage-why">
          {dueAt !== null && (
            <>
              <Remaining theCase={theCase} /> {t('panel.dueAt', { time: dateText(dueAt) })}
              {limit !== null && ' · '}
            </>
          )}
          {limit !== null && t('panel.limit', { limit: limitText(limit) })}
          {limit !== null && limitIsDefault && t('panel.limitDefault')}
        </p>
      )}
      <CaseWhy theCase={theCase} />
    </div>
  )
}

function StageBar({ visit: { stage, usedSeconds, budgetSeconds, light, clock, to } }: { visit: StageVisit }) {
  const { t } = useTranslation()
  const share = budgetSeconds === null || budgetSeconds === 0 ? 0 : Math.min(1, usedSeconds / budgetSeconds)
  const used = durationText(t, usedSeconds, clock)
  const text =
    budgetSeconds === null
      ? t('panel.noBudget', { used })
      : t('panel.ofBudget', { used, budget: durationText(t, budgetSeconds, clock) })
  return (
    <div className={`stage ${to === null ? 'stage-running' : ''}`}>
      <span>{t(`stage.${stage}`)}</span>
      <span className="stage-track">
        <span className={`stage-used stage-${light}`} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="number stage-text">
        <LightMark light={light} /> {text}
      </span>
    </div>
  )
}
