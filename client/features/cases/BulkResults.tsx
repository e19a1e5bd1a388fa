import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import type { BulkResult } from './useBulk.ts'

interface BulkResultsProps {
  cases: readonly CaseSummary[]
  results: readonly BulkResult[]
  isDone: boolean
}

/** Each case with what became of it, or would: the refused first, since they want a look. */
export function BulkResults({ cases, results, isDone }: BulkResultsProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const byId = new Map(cases.map((one) => [one.id, one]))
  const refused = results.filter(({ error }) => error !== null)
  const good = results.length - refused.length
  return (
    <div className="bulk-results" data-testid="bulk-results" data-done={isDone}>
      <p>
        <b>{t(isDone ? 'bulk.done' : 'bulk.would', { count: good })}</b>
        {refused.length > 0 && <> · {t('bulk.refused', { count: refused.length })}</>}
      </p>
      <ul>
        {[...refused, ...results.filter(({ error }) => error === null)].map(({ id, error }) => {
          const one = byId.get(id)
          return (
            <li key={id} data-refused={error !== null}>
              <span>
                {error === null ? '✓' : '✗'} {one?.number} {one && named(one.className, one.classNameEn)}
              </span>
              {error !== null && <small>{problemText(t, error)}</small>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
