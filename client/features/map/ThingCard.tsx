import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { geographyEndpoints, inspectorEndpoints } from '../../../server/contract/geography.ts'
import { request } from '../../lib/api.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import type { Picked } from '../../scene/scene-port.ts'
import { Failed } from '../../ui/Failed.tsx'
import { BuildingSection } from './section/BuildingSection.tsx'

type Facts = { title: string; facts: readonly (readonly [string, string | null])[] }

/** What was picked on the map: its facts, in a small card. A case has its own panel. */
export function ThingCard({ picked, onClose }: { picked: Picked; onClose: () => void }) {
  const { t } = useTranslation()
  const read = useReadThing()
  const { kind, id, place } = picked
  const found = useQuery({
    queryKey: ['thing', kind, id ?? `${place.lon.toFixed(6)},${place.lat.toFixed(6)}`],
    queryFn: () => read(picked),
  })
  return (
    <section className="thing" data-testid="thing-card" data-kind={kind} data-id={id ?? ''}>
      <Button
        className="thing-close"
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('app.close')}
        onClick={onClose}
      />
      {found.isPending && <Spin size="small" />}
      {found.isError && <Failed error={found.error} />}
      {found.data !== undefined && (
        <>
          <h3>{found.data.title}</h3>
          <dl className="facts">
            {found.data.facts.map(([name, value]) =>
              value === null || value === '' ? null : (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
            )}
          </dl>
          {kind === 'building' && id !== null && <BuildingSection key={id} id={id} />}
        </>
      )}
    </section>
  )
}

function useReadThing() {
  const { t, i18n } = useTranslation()
  const named = useNamed()
  const dateText = useDateText()
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  const metres = (value: number | null) =>
    value === null ? null : t('thing.metres', { value: number(value, 1) })

  const building = async (id: string): Promise<Facts> => {
    const { properties: p } = await request(geographyEndpoints.building, { params: { id } })
    const height = `${metres(p.heightM)}${p.heightEstimated ? t('thing.estimated') : ''}`
    return {
      title: p.name === null ? t('thing.building') : named(p.name, p.nameEn),
      facts: [
        [t('thing.height'), height],
        [t('thing.floors'), p.floors === null ? null : number(p.floors)],
        [t('thing.address'), p.address],
        [t('thing.grid'), p.gridCode],
      ],
    }
  }
  const component = async (id: string): Promise<Facts> => {
    const { properties: p } = await request(geographyEndpoints.component, { params: { id } })
    return {
      title: named(p.className, p.classNameEn),
      facts: [
        [t('thing.code'), p.code],
        [t('thing.owner'), p.ownerName],
        [t('thing.state'), t(`thing.states.${p.state}`, { defaultValue: p.state })],
        [t('thing.depth'), metres(p.depthM)],
        [
          t('thing.diameter'),
          p.diameterMm === null ? null : t('thing.millimetres', { value: number(p.diameterMm) }),
        ],
        [t('thing.grid'), p.gridCode],
      ],
    }
  }
  const camera = async (id: string): Promise<Facts> => {
    const { properties: p } = await request(geographyEndpoints.camera, { params: { id } })
    return {
      title: `${t('thing.camera')} ${p.name}`,
      facts: [
        [
          t('thing.heading'),
          p.headingDeg === null ? t('thing.allAround') : t('thing.degrees', { value: number(p.headingDeg) }),
        ],
        [t('thing.view'), t('thing.degrees', { value: number(p.hfovDeg) })],
        [t('thing.range'), metres(p.rangeM)],
        [t('thing.grid'), p.gridCode],
      ],
    }
  }
  const inspector = async (id: string): Promise<Facts> => {
    const { items } = await request(inspectorEndpoints.list)
    const found = items.find((one) => one.id === id)
    return {
      title: `${t('thing.inspector')} ${found?.name ?? ''}`,
      facts: [
        [t('thing.state'), t(found?.onDuty ? 'thing.onDuty' : 'thing.offDuty')],
        [t('thing.grid'), found?.responsibilityGrid ?? null],
        [t('thing.lastSeen'), found?.at ? dateText(found.at) : null],
      ],
    }
  }
  const ground = async ({ lon, lat }: Picked['place']): Promise<Facts> => {
    const { properties: p } = await request(geographyEndpoints.gridAt, { query: { lon, lat } })
    return {
      title: `${t('thing.unit-grid')} ${p.code}`,
      facts: [
        [t('thing.street'), p.streetName],
        [t('thing.community'), p.communityName],
        [t('thing.area'), t('thing.squareMetres', { value: number(p.areaM2) })],
        [t('thing.people'), p.residents === null ? null : String(p.residents)],
      ],
    }
  }
  return ({ kind, id, place }: Picked): Promise<Facts> => {
    if (id === null || kind === 'ground' || kind === 'unit-grid' || kind === 'case') return ground(place)
    if (kind === 'building') return building(id)
    if (kind === 'camera') return camera(id)
    return kind === 'inspector' ? inspector(id) : component(id)
  }
}
