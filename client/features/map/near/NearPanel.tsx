import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { areaEndpoints, type PlaceNearby } from '../../../../server/contract/area.ts'
import { type Coverage, geographyEndpoints } from '../../../../server/contract/geography.ts'
import { request } from '../../../lib/api.ts'
import { useNamed } from '../../../lib/useNamed.ts'
import type { LonLat, Sketch } from '../../../scene/scene-port.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { useMapFigures } from '../tools/useMapFigures.ts'
import '../area/area.css'

interface NearPanelProps {
  place: LonLat
  /** The chosen camera's view and line of sight, to be drawn. */
  onSight: (sketch: readonly Sketch[]) => void
  onFly: (place: LonLat) => void
  onClose: () => void
}

/** What is near a place: cameras that see it and why others do not, people on duty, who looks after it, components. */
export function NearPanel({ place, onSight, onFly, onClose }: NearPanelProps) {
  const { t } = useTranslation()
  const { lon, lat } = place
  const near = useQuery({
    queryKey: ['near', lon, lat],
    queryFn: ({ signal }) => request(areaEndpoints.nearby, { query: { lon, lat }, signal }),
  })
  const cameras = useQuery({
    queryKey: ['covering', lon, lat],
    queryFn: ({ signal }) => request(geographyEndpoints.covering, { query: { lon, lat }, signal }),
  })
  return (
    <section className="map-panel card" data-testid="near-panel" aria-label={t('mapwork.near.title')}>
      <header className="map-panel-head">
        <h3>{t('mapwork.near.title')}</h3>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('app.close')}
          onClick={onClose}
        />
      </header>
      <div className="near-body">
        {(near.isPending || cameras.isPending) && <Spin size="small" />}
        {near.isError && <Failed error={near.error} onRetry={() => void near.refetch()} />}
        {near.data !== undefined && <Place found={near.data} />}
        {cameras.isError && <Failed error={cameras.error} onRetry={() => void cameras.refetch()} />}
        {cameras.data !== undefined && (
          <Cameras cameras={cameras.data.items} place={place} onSight={onSight} />
        )}
        {near.data !== undefined && <Things found={near.data} onFly={onFly} />}
      </div>
    </section>
  )
}

function Place({ found }: { found: PlaceNearby }) {
  const { t } = useTranslation()
  const named = useNamed()
  const { building, managers, gridCode } = found
  return (
    <dl className="facts area-summary">
      <div>
        <dt>{t('thing.grid')}</dt>
        <dd className="number">{gridCode ?? t('map.noGrid')}</dd>
      </div>
      <div>
        <dt>{t('thing.building')}</dt>
        <dd>
          {building === null
            ? t('mapwork.near.noBuilding')
            : named(building.name ?? building.address ?? t('thing.noName'), building.nameEn)}
        </dd>
      </div>
      {managers.map(({ duty, name }) => (
        <div key={`${duty} ${name}`}>
          <dt>{t(`mapwork.near.${duty}`)}</dt>
          <dd>{name}</dd>
        </div>
      ))}
    </dl>
  )
}

interface CamerasProps {
  cameras: readonly Coverage[]
  place: LonLat
  onSight: NearPanelProps['onSight']
}

function Cameras({ cameras, place, onSight }: CamerasProps) {
  const { t } = useTranslation()
  const show = useMapFigures()
  const [chosen, setChosen] = useState<Coverage | null>(null)
  useSight(chosen, place, onSight)
  const seeing = cameras.filter(({ sees }) => sees).length
  return (
    <section aria-label={t('mapwork.near.cameras')}>
      <h4>{t('mapwork.near.camerasCount', { count: seeing })}</h4>
      <ul className="near-list">
        {cameras.map((camera) => (
          <li key={camera.id}>
            <button
              type="button"
              className="plain near-row"
              aria-pressed={chosen?.id === camera.id}
              data-testid="near-camera"
              data-sees={camera.sees}
              onClick={() => setChosen(chosen?.id === camera.id ? null : camera)}
            >
              <span aria-hidden>{camera.sees ? '◉' : '○'}</span>
              <span className="area-row-name">
                {camera.name}
                <small>
                  {camera.sees
                    ? t('mapwork.near.sees')
                    : t(`mapwork.near.why.${camera.whyNot ?? 'outside-view'}`)}
                </small>
              </span>
              <small className="number">{show.length(camera.distanceM)}</small>
            </button>
          </li>
        ))}
      </ul>
      {cameras.length === 0 && <p className="area-none">{t('mapwork.near.noCameras')}</p>}
    </section>
  )
}

/** Asks where the chosen camera hangs, and gives what is to be drawn of it. */
function useSight(chosen: Coverage | null, to: LonLat, onSight: NearPanelProps['onSight']): void {
  const camera = useQuery({
    queryKey: ['thing', 'camera-view', chosen?.id],
    queryFn: () => request(geographyEndpoints.camera, { params: { id: chosen?.id ?? '' } }),
    enabled: chosen !== null,
  }).data
  const sees = chosen?.sees ?? false
  const isChosen = chosen !== null
  useEffect(() => {
    if (!isChosen || camera === undefined) return
    const [lon = 0, lat = 0] = camera.geometry.coordinates as number[]
    const { heightM, headingDeg, hfovDeg, rangeM } = camera.properties
    const mark = { id: camera.id, lon, lat, heightM, headingDeg, hfovDeg, rangeM }
    onSight([{ kind: 'sight', camera: mark, to, sees }])
    return () => onSight([])
  }, [isChosen, camera, to, sees, onSight])
}

function Things({ found, onFly }: { found: PlaceNearby; onFly: NearPanelProps['onFly'] }) {
  const { t } = useTranslation()
  const named = useNamed()
  const lists = [
    ['inspectors', found.inspectors.map((one) => ({ ...one, code: null, nameEn: null }))],
    ['components', found.components],
  ] as const
  return lists.map(([kind, things]) => (
    <section key={kind} aria-label={t(`mapwork.kind.${kind}`)}>
      <h4>
        {t(`mapwork.near.${kind}`)} <span className="number">{things.length}</span>
      </h4>
      <ul className="near-list">
        {things.map((thing) => (
          <NearThing
            key={thing.id}
            name={named(thing.name, thing.nameEn)}
            code={thing.code}
            distanceM={thing.distanceM}
            onClick={() => onFly(thing.location)}
          />
        ))}
      </ul>
    </section>
  ))
}

function NearThing(props: { name: string; code: string | null; distanceM: number; onClick: () => void }) {
  const show = useMapFigures()
  return (
    <li>
      <button type="button" className="plain near-row" onClick={props.onClick}>
        <span className="area-row-name">
          {props.name}
          {props.code !== null && <small className="number">{props.code}</small>}
        </span>
        <small className="number">{show.length(props.distanceM)}</small>
      </button>
    </li>
  )
}
