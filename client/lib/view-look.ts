import { type CityCut, FADING_IDS, type FadingId } from '../scene/scene-port.ts'
import { type Comparison, decodeComparison, encodeComparison } from './comparison.ts'

/** A planned dig: how deep, and how near a pipe may come. */
export interface DigPlan {
  readonly depthM: number
  readonly withinM: number
}

/** How the city is looked at: below, cut, in the sun, through faded layers. */
export interface ViewLook {
  /** The ground is open. */
  readonly underground: boolean
  readonly dig: DigPlan
  readonly cut: CityCut | null
  /** The instant whose sun shines, ISO in UTC; null: the map's soft light. */
  readonly sun: string | null
  /** What is seen of layers that are not whole, 0 to 1. */
  readonly opacity: Readonly<Partial<Record<FadingId, number>>>
  /** What a second pane shows beside this one; null: there is none. */
  readonly compare: Comparison | null
}

export const FIRST_LOOK: ViewLook = {
  underground: false,
  dig: { depthM: 3, withinM: 1 },
  cut: null,
  sun: null,
  opacity: {},
  compare: null,
}

/** Adds to a query what is not as at first. */
export function encodeLook(
  { underground, dig, cut, sun, opacity, compare }: ViewLook,
  query: URLSearchParams,
): void {
  if (underground) query.set('under', '1')
  const { depthM, withinM } = FIRST_LOOK.dig
  if (dig.depthM !== depthM || dig.withinM !== withinM) query.set('dig', `${dig.depthM},${dig.withinM}`)
  if (cut !== null) {
    const place = [cut.at.lon.toFixed(6), cut.at.lat.toFixed(6)]
    const rest = cut.kind === 'level' ? [cut.heightM] : [cut.headingDeg, cut.offsetM]
    query.set('cut', [cut.kind, ...place, ...rest.map((one) => one.toFixed(1))].join(','))
  }
  if (sun !== null) query.set('sun', sun)
  if (compare !== null) query.set('beside', encodeComparison(compare))
  const faded = FADING_IDS.flatMap((id) => {
    const share = opacity[id] ?? 1
    return share < 1 ? [`${id}.${Math.round(share * 100)}`] : []
  })
  if (faded.length > 0) query.set('fade', faded.join(','))
}

/** What is missing or foreign is as at first. */
export function decodeLook(query: URLSearchParams): ViewLook {
  return {
    underground: query.get('under') === '1',
    dig: decodeDig(query.get('dig')),
    cut: decodeCut(query.get('cut')),
    sun: decodeInstant(query.get('sun')),
    opacity: decodeOpacity(query.get('fade')),
    compare: decodeComparison(query.get('beside'), decodeInstant),
  }
}

function decodeDig(text: string | null): DigPlan {
  const [depthM = Number.NaN, withinM = Number.NaN] = text?.split(',').map(Number) ?? []
  const isOne = depthM >= 0.1 && depthM <= 50 && withinM >= 0 && withinM <= 20
  return isOne ? { depthM, withinM } : FIRST_LOOK.dig
}

function decodeCut(text: string | null): CityCut | null {
  const [kind, ...parts] = text?.split(',') ?? []
  const [lon = Number.NaN, lat = Number.NaN, first = Number.NaN, second] = parts.map(Number)
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90) || !Number.isFinite(first)) return null
  const at = { lon, lat }
  if (kind === 'level' && parts.length === 3) return { kind, at, heightM: first }
  if (kind !== 'ahead' || second === undefined || !Number.isFinite(second)) return null
  return { kind, at, headingDeg: first, offsetM: second }
}

function decodeOpacity(text: string | null): ViewLook['opacity'] {
  const opacity: Partial<Record<FadingId, number>> = {}
  for (const one of text?.split(',') ?? []) {
    const [name, percent = ''] = one.split('.')
    const id = FADING_IDS.find((known) => known === name)
    if (id !== undefined && /^\d{1,2}$/.test(percent)) opacity[id] = Number(percent) / 100
  }
  return opacity
}

/** An instant as ISO in UTC; null where it is none. */
export function decodeInstant(text: string | null): string | null {
  const ms = text === null || !/^\d{4}-\d\d-\d\dT/.test(text) ? Number.NaN : Date.parse(text)
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null
}
