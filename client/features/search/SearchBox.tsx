import { SearchOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LonLat } from '../../../server/contract/common.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import type { User } from '../../../server/contract/identity.ts'
import { SEARCH_MAX_LENGTH } from '../../../server/contract/search.ts'
import { request } from '../../lib/api.ts'
import { SearchList } from './SearchList.tsx'
import type { Choice, Found } from './search-hits.ts'
import { useSearch } from './useSearch.ts'
import './search.css'

/** One box for everything that has a number, a name or an address. `/` jumps into it, Enter takes what is marked. */
export function SearchBox({
  user,
  near,
  onFound,
  onListed,
}: {
  user: User
  near: LonLat | null
  onFound: (found: Found) => void
  /** Which buildings and grids the open list names; those where listed people live, too. */
  onListed?: (listed: { buildings: readonly number[]; grids: readonly string[] }) => void
}) {
  const { t } = useTranslation()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  // Enter came before the answer: the best is taken once it is there.
  const [isHasty, setHasty] = useState(false)
  const found = useSearch(text, { user, near })
  const choices = found.state === 'found' ? found.groups.flatMap((group) => group.choices) : []
  const isCurrent = found.state === 'found' && found.isCurrent
  const take = useTake(onFound)
  useSlash(input)

  const close = () => {
    setOpen(false)
    setHasty(false)
  }
  const choose = (choice: Choice) => {
    close()
    setText('')
    input.current?.blur()
    void take(choice)
  }
  const first = choices[0]
  useEffect(() => {
    if (!isHasty || !isCurrent) return
    setHasty(false)
    if (first !== undefined) choose(first)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Escape that end the composing of a Chinese word are not meant for the list.
    if (event.nativeEvent.isComposing) return
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setOpen(true)
      if (choices.length > 0) setAt((now) => (now + move + choices.length) % choices.length)
    } else if (event.key === 'Enter') {
      const choice = choices[Math.min(at, choices.length - 1)]
      if (isOpen && isCurrent && choice !== undefined) choose(choice)
      else if (text.trim() !== '' && !isCurrent) setHasty(true)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (text === '') input.current?.blur()
      else setText('')
      close()
    }
  }
  const pointed = Math.min(at, choices.length - 1)
  const isListed = isOpen && found.state !== 'idle'
  useTellListed(isListed && isCurrent ? choices : NONE, onListed)
  const optionId = (index: number) => `${listId}-${index}`
  return (
    <search
      className="search"
      data-testid="search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <SearchOutlined className="search-glass" />
      <input
        ref={input}
        value={text}
        maxLength={SEARCH_MAX_LENGTH}
        placeholder={t('search.placeholder')}
        role="combobox"
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-expanded={isListed && choices.length > 0}
        aria-controls={isListed && choices.length > 0 ? listId : undefined}
        aria-activedescendant={isListed && choices.length > 0 ? optionId(pointed) : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
          setHasty(false)
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden>/</kbd>
      {isListed && (
        <SearchList
          {...{ found, listId, optionId, text: text.trim() }}
          at={pointed}
          onPoint={setAt}
          onChoose={choose}
        />
      )}
      <span className="search-said" role="status">
        {isListed && isCurrent ? t('search.count', { count: choices.length }) : ''}
      </span>
    </search>
  )
}

const NONE: readonly Choice[] = []

/** Tells of the buildings and grids of a list, once for each other list of them. */
function useTellListed(
  choices: readonly Choice[],
  tell: ((listed: { buildings: readonly number[]; grids: readonly string[] }) => void) | undefined,
) {
  const named = (kinds: readonly Choice['kind'][]) =>
    choices.flatMap(({ kind, id }) => (kinds.includes(kind) ? [id] : [])).join(',')
  const buildings = named(['building', 'person'])
  const grids = named(['grid'])
  useEffect(
    () =>
      tell?.({
        buildings: buildings === '' ? [] : buildings.split(',').map(Number),
        grids: grids === '' ? [] : grids.split(','),
      }),
    [buildings, grids, tell],
  )
}

/** A person leads to the house. */
function useTake(onFound: (found: Found) => void) {
  const queries = useQueryClient()
  return async ({ kind, id, place }: Choice) => {
    if (kind !== 'person') return place === null ? undefined : onFound({ kind, id, place })
    const house = await queries
      .fetchQuery({
        queryKey: ['building', id],
        queryFn: () => request(geographyEndpoints.building, { params: { id } }),
      })
      .catch(() => null)
    if (house !== null) onFound({ kind: 'building', id, place: house.properties.center })
  }
}

function useSlash(input: { readonly current: HTMLInputElement | null }) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isInField =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable=true]') !== null
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isInField) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [input])
}
