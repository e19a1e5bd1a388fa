import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaKind } from '../../../../server/contract/area.ts'
import { problemText } from '../../../lib/problem-text.ts'
import { saveFile } from '../picture/save-file.ts'
import { areaCsv } from './area-csv.ts'
import { type Asked, MOST_TAKEN, readAll } from './useArea.ts'
import { useItemTexts } from './useItemTexts.ts'
import { MARK_KEY, useMarkKey } from './useMarkKey.ts'

interface AreaActionsProps {
  asked: Asked
  kind: AreaKind
  classCode: string | null
  count: number
  onMark: ((ids: readonly string[]) => void) | undefined
}

/** As many as a step done to many takes. */
const MOST_MARKED = 200

/** What can be done with a list: taken away as a file, its cases marked. People on duty leave in no file. */
export function AreaActions({ asked, kind, classCode, count, onMark }: AreaActionsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const texts = useItemTexts(kind)
  const [isBusy, setIsBusy] = useState(false)
  const during = async (work: () => Promise<void>) => {
    setIsBusy(true)
    try {
      await work()
    } catch (error) {
      void message.error(problemText(t, error))
    } finally {
      setIsBusy(false)
    }
  }
  const save = () =>
    during(async () => {
      const items = await readAll(asked, kind, classCode)
      const heads = ['code', 'name', 'status', 'light', 'lon', 'lat'].map((head) => t(`mapwork.csv.${head}`))
      saveFile(new Blob([areaCsv(items, heads, texts)], { type: 'text/csv' }), `${kind}.csv`)
      if (items.length >= MOST_TAKEN) void message.warning(t('mapwork.inside.cut', { count: MOST_TAKEN }))
    })
  const mark = () =>
    during(async () => {
      const items = await readAll(asked, 'cases', classCode, MOST_MARKED)
      onMark?.(items.map(({ id }) => id))
      if (count > MOST_MARKED) void message.warning(t('mapwork.inside.cut', { count: MOST_MARKED }))
    })
  const mayMark = kind === 'cases' && onMark !== undefined && asked.at === null && count > 0
  useMarkKey(mayMark && !isBusy ? () => void mark() : null)
  if (kind === 'inspectors' || count === 0) return null
  return (
    <footer className="area-actions">
      <Button size="small" icon={<DownloadOutlined />} loading={isBusy} onClick={() => void save()}>
        {t('mapwork.inside.csv')}
      </Button>
      {mayMark && (
        <Button size="small" disabled={isBusy} data-testid="area-mark" onClick={() => void mark()}>
          {t('mapwork.inside.mark', { count: Math.min(count, MOST_MARKED) })} <kbd>⇧ {MARK_KEY}</kbd>
        </Button>
      )}
    </footer>
  )
}
