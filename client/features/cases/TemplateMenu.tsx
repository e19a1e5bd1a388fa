import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Popconfirm, Popover, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction } from '../../../server/contract/case.ts'
import { pageOf } from '../../lib/page-of.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useTemplates } from './useTemplates.ts'
import './templates.css'

interface TemplateMenuProps {
  action: CaseAction
  /** What stands in the field: it can be kept as a ready text. */
  written: string
  onInsert: (text: string) => void
}

/** Ready texts for what is being done: a press puts one into the field. */
export function TemplateMenu(props: TemplateMenuProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const insert = (text: string) => {
    setIsOpen(false)
    props.onInsert(text)
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger="click"
      placement="topLeft"
      arrow={false}
      align={{ overflow: { shiftX: true, adjustY: true } }}
      getPopupContainer={pageOf}
      classNames={{ root: 'templates-pop' }}
      content={<Texts {...props} onInsert={insert} />}
    >
      <Button size="small" type="link" className="templates-button" data-testid="templates">
        {t('template.button')}
      </Button>
    </Popover>
  )
}

function Texts({ action, written, onInsert }: TemplateMenuProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const { list, items, keep, drop, mayKeep } = useTemplates(action)
  const text = written.trim()
  const isKept = items.some((one) => one.text === text || one.textEn === text)
  const error = list.error ?? keep.error ?? drop.error
  return (
    <div className="templates" data-testid="template-list">
      {list.isPending && <Spin size="small" />}
      {error !== null && <Alert type="error" title={problemText(t, error)} />}
      {list.isSuccess && items.length === 0 && <p className="dim template-none">{t('template.none')}</p>}
      {items.map((one) => (
        <div key={one.id} className="template">
          <button
            type="button"
            className="plain template-text"
            onClick={() => onInsert(named(one.text, one.textEn))}
          >
            {named(one.text, one.textEn)}
          </button>
          {mayKeep && (
            <Popconfirm title={t('template.confirmDrop')} onConfirm={() => drop.mutate(one.id)}>
              <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('template.drop')} />
            </Popconfirm>
          )}
        </div>
      ))}
      {mayKeep && (
        <Button
          size="small"
          block
          disabled={text === '' || text.length > 500 || isKept}
          loading={keep.isPending}
          onClick={() => keep.mutate(text)}
          data-testid="keep-text"
        >
          {t('template.keep')}
        </Button>
      )}
    </div>
  )
}
