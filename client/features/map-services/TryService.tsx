import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type DeclaredMapService,
  type MapServiceTrial,
  mapServiceEndpoints,
} from '../../../server/contract/map-service.ts'
import { useMapServiceChange } from '../../lib/useMapServices.ts'
import { Faults } from '../../ui/Faults.tsx'

/** Asks the service as it is declared for one tile over the city, and shows what came. */
export function TryService({ values, isLacking }: { values: DeclaredMapService; isLacking: boolean }) {
  const { t } = useTranslation()
  const trial = useMapServiceChange(mapServiceEndpoints.try)
  return (
    <section className="map-service-try" aria-label={t('mapServices.try.do')}>
      <div>
        <Button
          data-testid="map-service-try"
          disabled={isLacking}
          loading={trial.isPending}
          onClick={() => trial.mutate({ body: values })}
        >
          {t('mapServices.try.do')}
        </Button>{' '}
        <small className="dim">{t('mapServices.try.hint')}</small>
      </div>
      <Faults error={trial.error} />
      {trial.isSuccess && !trial.isPending && <Came trial={trial.data} />}
    </section>
  )
}

function Came({ trial }: { trial: MapServiceTrial }) {
  const { t } = useTranslation()
  const { came, z, x, y, status, mediaType, bytes, widthPx, heightPx, allowsSites, picture, tookMs } = trial
  const isUsable = came === 'picture' && allowsSites === true
  const facts = [
    t('mapServices.try.tile', { z, x, y }),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(mediaType === null ? [] : [mediaType]),
    ...(widthPx === null ? [] : [`${widthPx} × ${heightPx}`]),
    ...(bytes === null ? [] : [t('mapServices.try.kb', { kb: Math.max(1, Math.round(bytes / 1000)) })]),
    t('mapServices.try.ms', { ms: tookMs }),
  ]
  return (
    <Alert
      type={isUsable ? 'success' : came === 'picture' ? 'warning' : 'error'}
      showIcon
      data-testid="map-service-came"
      data-came={came}
      role="status"
      title={t(`mapServices.try.came.${came}`)}
      description={
        <div className="map-service-came">
          {picture !== null && <img src={picture} alt={t('mapServices.try.picture')} />}
          <div>
            {facts.join(' · ')}
            {came === 'picture' && allowsSites === false && <p>{t('mapServices.try.noSites')}</p>}
          </div>
        </div>
      }
    />
  )
}
