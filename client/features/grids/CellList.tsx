import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShownCell, shortCode } from './shown-cells.ts'

const ROW_PX = 34

/** All cells as a list: what the map offers to a pointer is here for the keyboard. */
export function CellList(props: {
  cells: readonly ShownCell[]
  selected: ReadonlySet<string>
  onToggle: (name: string) => void
}) {
  const { t } = useTranslation()
  const { cells, selected, onToggle } = props
  const [q, setQ] = useState('')
  const found = useMemo(() => {
    const words = q.trim().replaceAll('-', '')
    return cells.filter(({ code, communityName }) => code.includes(words) || communityName.includes(words))
  }, [cells, q])
  const frame = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  return (
    <section className="grids-list" aria-label={t('grids.list')}>
      <Input
        allowClear
        value={q}
        placeholder={t('grids.find')}
        aria-label={t('grids.find')}
        data-testid="grids-find"
        onChange={({ target }) => setQ(target.value)}
      />
      <p className="dim">{t('grids.found', { count: found.length })}</p>
      <div ref={frame} className="grids-rows">
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const cell = found[index]
            if (cell === undefined) return null
            return (
              <div
                key={cell.name}
                className={`grids-row ${selected.has(cell.name) ? 'grids-row-chosen' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Checkbox
                  checked={selected.has(cell.name)}
                  onChange={() => onToggle(cell.name)}
                  data-cell={cell.code}
                >
                  <b title={cell.code}>{shortCode(cell.code)}</b>
                  {cell.change !== 'none' && cell.change !== 'corner' && cell.change !== 'same' && (
                    <i className="grids-new">{t(`grids.change.${cell.change}`)}</i>
                  )}
                  <span className="dim">{Math.round(cell.areaM2).toLocaleString()} m²</span>
                </Checkbox>
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}
