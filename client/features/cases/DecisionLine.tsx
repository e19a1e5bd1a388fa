import { Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../../../server/contract/case-accounts.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'

const COLOURS = {
  pending: 'processing',
  approved: 'success',
  denied: 'error',
  lapsed: 'default',
  done: 'default',
} as const

interface DecisionLineProps {
  line: Decision
  clock: 'working' | 'wall'
}

/** What was asked, by whom and why, and what became of it. */
export function DecisionLine({ line, clock }: DecisionLineProps) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const { kind, outcome, asked, decided, until, endedAt } = line
  const isAtOnce = outcome === 'done' && decided?.version === asked.version
  return (
    <li data-kind={kind} data-outcome={outcome}>
      <b>{t(`decision.${kind}`)}</b>{' '}
      {!isAtOnce && (
        <Tag color={COLOURS[outcome]}>
          {t(kind === 'supervision' ? `supervised.${outcome}` : `outcome.${outcome}`)}
        </Tag>
      )}{' '}
      <span className="dim">{amount(t, line, clock)}</span>
      <Said by={asked.by} at={dateText(asked.at)} words={asked.words} />
      {!isAtOnce && decided !== null && (
        <Said by={decided.by} at={dateText(decided.at)} words={decided.words} isAnswer />
      )}
      {until !== null && <small>{t('ledger.until', { time: dateText(until) })}</small>}
      {endedAt !== null && <small>{t('ledger.ended', { time: dateText(endedAt) })}</small>}
    </li>
  )
}

function Said({
  by,
  at,
  words,
  isAnswer = false,
}: {
  isAnswer?: boolean
  by: string
  at: string
  words: string | null
}) {
  return (
    <div className={isAnswer ? 'said said-answer' : 'said'}>
      <small>
        {by} · {at}
      </small>
      {words !== null && <p>{words}</p>}
    </div>
  )
}

function amount(t: TFunction, { minutesAsked, minutesGranted, kind }: Decision, clock: 'working' | 'wall') {
  if (kind !== 'extension') return ''
  const told = (minutes: number) => durationText(t, minutes * 60, clock)
  const asked = minutesAsked === null ? '' : t('ledger.asked', { duration: told(minutesAsked) })
  const granted = minutesGranted === null ? '' : t('ledger.granted', { duration: told(minutesGranted) })
  return [asked, granted].filter(Boolean).join(' · ')
}
