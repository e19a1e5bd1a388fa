import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { LevelMark, PenaltyCard } from '../../ui/LevelMark.tsx'
import { DecisionLine } from './DecisionLine.tsx'
import { useDecisions } from './useCaseAccounts.ts'
import './ledger.css'

interface LedgerProps {
  theCase: CaseDetail
  onOpen: (id: string) => void
}

/** What was asked and decided, who had it in hand, what was raised to whom, and which duplicates follow; nothing where nothing was. */
export function CaseLedger({ theCase, onOpen }: LedgerProps) {
  const { t } = useTranslation()
  const decisions = useDecisions(theCase)
  const lines = decisions.data?.items ?? []
  const { followers } = theCase
  return (
    <>
      {(lines.length > 0 || decisions.isError) && (
        <div className="panel-part" data-testid="ledger">
          <h3>{t('ledger.decisions')}</h3>
          {decisions.isError && <Failed error={decisions.error} onRetry={() => void decisions.refetch()} />}
          <ul className="ledger">
            {lines.map((line) => (
              <DecisionLine key={`${line.kind} ${line.asked.version}`} line={line} clock={theCase.clock} />
            ))}
          </ul>
        </div>
      )}
      <HandOvers theCase={theCase} />
      <Escalations theCase={theCase} />
      {followers.length > 0 && (
        <div className="panel-part" data-testid="followers">
          <h3>{t('ledger.followers', { count: followers.length })}</h3>
          {followers.map(({ id, number }) => (
            <Button key={id} size="small" className="number follower" onClick={() => onOpen(id)}>
              {number}
            </Button>
          ))}
          <p className="dim ledger-note">{t('ledger.followersHint')}</p>
        </div>
      )}
    </>
  )
}

function HandOvers({ theCase: { handOvers, clock } }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  if (handOvers.length === 0) return null
  return (
    <div className="panel-part" data-testid="hand-overs">
      <h3>{t('ledger.handOvers')}</h3>
      <ul className="ledger">
        {handOvers.map(({ to, name, kind, from, until, seconds }) => (
          <li key={`${to} ${from}`}>
            <b>{name}</b> <span className="dim">{t(`ledger.holder.${kind}`)}</span>
            <span className="ledger-time number">{durationText(t, seconds, clock)}</span>
            <small>
              {until === null
                ? t('ledger.since', { from: dateText(from) })
                : t('ledger.fromTo', { from: dateText(from), to: dateText(until) })}
            </small>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Escalations({ theCase: { escalations } }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  if (escalations.length === 0) return null
  return (
    <div className="panel-part" data-testid="escalations">
      <h3>{t('ledger.escalations')}</h3>
      <ul className="ledger">
        {escalations.map(({ stage, level, at, card }) => (
          <li key={`${stage} ${level} ${at}`} data-level={level}>
            <b>{t(`stage.${stage}`)}</b> <LevelMark level={level} />{' '}
            {card !== null && <PenaltyCard card={card} />}
            <span className="ledger-time dim">{dateText(at)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
