import { useTranslation } from 'react-i18next'
import { useDateText } from '../../lib/useDateText.ts'
import { listText } from './grid-words.ts'
import type { ShownCell } from './shown-cells.ts'
import { useHistory } from './useGrids.ts'

/** One cell: where it is, whose it is, and what became of it over time. */
export function CellCard({
  cell,
  responsibilityName,
}: {
  cell: ShownCell
  responsibilityName: string | null
}) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const history = useHistory(cell.version === null ? null : cell.code)
  return (
    <section className="grids-card" aria-label={cell.code} data-testid="grids-card">
      <h3>{cell.code}</h3>
      <p className="dim">
        {cell.communityName} · {Math.round(cell.areaM2).toLocaleString()} m² ·{' '}
        {responsibilityName ?? t('grids.nobody')}
      </p>
      <ol className="grids-changes">
        {(history.data?.items ?? []).map(({ version, validFrom, validTo, openedBy }) => (
          <li key={version}>
            {t('grids.version', { version })}: {dateText(validFrom)} –{' '}
            {validTo === null ? t('grids.inForce') : dateText(validTo)}
            {openedBy !== null && (
              <small className="dim">
                {openedBy.reason} ({listText(t, openedBy.closed)})
              </small>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
