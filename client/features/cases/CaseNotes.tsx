import { DeleteOutlined, PushpinOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOperator, shiftEndpoints } from '../../../server/contract/shift.ts'
import { request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useSession } from '../../lib/session.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { draftOf, dropDraft, keepDraft } from './drafts.ts'
import { commandOf, isTyping, pressed } from './keys.ts'
import './notes.css'

/** What operators pin to a case for each other or for themselves; units never see it, and it is no part of the history. */
export function CaseNotes({ id }: { id: string }) {
  const me = useSession().data
  return me !== undefined && me !== null && isOperator(me) ? <Notes id={id} me={me.id} /> : null
}

function Notes({ id, me }: { id: string; me: string }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const queries = useQueryClient()
  const key = ['cases', 'notes', id]
  const [isWriting, setIsWriting] = useState(false)
  const found = useQuery({
    queryKey: key,
    queryFn: () => request(shiftEndpoints.caseNotes, { params: { id } }),
  })
  const remove = useMutation({
    mutationFn: (note: string) => request(shiftEndpoints.removeNote, { params: { id: note } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: key }),
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || commandOf(pressed(event)) !== 'note') return
      event.preventDefault()
      setIsWriting(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const notes = found.data?.items ?? []
  return (
    <div
      className={notes.length > 0 || isWriting ? 'panel-part case-notes' : 'case-notes'}
      data-testid="case-notes"
    >
      {notes.map((note) => (
        <p key={note.id} className="case-note">
          <PushpinOutlined aria-hidden /> {note.text}
          <small className="dim">
            {note.author.name} · {dateText(note.at)} {!note.shared && `· ${t('shift.private')}`}
            {note.author.id === me && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('shift.dropNote')}
                onClick={() => remove.mutate(note.id)}
              />
            )}
          </small>
        </p>
      ))}
      {isWriting ? (
        <Writing id={id} me={me} onDone={() => setIsWriting(false)} />
      ) : (
        <Button size="small" type="link" onClick={() => setIsWriting(true)} data-testid="add-note">
          {t('shift.pinNote')} <kbd>Q</kbd>
        </Button>
      )}
    </div>
  )
}

function Writing({ id, me, onDone }: { id: string; me: string; onDone: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ text: string; shared: boolean }>()
  const add = useMutation({
    mutationFn: (body: { text: string; shared: boolean }) =>
      request(shiftEndpoints.addCaseNote, { params: { id }, body }),
    onSuccess: () => {
      dropDraft(me, id, 'note')
      void queries.invalidateQueries({ queryKey: ['cases', 'notes', id] })
      onDone()
    },
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of a form, from whichever field has the focus
    <div
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
        if (event.key === 'Escape') onDone()
      }}
    >
      <Form
        form={form}
        initialValues={{ shared: true, ...draftOf(me, id, 'note') }}
        onValuesChange={(_, values) => keepDraft([me, id, 'note'], values)}
        onFinish={(values) => add.mutate(values)}
      >
        <Form.Item name="text" rules={[{ required: true, whitespace: true, message: t('form.required') }]}>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2000}
            aria-label={t('shift.note')}
            data-testid="note-text"
          />
        </Form.Item>
        {add.isError && <Alert type="error" showIcon title={problemText(t, add.error)} />}
        <div className="case-note-foot">
          <Form.Item name="shared" valuePropName="checked">
            <Checkbox>{t('shift.shared')}</Checkbox>
          </Form.Item>
          <Button size="small" onClick={onDone}>
            {t('app.cancel')}
          </Button>
          <Button
            size="small"
            type="primary"
            htmlType="submit"
            loading={add.isPending}
            data-testid="note-send"
          >
            {t('shift.pin')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
