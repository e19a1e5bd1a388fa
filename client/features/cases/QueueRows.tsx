import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { CaseRow } from './CaseRow.tsx'
import { usePresence } from './usePresence.ts'
import { useQueueKeys } from './useQueueKeys.ts'

interface QueueRowsProps {
  items: readonly CaseSummary[]
  marked: ReadonlySet<string>
  chosenId: string | null
  onMark: (id: string) => void
  onOpen: (id: string | null) => void
  onEnd: () => void
}
const ROW_PX = 58

/** Only the rows in sight are drawn, whatever the length of the queue. */
export function QueueRows({ items, marked, chosenId, onMark, onOpen, onEnd }: QueueRowsProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const peopleAt = usePresence()
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (i) => items[i]?.id ?? i,
    overscan: 8,
  })
  const cursor = useQueueKeys({ items, chosenId, onOpen, onMark, onMove: (i) => rows.scrollToIndex(i) })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= items.length - 20) onEnd()
  }, [last, items.length, onEnd])
  return (
    <div
      className={`queue-rows ${marked.size > 0 ? 'queue-marking' : ''}`}
      ref={scroller}
      data-testid="queue-rows"
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ key, index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="queue-slot"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Checkbox
                className="case-mark"
                checked={marked.has(item.id)}
                aria-label={t('bulk.mark', { number: item.number })}
                data-testid={`mark-${item.number}`}
                onChange={() => onMark(item.id)}
              />
              <CaseRow
                theCase={item}
                isChosen={item.id === (cursor ?? chosenId)}
                onOpen={onOpen}
                people={peopleAt(item.id)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
