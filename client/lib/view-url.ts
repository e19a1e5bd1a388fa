import { DESKS, type Desk } from '../../server/contract/case-queries.ts'
import type { QueueFilter } from '../../server/contract/shift.ts'
import {
  type CameraView,
  CITY_COLORS,
  type CityColors,
  LAYER_IDS,
  type LayerId,
  type LonLat,
  type Picked,
} from '../scene/scene-port.ts'
import { decodeFilter, encodeFilter } from './filter-url.ts'
import { decodeInstant, decodeLook, encodeLook, FIRST_LOOK, type ViewLook } from './view-look.ts'

/** Lists apart from the desks: open cases handled before their owner was settled, and those without one. */
export const LISTS = ['provisional', 'ownerless'] as const
export type ListApart = (typeof LISTS)[number]

/** A finished work of a map tool: an area asked about, a line measured, a place whose surroundings are asked for. */
export const SHAPES = ['area', 'line', 'near', 'under', 'section', 'dig', 'height'] as const
export interface MapShape {
  readonly kind: (typeof SHAPES)[number]
  readonly places: readonly LonLat[]
  /** Of `height`: how high each place is above the ellipsoid, metres. */
  readonly heightsM?: readonly number[] | undefined
}

/** What was picked on the map beside cases. */
export const THINGS = ['inspector', 'camera', 'building', 'component', 'pipe', 'unit-grid', 'ground'] as const

/** Everything of the command screen that a link restores. */
export interface CommandView extends ViewLook {
  readonly camera: CameraView | null
  /** Null: the layers shown by default. */
  readonly layers: readonly LayerId[] | null
  /** What buildings are coloured by. */
  readonly colors: CityColors
  readonly desk: Desk
  /** A list shown in place of the desk. */
  readonly list: ListApart | null
  /** What the queue is narrowed to. */
  readonly filter: QueueFilter
  readonly caseId: string | null
  readonly mode: '3d' | '2d'
  /** A case has `caseId` instead. */
  readonly thing: Picked | null
  readonly shape: MapShape | null
  /** The instant that the map shows, ISO in UTC; null: now. */
  readonly at: string | null
}

export const DEFAULT_VIEW: CommandView = {
  camera: null,
  layers: null,
  colors: 'height',
  desk: 'dispatch',
  list: null,
  filter: {},
  caseId: null,
  mode: '3d',
  thing: null,
  shape: null,
  at: null,
  ...FIRST_LOOK,
}
const VERSION = '2'
/** The first version knew neither things nor shapes nor instants; all it knew reads the same. */
const READ_VERSIONS = ['1', VERSION]

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
  if (view.colors !== DEFAULT_VIEW.colors) query.set('colors', view.colors)
  if (view.desk !== DEFAULT_VIEW.desk) query.set('desk', view.desk)
  if (view.list !== null) query.set('list', view.list)
  const filter = encodeFilter(view.filter)
  if (filter !== '') query.set('f', filter)
  if (view.caseId !== null) query.set('case', view.caseId)
  if (view.mode !== DEFAULT_VIEW.mode) query.set('mode', view.mode)
  if (view.thing !== null && view.thing.kind !== 'case')
    query.set('thing', [view.thing.kind, view.thing.id ?? '', encodePlaces([view.thing.place])].join('~'))
  if (view.shape !== null) query.set('shape', encodeShape(view.shape))
  if (view.at !== null) query.set('at', view.at)
  encodeLook(view, query)
  return query.size === 1 ? '' : query.toString()
}

