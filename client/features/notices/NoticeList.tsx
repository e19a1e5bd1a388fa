import { Button, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../server/contract/notice.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { LevelMark, PenaltyCard } from '../../ui/LevelMark.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { DesktopSwitch } from './DesktopSwitch.tsx'
import type { useNotices } from './useNotices.ts'
import { useNoticeText } from './useNoticeText.ts'

interface NoticeListProps {
  list: ReturnType<typeof useNotices>['list']
  items: readonly Notice[]
  unread: number
  onOpen: (notice: Notice) => void
  onReadAll: () => void
}

/** Notices newest first, all or the unread alone. */
export function NoticeList({ list, items, unread, onOpen, onReadAll }: NoticeListProps) {
  const { t } = useTranslation()
  const [shows, setShows] = useState<'unread' | 'all'>('unread')
  const isDone = shows === 'unread' && unread === 0
  const shown = shows === 'all' ? items : items.filter(({ readAt }) => readAt === null)
  return (
    <section className="notices" aria-label={t('notice.title')} data-testid="notices">
      <header className="notices-head">
        <Segmented
          size="small"
          value={shows}
          onChange={(value) => setShows(value === 'all' ? 'all' : 'unread')}
          options={[
            { value: 'unread', label: `${t('notice.unread')} ${unread}` },
            { value: 'all', label: t('notice.all') },
          ]}
        />
        <Button size="small" type="link" disabled={unread === 0} onClick={onReadAll} data-testid="read-all">
          {t('notice.readAll')}
        </Button>
      </header>
      <div className="notices-rows">
        {list.isPending && (
          <div className="state">
            <Spin />
          </div>
        )}
        {list.isError && items.length === 0 && (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isSuccess && shown.length === 0 && (shows === 'all' || isDone) && (
          <Nothing title={t(shows === 'all' ? 'notice.none' : 'notice.noneUnread')} />
        )}
        {shown.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={onOpen} />
        ))}
        {list.hasNextPage && !isDone && (
          <Button
            block
            type="text"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('queue.more')}
          </Button>
        )}
      </div>
      <DesktopSwitch />
    </section>
  )
}

function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: (notice: Notice) => void }) {
  const dateText = useDateText()
  const { title, happened, detail, words } = useNoticeText()(notice)
  const { level, card, at, readAt, kind } = notice
  return (
    <button
      type="button"
      className={`plain notice ${readAt === null ? 'notice-unread' : ''}`}
      data-testid="notice"
      data-kind={kind}
      data-level={level ?? ''}
      onClick={() => onOpen(notice)}
    >
      <span className="notice-title">
        <b>{title}</b> {happened} {level !== null && <LevelMark level={level} />}{' '}
        {card !== null && <PenaltyCard card={card} />}
      </span>
      <small className="notice-time number">{dateText(at)}</small>
      {words !== null && <span className="notice-words">{words}</span>}
      <small className="notice-detail number">{detail}</small>
    </button>
  )
}
