import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { geographyEndpoints } from '../../server/contract/geography.ts'
import { request } from './api.ts'

/** Laid by this program itself. */
const OURS = 'demo'
const RARELY_CHANGES_MS = 600_000

/** Lines that name whose data the map shows, as their licences ask. */
export function useDataRights(): readonly string[] {
  const { t } = useTranslation()
  const { data: city } = useQuery({
    queryKey: ['city'],
    queryFn: () => request(geographyEndpoints.city),
    staleTime: RARELY_CHANGES_MS,
  })
  const sources = (city?.sources ?? []).filter((source) => source !== OURS)
  const others = sources.filter((source) => !isOsm(source))
  return [
    ...(others.length < sources.length ? [t('look.signs.osm')] : []),
    ...(others.length > 0 ? [t('look.signs.data', { names: others.join(' · ') })] : []),
  ]
}

/** The importer names an extract so; a converted one carries it in its file's name. */
const isOsm = (source: string) => /(^|[^a-z])osm([^a-z]|$)|openstreetmap/i.test(source)
