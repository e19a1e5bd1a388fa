import { Button, Checkbox, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapService } from '../../../../server/contract/map-service.ts'
import { useMapServices } from '../../../lib/useMapServices.ts'
import { useNamed } from '../../../lib/useNamed.ts'
import type { MapPictures, ScenePort } from '../../../scene/scene-port.ts'
import { useAnswering } from './useAnswering.ts'
import './base-map.css'

const OWN = 'own'
const REMEMBERED = 'cityloop.base-map'

/** What lies under the city: our own map, or a service of the city's own. Nothing at all where no service is configured. */
export function BaseMapChoice({ port }: { port: ScenePort | null }) {
  const { t } = useTranslation()
  const named = useNamed()
  const items = useMapServices().data?.items
  const [chosen, setChosen] = useState<readonly string[]>(remembered)
  const known = (items ?? []).filter(({ enabled }) => enabled)
  const shown = known.filter(({ id }) => chosen.includes(id))
  const answering = useAnswering(shown)
  const { turn } = answering
  const pictures = JSON.stringify(shown.map(picturesOf))
  // One that answers again is asked for its tiles anew: those that failed are not asked for twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: laid anew when a service answers otherwise than before
  useEffect(() => {
    port?.setPictures([])
    port?.setPictures(JSON.parse(pictures) as MapPictures[])
  }, [port, pictures, turn])
  if (known.length === 0) return null
  const choose = (ids: readonly string[]) => {
    setChosen(ids)
    localStorage.setItem(REMEMBERED, JSON.stringify(ids))
  }
  const bases = known.filter(({ kind }) => kind === 'base')
  const overlays = known.filter(({ kind }) => kind === 'overlay')
  const base = shown.find(({ kind }) => kind === 'base')
  const withoutBases = chosen.filter((id) => bases.every((one) => one.id !== id))
  return (
    <section className="base-map" aria-label={t('mapServices.choose')} data-testid="base-map">
      {bases.length > 0 && (
        <Select
          size="small"
          aria-label={t('mapServices.choose')}
          value={base?.id ?? OWN}
          options={[
            { value: OWN, label: t('mapServices.own') },
            ...bases.map(({ id, name, nameEn }) => ({ value: id, label: named(name, nameEn) })),
          ]}
          onChange={(id: string) => choose(id === OWN ? withoutBases : [...withoutBases, id])}
        />
      )}
      {overlays.map(({ id, name, nameEn }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={({ target }) =>
            choose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        >
          {named(name, nameEn)}
        </Checkbox>
      ))}
      {shown.flatMap(({ id, name, nameEn }) => {
        const why = answering.silent.get(id)
        return why === undefined
          ? []
          : [
              <p key={id} className="base-map-silent" role="status" data-testid="base-map-silent">
                ⚠ {t(`mapServices.silent.${why}`, { name: named(name, nameEn) })}{' '}
                {why === 'blocked' ? (
                  <Button size="small" onClick={() => window.location.reload()}>
                    {t('mapServices.news.load')}
                  </Button>
                ) : (
                  <Button size="small" loading={answering.isAsking} onClick={answering.retry}>
                    {t('mapServices.silent.retry')}
                  </Button>
                )}
              </p>,
            ]
      })}
      {shown.length > 0 && (
        <small className="base-map-rights">{shown.map(({ attribution }) => attribution).join(' · ')}</small>
      )}
    </section>
  )
}

const picturesOf = ({
  url,
  subdomains,
  scheme,
  firstLevel,
  minZoom,
  maxZoom,
  kind,
}: MapService): MapPictures => ({
  ...{ url, subdomains, scheme, firstLevel, minZoom, maxZoom },
  isBase: kind === 'base',
})

function remembered(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]')
    return Array.isArray(found) ? found.map(String) : []
  } catch {
    return []
  }
}
