import { Tag } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { Present } from '../../../server/contract/shift.ts'
import { lightNow } from '../../lib/light-now.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useNow } from '../../lib/useNow.ts'
import { LightMark } from '../../ui/LightMark.tsx'
import { PresentBadges } from './PresentPeople.tsx'
import { Remaining } from './Remaining.tsx'
import './row.css'

interface CaseRowProps {
  theCase: CaseSummary
  isChosen: boolean
  onOpen: (id: string) => void
  /** Beside the place: how far it is, whose it is. */
  extra?: string | undefined
  /** Who else has it open. */
  people?: readonly Present[] | undefined
}

/** A case in a list: light, class, place, time left, status. */
export const CaseRow = memo(function CaseRow({ theCase, isChosen, onOpen, extra, people }: CaseRowProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const light = lightNow(theCase, useNow(15_000))
  const { id, number, className, classNameEn, urgent, pending, supervised, status, version, stage } = theCase
  const place = theCase.address ?? named(theCase.street.name, theCase.street.nameEn)
  return (
    <button
      type="button"
      className={`plain case-row ${isChosen ? 'case-row-chosen' : ''}`}
      data-testid={`case-row-${number}`}
      data-id={id}
      data-status={status}
      data-version={version}
      aria-current={isChosen}
      onClick={() => onOpen(id)}
    >
      <span className="case-row-light">{light === null ? null : <LightMark light={light} />}</span>
      <span className="case-row-main">
        <b>
          {named(className, classNameEn)} {urgent && <Tag color="error">{t('queue.urgent')}</Tag>}
          {supervised && <Tag color="warning">{t('queue.supervised')}</Tag>}
          {pending !== null && (
            <Tag color="processing">
              {t(pending === 'extension' ? 'queue.pendingExtension' : 'queue.pendingDeferral')}
            </Tag>
          )}
        </b>
        <small>
          {place} · {extra ?? t(`source.${theCase.source}`)}
        </small>
        {theCase.claimedBy !== null && (
          <small>{t('queue.claimedBy', { name: theCase.claimedBy.name })}</small>
        )}
      </span>
      <span className="case-row-time">
        <Remaining theCase={theCase} />
        {people !== undefined && <PresentBadges people={people} />}
        <small>{stage === null ? t(`status.${status}`) : t(`stage.${stage}`)}</small>
      </span>
    </button>
  )
})