/** The view of a query string; what is missing, foreign or of another version falls back to the default. */
export function decodeView(search: string): CommandView {
  const query = new URLSearchParams(search)
  if (!READ_VERSIONS.includes(query.get('v') ?? VERSION)) return DEFAULT_VIEW
  const layers = query.get('layers')
  const caseId = query.get('case')
  return {
    camera: decodeCamera(query.get('cam')),
    layers: layers === null ? null : LAYER_IDS.filter((id) => layers.split(',').includes(id)),
    colors: CITY_COLORS.find((colors) => colors === query.get('colors')) ?? DEFAULT_VIEW.colors,
    desk: DESKS.find((desk) => desk === query.get('desk')) ?? DEFAULT_VIEW.desk,
    list: LISTS.find((list) => list === query.get('list')) ?? DEFAULT_VIEW.list,
    filter: decodeFilter(query.get('f')),
    caseId: caseId !== null && /^[0-9a-f-]{36}$/.test(caseId) ? caseId : null,
    mode: query.get('mode') === '2d' ? '2d' : '3d',
    thing: decodeThing(query.get('thing')),
    shape: decodeShape(query.get('shape')),
    at: decodeInstant(query.get('at')),
    ...decodeLook(query),
  }
}

/** The camera goes below the ground, but not through the earth. */
const LOWEST_M = -500

function decodeCamera(text: string | null): CameraView | null {
  const parts = text?.split(',').map(Number) ?? []
  const [lon, lat, heightM, headingDeg, pitchDeg] = parts
  if (parts.length !== 5 || !parts.every(Number.isFinite)) return null
  if (lon === undefined || lat === undefined || heightM === undefined) return null
  if (headingDeg === undefined || pitchDeg === undefined) return null
  const isOnEarth =
    Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && heightM > LOWEST_M && Math.abs(pitchDeg) <= 90
  return isOnEarth ? { lon, lat, heightM, headingDeg, pitchDeg } : null
}

/** Places as differences from one to the next in millionths of a degree, base 36: a corner takes eight characters or so. */
function encodePlaces(places: readonly LonLat[]): string {
  let before = { lon: 0, lat: 0 }
  return places
    .map((place) => {
      const now = { lon: Math.round(place.lon * 1e6), lat: Math.round(place.lat * 1e6) }
      const step = `${(now.lon - before.lon).toString(36)}.${(now.lat - before.lat).toString(36)}`
      before = now
      return step
    })
    .join('_')
}

function decodePlaces(text: string): LonLat[] | null {
  if (!/^(-?[0-9a-z]{1,7}\.-?[0-9a-z]{1,7}(_|$))+$/.test(text)) return null
  let lon = 0
  let lat = 0
  const places = text.split('_').map((step) => {
    const [east = '', north = ''] = step.split('.')
    lon += Number.parseInt(east, 36)
    lat += Number.parseInt(north, 36)
    return { lon: lon / 1e6 || 0, lat: lat / 1e6 || 0 }
  })
  return places.every((place) => Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90) ? places : null
}

const FEWEST = { area: 3, line: 2, near: 1, under: 1, section: 2, dig: 3, height: 2 } as const
const MOST = { area: 500, line: 500, near: 1, under: 1, section: 50, dig: 500, height: 2 } as const

const encodeShape = ({ kind, places, heightsM }: MapShape) =>
  [
    kind,
    encodePlaces(places),
    ...(heightsM === undefined ? [] : [heightsM.map((m) => m.toFixed(2)).join('_')]),
  ].join('~')

function decodeShape(text: string | null): MapShape | null {
  const [name, corners = '', heights] = text?.split('~') ?? []
  const kind = SHAPES.find((one) => one === name)
  const places = decodePlaces(corners)
  if (kind === undefined || places === null) return null
  if (places.length < FEWEST[kind] || places.length > MOST[kind]) return null
  if (kind !== 'height') return { kind, places }
  const heightsM = heights?.split('_').map(Number) ?? []
  return heightsM.length === 2 && heightsM.every(Number.isFinite) ? { kind, places, heightsM } : null
}

function decodeThing(text: string | null): Picked | null {
  const [name, id = '', where = ''] = text?.split('~') ?? []
  const kind = THINGS.find((one) => one === name)
  const [place, ...more] = decodePlaces(where) ?? []
  if (kind === undefined || place === undefined || more.length > 0 || !/^[0-9a-zA-Z-]{0,36}$/.test(id))
    return null
  return { kind, id: id === '' ? null : id, place }
}
