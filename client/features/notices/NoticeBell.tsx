import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../server/contract/notice.ts'
import { pageOf } from '../../lib/page-of.ts'
import { NoticeAlert } from './NoticeAlert.tsx'
import { NoticeList } from './NoticeList.tsx'
import { useNotices, useReadNotice } from './useNotices.ts'
import './notices.css'

/** The bell: how many I have not read, and the list under it. A press on one opens its case. */
export function NoticeBell({ onOpen }: { onOpen: (caseId: string) => void }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const notices = useNotices()
  const { mutate: read } = useReadNotice()
  const { list, items, unread } = notices
  const open = useCallback(
    (notice: Notice) => {
      if (notice.readAt === null) read({ id: notice.id, upTo: false })
      if (notice.case === null) return
      setIsOpen(false)
      onOpen(notice.case.id)
    },
    [read, onOpen],
  )
  const newest = items[0]
  return (
    <>
      <Popover
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger="click"
        placement="bottomRight"
        arrow={false}
        align={{ overflow: { shiftX: true, adjustY: true } }}
        getPopupContainer={pageOf}
        classNames={{ root: 'notices-pop' }}
        content={
          <NoticeList
            list={list}
            items={items}
            unread={unread}
            onOpen={open}
            onReadAll={() => newest !== undefined && read({ id: newest.id, upTo: true })}
          />
        }
      >
        <Badge count={unread} overflowCount={99} size="small" offset={[-4, 6]}>
          <Button
            type="text"
            className="bell"
            icon={<BellOutlined />}
            data-testid="bell"
            data-unread={unread}
            aria-label={t('notice.bell', { count: unread })}
            aria-expanded={isOpen}
          />
        </Badge>
      </Popover>
      <NoticeAlert items={items} isLoaded={list.isSuccess} onOpen={open} />
    </>
  )
}
