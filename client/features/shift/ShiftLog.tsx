import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem-text.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { useLog } from './useShift.ts'

/** What the shifts write down for each other. */
export function ShiftLog() {
  const { t } = useTranslation()
  const dateText = useDateText()
  const me = useSession().data?.id
  const { list, add, remove } = useLog()
  const [text, setText] = useState('')
  const write = () => {
    if (text.trim() !== '') add.mutate(text, { onSuccess: () => setText('') })
  }
  const error = list.error ?? add.error ?? remove.error
  return (
    <div className="shift-part" data-testid="shift-log">
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        aria-label={t('shift.logPlaceholder')}
        placeholder={t('shift.logPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && write()}
      />
      <div className="shift-foot">
        <Button
          type="primary"
          disabled={text.trim() === ''}
          loading={add.isPending}
          onClick={write}
          data-testid="log-write"
        >
          {t('shift.addLog')}
        </Button>
      </div>
      {error !== null && <Alert type="error" showIcon title={problemText(t, error)} />}
      {list.data?.items.length === 0 && <Nothing title={t('shift.noLog')} />}
      {list.data?.items.map((note) => (
        <div key={note.id} className="shift-line">
          <span>
            {note.text}
            <small>
              {note.author.name} · {dateText(note.at)}
            </small>
          </span>
          {note.author.id === me && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('shift.dropNote')}
              onClick={() => remove.mutate(note.id)}
            />
          )}
        </div>
      ))}
    </div>
  )
}
