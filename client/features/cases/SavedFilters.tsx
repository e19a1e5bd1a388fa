import { Dropdown } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../../server/contract/case-queries.ts'
import type { QueueFilter, SavedFilter } from '../../../server/contract/shift.ts'
import { encodeFilter } from '../../lib/filter-url.ts'
import { isTyping } from './keys.ts'
import { useSavedFilters } from './useSavedFilters.ts'

interface SavedFiltersProps {
  desk: Desk
  filter: QueueFilter
  onFilter: (filter: QueueFilter, desk?: Desk) => void
}

/** Kept filters, the first nine by key; a menu on each orders them, makes one the default or forgets it. */
export function SavedFilters({ desk, filter, onFilter }: SavedFiltersProps) {
  const { t } = useTranslation()
  const { filters, remove, moveUp, makeDefault, defaultId, me } = useSavedFilters()
  const now = encodeFilter(filter)
  const isOn = (one: SavedFilter) =>
    encodeFilter(one.filter) === now && (one.desk === null || one.desk === desk)
  const apply = (one: SavedFilter) => (isOn(one) ? onFilter({}) : onFilter(one.filter, one.desk ?? undefined))
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || !/^[0-9]$/.test(event.key)) return
      const one = filters[Number(event.key) - 1]
      if (event.key === '0') onFilter({})
      else if (one !== undefined) apply(one)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  if (filters.length === 0) return null
  const menuOf = (one: SavedFilter, i: number) => [
    { key: 'up', label: t('filter.moveUp'), disabled: i === 0, onClick: () => moveUp(one.id) },
    {
      key: 'default',
      label: t(one.id === defaultId ? 'filter.noDefault' : 'filter.makeDefault'),
      onClick: () => makeDefault(one.id === defaultId ? null : one.id),
    },
    ...(one.owner.id === me?.id
      ? [{ key: 'drop', label: t('filter.drop'), danger: true, onClick: () => remove.mutate(one.id) }]
      : []),
  ]
  return (
    <div className="saved-filters" data-testid="saved-filters">
      {filters.map((one, i) => (
        <span key={one.id} className="saved-filter">
          <button
            type="button"
            className="plain"
            aria-pressed={isOn(one)}
            title={one.owner.id === me?.id ? one.name : t('filter.by', { name: one.owner.name })}
            onClick={() => apply(one)}
          >
            {i < 9 && <kbd>{i + 1}</kbd>} {one.name}
            {one.id === defaultId && ' ★'}
          </button>
          <Dropdown trigger={['click']} menu={{ items: menuOf(one, i) }}>
            <button
              type="button"
              className="plain saved-filter-more"
              aria-label={t('filter.more', { name: one.name })}
            >
              ⋮
            </button>
          </Dropdown>
        </span>
      ))}
    </div>
  )
}
