import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, Popover, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../../server/contract/case-queries.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import { pageOf } from '../../lib/page-of.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { isEmpty } from './queue-filter.ts'
import { SavedFilters } from './SavedFilters.tsx'
import { useFilterText } from './useFilterText.ts'
import './filters.css'

interface QueueFiltersProps {
  desk: Desk
  filter: QueueFilter
  onFilter: (filter: QueueFilter, desk?: Desk) => void
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** The button that opens the editor of the filter. */
export function FilterButton({ desk, filter, onFilter, isOpen, onOpen }: QueueFiltersProps) {
  const { t } = useTranslation()
  return (
    <Popover
      open={isOpen}
      onOpenChange={onOpen}
      trigger="click"
      placement="rightTop"
      arrow={false}
      destroyOnHidden
      getPopupContainer={pageOf}
      content={<FilterEditor desk={desk} filter={filter} onFilter={onFilter} onClose={() => onOpen(false)} />}
    >
      <Badge count={Object.keys(filter).length} size="small" color="#4cc2ff">
        <Button
          size="small"
          icon={<FilterOutlined />}
          aria-label={t('filter.button')}
          aria-expanded={isOpen}
          data-testid="filter-button"
        />
      </Badge>
    </Popover>
  )
}

type FiltersProps = Omit<QueueFiltersProps, 'isOpen' | 'onOpen'>

/** The kept filters with their keys, and what the queue is narrowed to. */
export function QueueFilters({ desk, filter, onFilter }: FiltersProps) {
  return (
    <>
      <SavedFilters desk={desk} filter={filter} onFilter={onFilter} />
      {!isEmpty(filter) && <FilterChips filter={filter} onFilter={onFilter} />}
    </>
  )
}

/** Each part of the filter in words, to be taken away. Without a filter nobody asks for the words of classes and units. */
function FilterChips({ filter, onFilter }: Omit<FiltersProps, 'desk'>) {
  const { t } = useTranslation()
  const textOf = useFilterText()
  const without = (name: keyof QueueFilter) => {
    const { [name]: _, ...rest } = filter
    onFilter(rest)
  }
  return (
    <div className="filter-chips" data-testid="filter-chips">
      {(Object.keys(filter) as (keyof QueueFilter)[]).map((name) => (
        <Tag
          key={name}
          closable={{ 'aria-label': t('filter.without', { what: textOf(name, filter) }) }}
          onClose={(event) => {
            event.preventDefault()
            without(name)
          }}
        >
          {textOf(name, filter)}
        </Tag>
      ))}
      <Button size="small" type="link" onClick={() => onFilter({})}>
        {t('filter.clear')}
      </Button>
    </div>
  )
}
