import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import { request } from '../../lib/api.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useUnits } from './useFieldOptions.ts'

const RARELY_CHANGES = 3_600_000

/** Classes and streets as a filter offers them. */
export function useFilterOptions() {
  const named = useNamed()
  const classes = useQuery({
    queryKey: ['classes'],
    queryFn: () => request(catalogEndpoints.classes),
    staleTime: RARELY_CHANGES,
  })
  const city = useQuery({
    queryKey: ['city'],
    queryFn: () => request(geographyEndpoints.city),
    staleTime: RARELY_CHANGES,
  })
  return {
    classes: (classes.data?.items ?? []).map((one) => ({
      value: `${one.kind} ${one.code}`,
      label: `${named(one.name, one.nameEn)} · ${one.code}`,
    })),
    streets: (city.data?.streets ?? []).map((one) => ({
      value: one.code,
      label: named(one.name, one.nameEn),
    })),
    units: useUnits().options,
  }
}

/** A part of a filter in words. */
export function useFilterText() {
  const { t } = useTranslation()
  const { classes, streets, units } = useFilterOptions()
  const label = (options: readonly { value: string; label: string }[], value: string | undefined) =>
    options.find((one) => one.value === value)?.label ?? value ?? ''
  return (name: keyof QueueFilter, filter: QueueFilter): string => {
    switch (name) {
      case 'kind':
        return filter.kind === undefined ? '' : t(`kind.${filter.kind}`)
      case 'class':
        return label(classes, `${filter.kind ?? 'event'} ${filter.class}`)
      case 'source':
        return filter.source === undefined ? '' : t(`source.${filter.source}`)
      case 'street':
        return label(streets, filter.street)
      case 'unit':
        return label(units, filter.unit)
      case 'light':
        return filter.light === undefined ? '' : t(`light.${filter.light}`)
      case 'urgent':
        return t('queue.urgent')
      case 'claim':
        return t(filter.claim === 'mine' ? 'filter.mine' : 'filter.unclaimed')
      case 'days':
        return t('filter.lastDays', { count: filter.days ?? 1 })
      case 'community':
        return `${t('filter.community')} ${filter.community}`
      case 'grid':
        return `${t('filter.grid')} ${filter.grid}`
    }
  }
}
