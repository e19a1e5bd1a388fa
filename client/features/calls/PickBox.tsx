import { AutoComplete } from 'antd'
import { type ReactNode, useId } from 'react'

interface PickBoxProps<T> {
  label: string
  hint: string
  shortcut: string
  testId: string
  text: string
  found: readonly T[]
  keyOf: (one: T) => string
  show: (one: T) => ReactNode
  nothing: string | null
  isWrong?: boolean
  onText: (text: string) => void
  onPick: (one: T) => void
}

/** A box that finds as one types: arrows move, Enter takes the first, and the words stay when nothing was taken. */
export function PickBox<T>(props: PickBoxProps<T>) {
  const { label, hint, shortcut, testId, text, found, keyOf, show, nothing, isWrong = false } = props
  const id = useId()
  return (
    <div className="call-field" data-testid={testId}>
      <label htmlFor={id}>
        {label} <kbd>{shortcut}</kbd>
      </label>
      <AutoComplete
        id={id}
        value={text}
        placeholder={hint}
        maxLength={200}
        status={isWrong ? 'error' : ''}
        defaultActiveFirstOption
        popupMatchSelectWidth
        notFoundContent={nothing}
        options={found.map((one) => ({ value: keyOf(one), label: show(one) }))}
        onSearch={props.onText}
        onSelect={(value: string) => {
          const picked = found.find((one) => keyOf(one) === value)
          if (picked !== undefined) props.onPick(picked)
        }}
      />
    </div>
  )
}
