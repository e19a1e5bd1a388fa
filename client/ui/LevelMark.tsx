import { useTranslation } from 'react-i18next'
import type { EscalationLevel } from '../../server/contract/escalation.ts'
import './light.css'

const MARKS: Record<EscalationLevel, readonly [shape: string, colour: string]> = {
  yellow: ['▲', 'yellow'],
  red: ['■', 'red'],
  twice: ['■■', 'red'],
}

/** How far a clock has run out: shape, colour and words. */
export function LevelMark({ level }: { level: EscalationLevel }) {
  const { t } = useTranslation()
  const [shape, colour] = MARKS[level]
  return (
    <span className={`level light-${colour}`}>
      <span aria-hidden>{shape}</span> {t(`level.${level}`)}
    </span>
  )
}

/** A yellow or red card to a unit's lead. */
export function PenaltyCard({ card }: { card: 'yellow' | 'red' }) {
  const { t } = useTranslation()
  return (
    <span className={`penalty penalty-${card}`}>
      <i aria-hidden /> {t(`card.${card}`)}
    </span>
  )
}
