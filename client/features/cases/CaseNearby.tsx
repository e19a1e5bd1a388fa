import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import { request } from '../../lib/api.ts'
import { useNearby } from './useCase.ts'

const metres = (m: number) => `${Math.round(m)} m`

/** What is around: cameras that see the place, people on duty. */
export function CaseNearby({ theCase }: { theCase: CaseDetail }) {
  const { t } = useTranslation()
  const nearby = useNearby(theCase.id)
  const { lon, lat } = theCase.location
  const covering = useQuery({
    queryKey: ['covering', lon, lat],
    queryFn: () => request(geographyEndpoints.covering, { query: { lon, lat } }),
    staleTime: 300_000,
  })
  const seeing = (covering.data?.items ?? []).filter(({ sees }) => sees)
  const people = nearby.data?.inspectors ?? []
  const listed = (names: string[]) => (names.length === 0 ? t('panel.none') : names.slice(0, 3).join(' · '))
  return (
    <div className="panel-part">
      <h3>{t('panel.nearby')}</h3>
      <dl className="facts">
        <dt>{t('panel.seen')}</dt>
        <dd>{listed(seeing.map(({ name, distanceM }) => `${name} (${metres(distanceM)})`))}</dd>
        <dt>{t('panel.people')}</dt>
        <dd>{listed(people.map(({ name, distanceM }) => `${name} ${metres(distanceM)}`))}</dd>
      </dl>
    </div>
  )
}
