import { Input, Spin } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DESKS, type Desk } from '../../../server/contract/case-queries.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import { encodeFilter } from '../../lib/filter-url.ts'
import { LISTS, type ListApart } from '../../lib/view-url.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { BulkBar } from './BulkBar.tsx'
import { commandOf, isTyping, pressed } from './keys.ts'
import { FilterButton, QueueFilters } from './QueueFilters.tsx'
import { QueueRows } from './QueueRows.tsx'
import { isEmpty } from './queue-filter.ts'
import { TakeNext } from './TakeNext.tsx'
import { useCaseCounts } from './useCaseCounts.ts'
import { useCaseQueue } from './useCaseQueue.ts'
import { useDefaultFilter } from './useDefaultFilter.ts'
import { type Follower, useFollower } from './useFollower.ts'
import { type GivenMarks, useMarked } from './useMarked.ts'
import './queue.css'

interface Shown {
  readonly desk?: Desk
  readonly list?: ListApart | null
  readonly filter?: QueueFilter
}
interface CaseQueueProps {
  desk: Desk
  /** A list shown in place of the desk. */
  apart: ListApart | null
  filter: QueueFilter
  onShow: (shown: Shown) => void
  chosenId: string | null
  onOpen: (id: string | null) => void
  onHelp: () => void
  /** Told which case follows the open one. */
  follower: Follower
  /** Cases to be marked that were named elsewhere, as by an area on the map. */
  given?: GivenMarks | null
}

/** The queue by desk: live counts, the most urgent first, narrowed by filters, moved through by keys. */
export function CaseQueue(props: CaseQueueProps) {
  const { desk, apart, filter, onShow, chosenId, onOpen, onHelp, follower, given = null } = props
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [isFilterOpen, setIsFilterOpen] = useState(false)
  const asked = useDeferredValue(q.trim())
  const { list, items, more } = useCaseQueue(desk, { q: asked, apart, filter })
  const which = `${apart ?? desk} ${asked} ${encodeFilter(filter)}`
  const marks = useMarked(items, which, given)
  const onFilter = (next: QueueFilter, to?: Desk) =>
    onShow({ filter: next, ...(to === undefined ? {} : { desk: to, list: null }) })
  useFollower(follower, items, chosenId)
  useDefaultFilter(filter, onFilter)
  useDeskKeys(
    desk,
    (one) => onShow({ desk: one, list: null }),
    () => setIsFilterOpen(true),
  )
  const isNarrowed = asked !== '' || !isEmpty(filter)
  return (
    <section className="queue" aria-label={t('queue.title')}>
      <DeskTabs desk={apart === null ? desk : null} onDesk={(one) => onShow({ desk: one, list: null })} />
      <Apart apart={apart} onShow={(one) => onShow({ list: one })} />
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
        <FilterButton
          desk={desk}
          filter={filter}
          onFilter={onFilter}
          isOpen={isFilterOpen}
          onOpen={setIsFilterOpen}
        />
        <TakeNext desk={desk} onTaken={onOpen} />
      </div>
      <QueueFilters desk={desk} filter={filter} onFilter={onFilter} />
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
          title={t(isNarrowed ? 'queue.noMatch' : 'queue.empty')}
          hint={isNarrowed ? '' : t('queue.emptyHint')}
        />
      )}
      <BulkBar
        marked={marks.cases}
        loaded={items.length}
        shown={items.filter(({ id }) => marks.marked.has(id)).length}
        given={marks.isGiven ? given : null}
        onMarkAll={marks.markAll}
        onUnmark={marks.unmark}
        onClear={marks.clear}
      />
      <QueueRows
        key={which}
        items={items}
        marked={marks.marked}
        chosenId={chosenId}
        onMark={marks.toggle}
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
    <nav className="desks" aria-label={t('shift.desks')}>
      {DESKS.map((one) => (
        <button
          key={one}
          type="button"
          className="plain desk"
          aria-current={one === desk}
          data-testid={`desk-${one}`}
          onClick={() => onDesk(one)}
        >
          {t(`desk.${one}`)} {one !== 'done' && <b className="number">{counts.data?.desks[one] ?? ''}</b>}
        </button>
      ))}
    </nav>
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

/** Comma and full stop go from desk to desk, L opens the filter. */
function useDeskKeys(desk: Desk, onDesk: (desk: Desk) => void, onFilter: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const command = commandOf(pressed(event))
      const step = command === 'nextDesk' ? 1 : command === 'previousDesk' ? -1 : 0
      const to = DESKS[(DESKS.indexOf(desk) + step + DESKS.length) % DESKS.length]
      if (step !== 0 && to !== undefined) onDesk(to)
      if (command !== 'filter') return
      event.preventDefault()
      onFilter()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
