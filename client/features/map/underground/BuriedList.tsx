import type { ReactNode } from 'react'
import type { BuriedThing } from '../../../../server/contract/underground.ts'
import { PipeMark } from './PipeMark.tsx'
import { useBuriedTexts } from './useUnderground.ts'

interface BuriedListProps<T extends BuriedThing> {
  items: readonly T[]
  /** How near it is, in words. */
  near: (item: T) => ReactNode
  onPick: (item: T) => void
  rowTestId: string
}

/** Pipes and covers with kind, nearness, depth and diameter; a row picks it on the map. */
export function BuriedList<T extends BuriedThing>({ items, near, onPick, rowTestId }: BuriedListProps<T>) {
  const texts = useBuriedTexts()
  return (
    <ul className="buried-list">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className="plain" data-testid={rowTestId} onClick={() => onPick(item)}>
            <PipeMark classCode={item.classCode} />
            <span>
              {texts.kind(item)}
              {near(item)}
            </span>
            <span className="number">
              {texts.depth(item)}
              <small>{texts.diameter(item)}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
