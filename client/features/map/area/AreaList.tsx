import { useVirtualizer } from '@tanstack/react-virtual'
import { Spin } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaItem, AreaKind } from '../../../../server/contract/area.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { LightMark } from '../../../ui/LightMark.tsx'
import { type Asked, useAreaList } from './useArea.ts'
import { useItemTexts } from './useItemTexts.ts'

interface AreaListProps {
  asked: Asked
  kind: AreaKind
  classCode: string | null
  onItem: (kind: AreaKind, item: AreaItem) => void
}

const ROW_PX = 40

/** One kind of what is inside: arrows move, Enter flies there or opens the case. Only the rows in sight are drawn. */
export function AreaList({ asked, kind, classCode, onItem }: AreaListProps) {
  const { t } = useTranslation()
  const list = useAreaList(asked, kind, classCode)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(-1)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  const shown = rows.getVirtualItems()
  const isAtEnd = (shown.at(-1)?.index ?? 0) >= items.length - 10
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (isAtEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isAtEnd, hasNextPage, isFetchingNextPage, fetchNextPage])
  const onKey = (event: KeyboardEvent) => {
    const chosen = items[at]
    const next = nextOf(event.key, at, items.length)
    if (event.key === 'Enter' && chosen !== undefined) onItem(kind, chosen)
    else if (next !== null) {
      setAt(next)
      rows.scrollToIndex(next)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (list.isError) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  return (
    <div
      ref={box}
      className="area-list"
      role="listbox"
      tabIndex={0}
      aria-label={t(`mapwork.kind.${kind}`)}
      aria-activedescendant={at < 0 ? undefined : `area-item-${at}`}
      data-testid="area-list"
      onKeyDown={onKey}
    >
      {list.isPending && <Spin size="small" />}
      {list.isSuccess && items.length === 0 && <p className="area-none">{t('mapwork.inside.none')}</p>}
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const item = items[index]
          return item === undefined ? null : (
            <Row
              key={item.id}
              {...{ item, kind, index, start }}
              isChosen={index === at}
              onClick={() => {
                setAt(index)
                onItem(kind, item)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

function nextOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

interface RowProps {
  item: AreaItem
  kind: AreaKind
  index: number
  start: number
  isChosen: boolean
  onClick: () => void
}

function Row({ item, kind, index, start, isChosen, onClick }: RowProps) {
  const texts = useItemTexts(kind)
  return (
    // The list is what has the keyboard; a row only listens to the pointer.
    <div
      id={`area-item-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className="area-row"
      data-testid="area-row"
      style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
      onClick={onClick}
      onKeyDown={undefined}
    >
      {item.light !== null && <LightMark light={item.light} />}
      <span className="area-row-name">
        <span>{texts.name(item)}</span>
        {item.code !== null && <small className="number">{item.code}</small>}
      </span>
      <small>{texts.status(item)}</small>
    </div>
  )
}
