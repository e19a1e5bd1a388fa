import { Collapse, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GridMove, GridPreview } from '../../../server/contract/grid-edit.ts'
import { codeText } from './grid-words.ts'

/** What the draft moves: how much, from where to where, and to whom. */
export function PreviewPanel({ preview }: { preview: GridPreview }) {
  const { t } = useTranslation()
  const { totals, moves, things, responsibilities, closed, cells } = preview
  const tiles = [
    ['buildings', totals.buildings],
    ['components', totals.components],
    ['cameras', totals.cameras],
    ['residents', totals.residents ?? '–'],
    ['openCases', totals.openCases],
  ] as const
  const made = cells.filter(({ change }) => change === 'new' || change === 'renumbered')
  return (
    <section className="grids-preview" aria-label={t('grids.preview')} data-testid="grids-preview">
      <h3>{t('grids.preview')}</h3>
      <p className="dim">
        {t('grids.versions', {
          closed: closed.length,
          opened: cells.length,
          made: made.length,
          ms: preview.ms,
        })}
      </p>
      <dl className="grids-tiles">
        {tiles.map(([name, value]) => (
          <div key={name} data-total={name}>
            <dt>{t(`grids.thing.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {totals.openCases > 0 && <p className="dim">{t('grids.casesKeep')}</p>}
      {responsibilities.length > 0 && (
        <ul className="grids-responsibilities">
          {responsibilities.map((one) => (
            <li key={one.code}>
              <Tag>{t(`grids.responsibilityChange.${one.change}`)}</Tag>
              {one.name}: {t('grids.cellsFromTo', { from: one.cellsBefore, to: one.cellsAfter })}
              {one.inspector !== null && ` · ${one.inspector}`}
            </li>
          ))}
        </ul>
      )}
      {moves.length > 0 && <MoveTable moves={moves} />}
      {things.length > 0 && (
        <Collapse
          size="small"
          items={[
            {
              key: 'things',
              label: t('grids.byName', { count: things.length }),
              children: (
                <ul className="grids-things">
                  {things.map((thing) => (
                    <li key={`${thing.kind} ${thing.id}`}>
                      {t(`grids.kind.${thing.kind}`)} {thing.name}: {codeText(thing.from ?? '–')} →{' '}
                      {codeText(thing.to ?? '–')}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

function MoveTable({ moves }: { moves: readonly GridMove[] }) {
  const { t } = useTranslation()
  const side = ({ code, responsibilityName, inspector }: GridMove['from']) => (
    <>
      <b title={code ?? ''}>{code === null ? t('grids.noCell') : codeText(code)}</b>
      <small>{[responsibilityName ?? t('grids.nobody'), inspector].filter(Boolean).join(' · ')}</small>
    </>
  )
  return (
    <table className="grids-moves" data-testid="grids-moves">
      <thead>
        <tr>
          <th scope="col">{t('grids.from')}</th>
          <th scope="col">{t('grids.to')}</th>
          {(['buildings', 'components', 'cameras', 'residents', 'openCases'] as const).map((name) => (
            <th key={name} scope="col" className="grids-number">
              {t(`grids.brief.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={`${move.from.code} ${move.to.code}`}>
            <td>{side(move.from)}</td>
            <td>{side(move.to)}</td>
            {[move.buildings, move.components, move.cameras, move.residents ?? '–', move.openCases].map(
              (value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand fast
                <td key={i} className="grids-number">
                  {value}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
