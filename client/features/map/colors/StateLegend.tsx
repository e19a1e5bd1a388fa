import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface LegendRow {
  readonly key: string
  readonly swatch: string
  readonly text: ReactNode
  /** One for each column; null: nothing is counted there. */
  readonly counts: readonly (number | null)[]
}

interface StateLegendProps {
  columns: readonly string[]
  rows: readonly LegendRow[]
  isBusy: boolean
}

/** What colours mean, in words, with how many buildings and grids show each. */
export function StateLegend({ columns, rows, isBusy }: StateLegendProps) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <table className="colors-legend" data-testid="colors-legend" aria-busy={isBusy}>
      <thead className={columns.length > 1 ? undefined : 'colors-unseen'}>
        <tr>
          <th scope="col">{t('colors.meaning')}</th>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, swatch, text, counts }) => (
          <tr key={key}>
            <th scope="row">
              <i className={`swatch ${swatch}`} aria-hidden />
              {text}
            </th>
            {columns.map((name, i) => (
              <td key={name}>
                {counts[i] == null ? '' : <b className="number">{number.format(counts[i])}</b>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
