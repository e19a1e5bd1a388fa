import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Spin, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { duplicateEndpoints, type RecurringSpot } from '../../../server/contract/duplicate.ts'
import { request } from '../../lib/api.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { DEFAULT_VIEW, encodeView } from '../../lib/view-url.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import './recurring.css'

/** Spots where problems of one family are closed again and again, the latest first. */
export function RecurringSpots() {
  const { t } = useTranslation()
  const found = useInfiniteQuery({
    queryKey: ['cases', 'recurring'],
    queryFn: ({ pageParam, signal }) =>
      request(duplicateEndpoints.recurring, {
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  if (found.isPending) return <Spin className="recurring-waiting" />
  if (found.isError)
    return <Failed title={t('recurring.failed')} error={found.error} onRetry={() => void found.refetch()} />
  const spots = found.data.pages.flatMap(({ items }) => items)
  if (spots.length === 0) return <Nothing title={t('recurring.none')} hint={t('recurring.noneHint')} />
  return (
    <div className="recurring-spots">
      <table data-testid="recurring-spots">
        <thead>
          <tr>
            <th scope="col">{t('recurring.what')}</th>
            <th scope="col">{t('recurring.place')}</th>
            <th scope="col">{t('recurring.count')}</th>
            <th scope="col">{t('recurring.open')}</th>
            <th scope="col">{t('recurring.last')}</th>
            <th scope="col">{t('recurring.cases')}</th>
            <th scope="col">{t('recurring.map')}</th>
          </tr>
        </thead>
        <tbody>
          {spots.map((spot) => (
            <SpotRow key={spot.id} spot={spot} />
          ))}
        </tbody>
      </table>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('recurring.more')}
        </Button>
      )}
    </div>
  )
}

const ABOVE_M = 500

function SpotRow({ spot }: { spot: RecurringSpot }) {
  const { t } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  const street = named(spot.street.name, spot.street.nameEn)
  const place = spot.address ?? street
  const camera = { ...spot.location, heightM: ABOVE_M, headingDeg: 0, pitchDeg: -90 }
  const map = `/command?${encodeView({ ...DEFAULT_VIEW, camera })}`
  return (
    <tr data-testid="recurring-spot">
      <th scope="row">
        <Tag color="volcano">↻ {t('recurring.tag')}</Tag> {named(spot.className, spot.classNameEn)}
        <small>{t(`kind.${spot.kind}`)}</small>
      </th>
      <td data-label={t('recurring.place')}>
        {place}
        {place !== street && <small>{street}</small>}
      </td>
      <td data-label={t('recurring.count')}>
        <b>{spot.count}</b>
        <small>{t('recurring.since', { since: spot.sinceOn })}</small>
      </td>
      <td data-label={t('recurring.open')}>{spot.openCount}</td>
      <td data-label={t('recurring.last')}>{dateText(spot.lastClosedAt)}</td>
      <td data-label={t('recurring.cases')} className="recurring-cases">
        {spot.cases.slice(0, 5).map(({ id, number }) => (
          <Link key={id} to={`/command?${encodeView({ ...DEFAULT_VIEW, camera, caseId: id })}`}>
            {number}
          </Link>
        ))}
      </td>
      <td data-label={t('recurring.map')}>
        <Link to={map} aria-label={t('recurring.toMap', { place })}>
          {t('recurring.map')}
        </Link>
      </td>
    </tr>
  )
}
