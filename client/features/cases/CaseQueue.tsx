import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox, Input, Spin } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DESKS, type Desk } from '../../../server/contract/case-queries.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { LISTS, type ListApart } from '../../lib/view-url.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { BulkBar } from './BulkBar.tsx'
import { CaseRow } from './CaseRow.tsx'
import { useCaseCounts } from './useCaseCounts.ts'
import { useCaseQueue } from './useCaseQueue.ts'
import { useMarked } from './useMarked.ts'
import { useQueueKeys } from './useQueueKeys.ts'
import './queue.css'

interface CaseQueueProps {
  desk: Desk
  /** A list shown in place of the desk. */
  apart: ListApart | null
  onShow: (shown: { desk: Desk; list: null } | { list: ListApart }) => void
  chosenId: string | null
  onOpen: (id: string | null) => void
  onHelp: () => void
}

/** The queue by desk: live counts, the most urgent first, moved through by keys. */
export function CaseQueue({ desk, apart, onShow, chosenId, onOpen, onHelp }: CaseQueueProps) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q.trim())
  const { list, items, more } = useCaseQueue(desk, asked, apart)
  const { marked, toggle, markAll, clear } = useMarked(items, `${apart ?? desk} ${asked}`)
  return (
    <section className="queue" aria-label={t('queue.title')}>
      <DeskTabs desk={apart === null ? desk : null} onDesk={(one) => onShow({ desk: one, list: null })} />
      <Apart apart={apart} onShow={(list) => onShow(list === null ? { desk, list } : { list })} />
      <div className="queue-filter">
        <Input.Search
          size="small"
          allowClear
          maxLength={100}
          placeholder={t('queue.filterPlaceholder')}
          aria-label={t('queue.search')}
          loading={list.isFetching && asked !== ''}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {list.isPending && (
        <div className="state">
          <Spin />
        </div>
      )}
      {list.isError && items.length === 0 && (
        <Failed title={t('queue.failed')} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && items.length === 0 && (
        <Nothing
          title={t(asked === '' ? 'queue.empty' : 'queue.noMatch')}
          hint={asked === '' ? t('queue.emptyHint') : ''}
        />
      )}
      <BulkBar
        marked={items.filter(({ id }) => marked.has(id))}
        loaded={items.length}
        onMarkAll={markAll}
        onClear={clear}
      />
      <Rows
        key={`${apart ?? desk} ${asked}`}
        items={items}
        marked={marked}
        chosenId={chosenId}
        onMark={toggle}
        onOpen={onOpen}
        onEnd={more}
      />
      <footer className="queue-keys">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {t('queue.move')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('queue.open')}
        </span>
        <span>
          <kbd>X</kbd> {t('bulk.key')}
        </span>
        <span>
          <kbd>/</kbd> {t('queue.search')}
        </span>
        <button type="button" className="plain" onClick={onHelp}>
          <kbd>?</kbd> {t('queue.help')}
        </button>
      </footer>
    </section>
  )
}

function DeskTabs({ desk, onDesk }: { desk: Desk | null; onDesk: (desk: Desk) => void }) {
  const { t } = useTranslation()
  const counts = useCaseCounts()
  return (
    <div className="desks" role="tablist">
      {DESKS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          className="plain desk"
          aria-selected={one === desk}
          data-testid={`desk-${one}`}
          onClick={() => onDesk(one)}
        >
          {t(`desk.${one}`)} {one !== 'done' && <b className="number">{counts.data?.desks[one] ?? ''}</b>}
        </button>
      ))}
    </div>
  )
}

/** Lists apart from the desks; pressed again, the desk comes back. */
function Apart({ apart, onShow }: { apart: ListApart | null; onShow: (list: ListApart | null) => void }) {
  const { t } = useTranslation()
  return (
    <div className="lists-apart">
      {LISTS.map((one) => (
        <button
          key={one}
          type="button"
          className="plain list-apart"
          aria-pressed={one === apart}
          title={t(`listApart.${one}Hint`)}
          data-testid={`list-${one}`}
          onClick={() => onShow(one === apart ? null : one)}
        >
          {t(`listApart.${one}`)}
        </button>
      ))}
    </div>
  )
}

interface RowsProps {
  items: readonly CaseSummary[]
  marked: ReadonlySet<string>
  chosenId: string | null
  onMark: (id: string) => void
  onOpen: (id: string | null) => void
  onEnd: () => void
}
const ROW_PX = 58

function Rows({ items, marked, chosenId, onMark, onOpen, onEnd }: RowsProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
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
              <CaseRow theCase={item} isChosen={item.id === (cursor ?? chosenId)} onOpen={onOpen} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
