import { DESKS, type Desk } from '../../server/contract/case-queries.ts'
import { type CameraView, LAYER_IDS, type LayerId } from '../scene/scene-port.ts'

/** Lists apart from the desks: open cases handled before their owner was settled, and those without one. */
export const LISTS = ['provisional', 'ownerless'] as const
export type ListApart = (typeof LISTS)[number]

/** Everything of the command screen that a link restores. */
export interface CommandView {
  readonly camera: CameraView | null
  /** Null: the layers shown by default. */
  readonly layers: readonly LayerId[] | null
  readonly desk: Desk
  /** A list shown in place of the desk. */
  readonly list: ListApart | null
  readonly caseId: string | null
  readonly mode: '3d' | '2d'
}

export const DEFAULT_VIEW: CommandView = {
  camera: null,
  layers: null,
  desk: 'dispatch',
  list: null,
  caseId: null,
  mode: '3d',
}
const VERSION = '1'

/** The view as a query string without `?`; what is as by default is left out. Degrees to 1e-6 (10 cm), metres and degrees of turn to 0.1. */
export function encodeView(view: CommandView): string {
  const query = new URLSearchParams({ v: VERSION })
  const { camera } = view
  if (camera !== null)
    query.set(
      'cam',
      [
        camera.lon.toFixed(6),
        camera.lat.toFixed(6),
        camera.heightM.toFixed(1),
        camera.headingDeg.toFixed(1),
        camera.pitchDeg.toFixed(1),
      ].join(','),
    )
  if (view.layers !== null) query.set('layers', view.layers.join(','))
  if (view.desk !== DEFAULT_VIEW.desk) query.set('desk', view.desk)
  if (view.list !== null) query.set('list', view.list)
  if (view.caseId !== null) query.set('case', view.caseId)
  if (view.mode !== DEFAULT_VIEW.mode) query.set('mode', view.mode)
  return query.size === 1 ? '' : query.toString()
}

/** The view of a query string; what is missing, foreign or of another version falls back to the default. */
export function decodeView(search: string): CommandView {
  const query = new URLSearchParams(search)
  if ((query.get('v') ?? VERSION) !== VERSION) return DEFAULT_VIEW
  const layers = query.get('layers')
  const caseId = query.get('case')
  return {
    camera: decodeCamera(query.get('cam')),
    layers: layers === null ? null : LAYER_IDS.filter((id) => layers.split(',').includes(id)),
    desk: DESKS.find((desk) => desk === query.get('desk')) ?? DEFAULT_VIEW.desk,
    list: LISTS.find((list) => list === query.get('list')) ?? DEFAULT_VIEW.list,
    caseId: caseId !== null && /^[0-9a-f-]{36}$/.test(caseId) ? caseId : null,
    mode: query.get('mode') === '2d' ? '2d' : '3d',
  }
}

function decodeCamera(text: string | null): CameraView | null {
  const parts = text?.split(',').map(Number) ?? []
  const [lon, lat, heightM, headingDeg, pitchDeg] = parts
  if (parts.length !== 5 || !parts.every(Number.isFinite)) return null
  if (lon === undefined || lat === undefined || heightM === undefined) return null
  if (headingDeg === undefined || pitchDeg === undefined) return null
  const isOnEarth = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && heightM > 0 && Math.abs(pitchDeg) <= 90
  return isOnEarth ? { lon, lat, heightM, headingDeg, pitchDeg } : null
}
