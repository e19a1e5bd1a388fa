import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../ui/Failed.tsx'
import type { Choice, Group, Piece } from './search-hits.ts'
import type { SearchState } from './useSearch.ts'

interface Props {
  readonly found: SearchState
  readonly text: string
  readonly at: number
  readonly listId: string
  readonly optionId: (index: number) => string
  readonly onPoint: (index: number) => void
  readonly onChoose: (choice: Choice) => void
}

/** What was found, by kind; or why there is nothing to choose. */
export function SearchList({ found, text, listId, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <div className="search-list card" data-state={found.state}>
      {found.state === 'searching' && <p className="search-word">{t('search.searching')}</p>}
      {found.state === 'personal' && <p className="search-word">{t('search.personal')}</p>}
      {found.state === 'failed' && (
        <Failed title={t('search.failed')} error={found.error} onRetry={found.retry} />
      )}
      {found.state === 'found' && found.groups.length === 0 && (
        <div className="search-word">
          {found.isCurrent ? t('search.nothing', { q: text }) : t('search.searching')}
          {found.isCurrent && <small>{t('search.hint')}</small>}
        </div>
      )}
      {found.state === 'found' && found.groups.length > 0 && (
        <div id={listId} role="listbox" aria-label={t('search.label')} aria-busy={!found.isCurrent}>
          <Groups groups={found.groups} {...rest} />
        </div>
      )}
    </div>
  )
}

function Groups({
  groups,
  at,
  optionId,
  onPoint,
  onChoose,
}: Omit<Props, 'found' | 'text' | 'listId'> & { groups: readonly Group[] }) {
  const { t } = useTranslation()
  let index = -1
  return groups.map(({ kind, choices }) => (
    // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not field sets
    <div key={kind} role="group" aria-label={t(`search.kind.${kind}`)} className="search-group">
      <div aria-hidden className="search-group-name">
        {t(`search.kind.${kind}`)}
      </div>
      {choices.map((choice) => {
        index += 1
        const own = index
        return (
          <Option
            key={choice.key}
            id={optionId(own)}
            choice={choice}
            isAt={own === at}
            onPoint={() => onPoint(own)}
            onChoose={() => onChoose(choice)}
          />
        )
      })}
    </div>
  ))
}

function Option({
  id,
  choice,
  isAt,
  onPoint,
  onChoose,
}: {
  id: string
  choice: Choice
  isAt: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAt) own.current?.scrollIntoView({ block: 'nearest' })
  }, [isAt])
  return (
    // The keys are heard by the box, where the focus stays.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      ref={own}
      id={id}
      role="option"
      aria-selected={isAt}
      className="search-hit"
      data-testid="search-hit"
      data-kind={choice.kind}
      // A press must not take the focus out of the box.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isAt ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className="search-kind">{t(`search.short.${choice.kind}`)}</span>
      <span className="search-title">
        <Pieces pieces={choice.title} />
      </span>
      <span className="search-more">
        {choice.more.map(({ field, pieces }) => (
          <span key={field}>
            <Pieces pieces={pieces} />
          </span>
        ))}
      </span>
    </div>
  )
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ from, text, isMarked }) =>
    isMarked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
  )
