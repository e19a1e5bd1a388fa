import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { CaseReportLine } from '../../../server/contract/duplicate.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { ConfirmedUnmerge } from './ConfirmedUnmerge.tsx'
import { useReports } from './useDuplicates.ts'

/** How many told of this problem, and who and when; nothing while it was one alone. */
export function CaseReports({ theCase, onOpen }: { theCase: CaseDetail; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const [shows, setShows] = useState(false)
  const found = useReports(theCase.id, theCase.version)
  const { count, items } = found.data ?? { count: 1, items: [] }
  if (count < 2) return null
  return (
    <div className="panel-part" data-testid="case-reports">
      <h3>
        <Tag color="blue">{t('reports.title', { count })}</Tag>
        <Button
          type="link"
          size="small"
          aria-expanded={shows}
          title={t('reports.hint')}
          onClick={() => setShows(!shows)}
        >
          {t(shows ? 'reports.hide' : 'reports.show')}
        </Button>
      </h3>
      {shows && (
        <ul className="dup-list">
          {items.map((line) => (
            <ReportLine key={`${line.kind} ${line.at} ${line.number}`} line={line} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ReportLine({ line, onOpen }: { line: CaseReportLine; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { at, kind, source, description, reporter, caseId, number } = line
  const isMerged = kind === 'merged' && caseId !== null && number !== null
  return (
    <li className="dup-line">
      <div className="dup-what">
        <small className="dim">
          {dateText(at)} · {t(`reports.kind.${kind}`)} · {t(`source.${source}`)}
          {reporter !== null && ` · ${[reporter.name, reporter.phone].filter(Boolean).join(' ')}`}
        </small>
        <span className="case-words">{description || t('reports.noWords')}</span>
        {isMerged && (
          <Button type="link" size="small" onClick={() => onOpen(caseId)}>
            {number}
          </Button>
        )}
      </div>
      {isMerged && <ConfirmedUnmerge id={caseId} number={number} />}
    </li>
  )
}
