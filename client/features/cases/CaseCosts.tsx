import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COST_KINDS, type CostLine } from '../../../server/contract/case-accounts.ts'
import { mayWriteCost } from '../../../server/contract/case-rules.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { CostForm } from './CostForm.tsx'
import { yuanText } from './fen.ts'
import { useCosts } from './useCaseAccounts.ts'

/** What was spent on a case whose owner is unclear, and who paid it back (代整治, 追缴). */
export function CaseCosts({ theCase }: { theCase: CaseDetail }) {
  const { t, i18n } = useTranslation()
  const [isAdding, setIsAdding] = useState(false)
  const user = useSession().data
  const found = useCosts(theCase)
  const isExpected = theCase.ownerless || theCase.provisional
  const items = found.data?.items ?? []
  if (!isExpected && items.length === 0) return null
  const kinds = COST_KINDS.filter(
    (kind) => found.data?.mayWrite === true && !!user && mayWriteCost(user, theCase.unit?.code ?? null, kind),
  )
  const { spentCents = 0, recoveredCents = 0 } = found.data ?? {}
  const sums = [
    ['spent', spentCents],
    ['recovered', recoveredCents],
    ['balance', spentCents - recoveredCents],
  ] as const
  return (
    <div className="panel-part" data-testid="costs">
      <h3>{t('cost.title')}</h3>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && items.length === 0 && <p className="dim cost-none">{t('cost.none')}</p>}
      <ul className="ledger">
        {items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {items.length > 0 && (
        <dl className="facts cost-sums">
          {sums.map(([name, fen]) => (
            <div key={name}>
              <dt>{t(`cost.${name}`)}</dt>
              <dd className="number" data-testid={`cost-${name}`}>
                {yuanText(fen, i18n.language)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {kinds.length > 0 &&
        (isAdding ? (
          <CostForm id={theCase.id} kinds={kinds} onDone={() => setIsAdding(false)} />
        ) : (
          <Button size="small" onClick={() => setIsAdding(true)} data-testid="add-cost">
            {t('cost.add')}
          </Button>
        ))}
    </div>
  )
}

function Line({ line: { kind, cents, party, note, at, by } }: { line: CostLine }) {
  const { t, i18n } = useTranslation()
  const dateText = useDateText()
  return (
    <li data-kind={kind}>
      <b>{t(`cost.kind.${kind}`)}</b> {party}
      <span className="ledger-time number">{yuanText(cents, i18n.language)}</span>
      {note !== null && <small>{note}</small>}
      <small>
        {by} · {dateText(at)}
      </small>
    </li>
  )
}
