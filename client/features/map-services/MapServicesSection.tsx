import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Popconfirm, Spin, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MapService, mapServiceEndpoints } from '../../../server/contract/map-service.ts'
import { useMapServiceChange, useMapServices } from '../../lib/useMapServices.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Faults } from '../../ui/Faults.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { MapServiceForm, schemeKey } from './MapServiceForm.tsx'
import './map-services.css'

/** Where the map may get pictures from beside our own. */
export function MapServicesSection() {
  const { t } = useTranslation()
  const services = useMapServices()
  const remove = useMapServiceChange(mapServiceEndpoints.remove)
  const [edited, setEdited] = useState<MapService | 'new' | null>(null)
  if (services.isPending) return <Spin className="admin-waiting" />
  if (services.isError) return <Failed error={services.error} onRetry={() => void services.refetch()} />
  const { items } = services.data
  return (
    <div className="map-services" data-testid="map-services">
      <header>
        <div>
          <h2>{t('mapServices.title')}</h2>
          <p className="dim">{t('mapServices.hint')}</p>
        </div>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-testid="map-service-new"
          onClick={() => setEdited('new')}
        >
          {t('mapServices.add')}
        </Button>
      </header>
      <Alert type="info" showIcon title={t('mapServices.notes')} />
      <Faults error={remove.error} />
      {items.length === 0 && (
        <Card size="small">
          <Nothing title={t('mapServices.none')} />
        </Card>
      )}
      {items.map((service) => (
        <ServiceCard
          key={service.id}
          service={service}
          onEdit={() => setEdited(service)}
          onRemove={() => remove.mutate({ params: { id: service.id } })}
        />
      ))}
      {edited !== null && (
        <MapServiceForm service={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
  )
}

function ServiceCard(props: { service: MapService; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const { service, onEdit, onRemove } = props
  const { name, nameEn, url, attribution, kind, scheme, minZoom, maxZoom, enabled } = service
  const shown = named(name, nameEn)
  return (
    <Card size="small" data-testid={`map-service-${name}`}>
      <div className="map-service">
        <div>
          <b>{shown}</b>{' '}
          <Tag color={enabled ? 'green' : 'default'}>
            {t(enabled ? 'mapServices.enabled' : 'mapServices.off')}
          </Tag>
          <p className="dim">
            {t(`mapServices.kinds.${kind}`)} · {t(`mapServices.schemes.${schemeKey(scheme)}`)} ·{' '}
            {t('mapServices.zoom', { from: minZoom, to: maxZoom })} · {attribution}
          </p>
          <code>{url}</code>
        </div>
        <div className="map-service-do">
          <Button size="small" onClick={onEdit}>
            {t('mapServices.edit')}
          </Button>
          <Popconfirm
            title={t('mapServices.removeAsk', { name: shown })}
            okText={t('mapServices.remove')}
            cancelText={t('app.cancel')}
            onConfirm={onRemove}
          >
            <Button size="small" danger>
              {t('mapServices.remove')}
            </Button>
          </Popconfirm>
        </div>
      </div>
    </Card>
  )
}
