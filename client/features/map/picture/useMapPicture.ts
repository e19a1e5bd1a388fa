import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../lib/server-clock.ts'
import { useDataRights } from '../../../lib/useDataRights.ts'
import { useDateText } from '../../../lib/useDateText.ts'
import type { LayerId, ScenePort } from '../../../scene/scene-port.ts'
import { useMapFigures } from '../tools/useMapFigures.ts'
import { type LegendLine, mapPicture } from './map-picture.ts'
import { printPicture } from './print-picture.ts'
import { saveFile } from './save-file.ts'

interface Pictured {
  readonly port: ScenePort | null
  readonly layers: ReadonlySet<LayerId>
  /** The instant of the map, epoch milliseconds; null: now. */
  readonly atMs: number | null
  readonly hasShape: boolean
}

/** Saves the map as a picture, or prints it. */
export function useMapPicture({ port, layers, atMs, hasShape }: Pictured) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const show = useMapFigures()
  const dateText = useDateText()
  const legend = useLegend(layers, hasShape)
  const rights = useDataRights()
  return async (way: 'save' | 'print') => {
    const at = new Date(atMs ?? serverNow()).toISOString()
    const canvas =
      port &&
      mapPicture(port, {
        title: t('mapwork.picture.title'),
        time: t(atMs === null ? 'mapwork.picture.now' : 'mapwork.asOf', { at: dateText(at) }),
        isPast: atMs !== null,
        north: t('mapwork.picture.north'),
        legend,
        attribution: [t('mapwork.picture.attribution'), ...rights].join(' · '),
        length: show.length,
        middle: t('mapwork.picture.middle'),
      })
    if (canvas === null) return void message.error(t('mapwork.picture.failed'))
    if (way === 'print') return printPicture(canvas, t('mapwork.picture.alt'))
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (blob === null) return void message.error(t('mapwork.picture.failed'))
    saveFile(blob, `cityloop-${at.slice(0, 16).replaceAll(/[-:T]/g, '')}.png`)
  }
}

const LAYER_MARKS: Partial<Record<LayerId, Pick<LegendLine, 'mark' | 'color'>>> = {
  inspectors: { mark: '●', color: '#5ad7ff' },
  cameras: { mark: '◆', color: '#b48cff' },
  'unit-grids': { mark: '▬', color: '#3fb6d8' },
  'responsibility-grids': { mark: '▬', color: '#ffd27a' },
  population: { mark: '■', color: '#5ad7ff' },
}

function useLegend(layers: ReadonlySet<LayerId>, hasShape: boolean): readonly LegendLine[] {
  const { t } = useTranslation()
  const lights: LegendLine[] = [
    { mark: '●', color: '#2fbf71', text: `${t('layer.cases')}: ${t('light.green')}` },
    { mark: '▲', color: '#f2b705', text: `${t('layer.cases')}: ${t('light.yellow')}` },
    { mark: '■', color: '#e5484d', text: `${t('layer.cases')}: ${t('light.red')}` },
  ]
  return [
    ...(layers.has('cases') ? lights : []),
    ...[...layers].flatMap((id) => {
      const look = LAYER_MARKS[id]
      return look === undefined ? [] : [{ ...look, text: t(`layer.${id}`) }]
    }),
    ...(hasShape ? [{ mark: '▬' as const, color: '#ffd27a', text: t('mapwork.picture.drawn') }] : []),
  ]
}
