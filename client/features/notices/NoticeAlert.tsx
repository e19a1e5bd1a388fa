import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../server/contract/notice.ts'
import { showOnDesktop } from '../../lib/desktop.ts'
import { LevelMark, PenaltyCard } from '../../ui/LevelMark.tsx'
import { freshNotices, newestId } from './fresh-notices.ts'
import { useNoticeText } from './useNoticeText.ts'

const SHOWN_MS = 12_000

interface NoticeAlertProps {
  items: readonly Notice[]
  isLoaded: boolean
  onOpen: (notice: Notice) => void
}

/** What comes while the page is open is said once: on top of the page for a while, and by the browser where that was asked for. */
export function NoticeAlert({ items, isLoaded, onOpen }: NoticeAlertProps) {
  const { t } = useTranslation()
  const textOf = useNoticeText()
  const fresh = useFresh(items, isLoaded)
  const [gone, setGone] = useState<Notice>()
  const [latest] = fresh
  const tell = useRef<(notice: Notice) => void>(undefined)
  useEffect(() => {
    tell.current = (notice) => {
      const { title, happened, detail } = textOf(notice)
      const level = notice.level === null ? '' : t(`level.${notice.level}`)
      const headline = [title, happened, level].filter(Boolean).join(' ')
      showOnDesktop(headline, detail, notice.id, () => onOpen(notice))
    }
  })
  useEffect(() => {
    if (latest === undefined) return
    tell.current?.(latest)
    const timer = setTimeout(() => setGone(latest), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [latest])
  if (latest === undefined || latest === gone) return null
  const { title, happened, detail } = textOf(latest)
  const close = () => setGone(latest)
  return (
    <div className="notice-alert" role="status" data-testid="notice-alert">
      <span className="notice-alert-text">
        <b>{title}</b> {happened} {latest.level !== null && <LevelMark level={latest.level} />}{' '}
        {latest.card !== null && <PenaltyCard card={latest.card} />}
        <small>{fresh.length > 1 ? t('notice.andMore', { count: fresh.length - 1 }) : detail}</small>
      </span>
      {latest.case !== null && (
        <Button
          size="small"
          onClick={() => {
            close()
            onOpen(latest)
          }}
        >
          {t('notice.look')}
        </Button>
      )}
      <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('app.close')} onClick={close} />
    </div>
  )
}

/** The last ones that came since the page was opened. */
function useFresh(items: readonly Notice[], isLoaded: boolean): readonly Notice[] {
  const known = useRef<number | null>(null)
  const [fresh, setFresh] = useState<readonly Notice[]>([])
  useEffect(() => {
    if (!isLoaded) return
    const found = freshNotices(items, known.current)
    known.current = Math.max(known.current ?? 0, newestId(items))
    if (found.length > 0) setFresh(found)
  }, [items, isLoaded])
  return fresh
}
