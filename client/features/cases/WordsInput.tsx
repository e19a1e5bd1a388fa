import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useRef } from 'react'
import type { CaseAction } from '../../../server/contract/case.ts'
import { TemplateMenu } from './TemplateMenu.tsx'
import { WORDS_MAX, withText } from './templates.ts'

interface WordsInputProps {
  action: CaseAction
  id?: string
  value?: string
  onChange?: (value: string) => void
}

/** A field for words, with ready texts for the action at hand. */
export function WordsInput({ action, id, value = '', onChange }: WordsInputProps) {
  const area = useRef<TextAreaRef>(null)
  const insert = (text: string) => {
    const field = area.current?.resizableTextArea?.textArea
    const from = field?.selectionStart ?? value.length
    const next = withText(value, text, from, field?.selectionEnd ?? value.length)
    onChange?.(next)
    area.current?.focus({ cursor: 'end' })
  }
  return (
    <div className="words">
      <Input.TextArea
        ref={area}
        {...(id === undefined ? {} : { id })}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={WORDS_MAX}
        showCount
      />
      <TemplateMenu action={action} written={value} onInsert={insert} />
    </div>
  )
}
