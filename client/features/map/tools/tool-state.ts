import { type RingFault, ringFault } from '../../../../server/contract/area-rules.ts'
import { distanceM, lengthM, ringAreaM2 } from '../../../../server/contract/geodesy.ts'
import type { MapShape } from '../../../lib/view-url.ts'
import type { LonLat, Sketch } from '../../../scene/scene-port.ts'

export const DRAWINGS = ['box', 'polygon', 'measure', 'height', 'section', 'dig'] as const
export type Drawing = (typeof DRAWINGS)[number]
/** Drawings that are lines; the others bound an area. */
const LINES: readonly Drawing[] = ['measure', 'height', 'section']
export const isLine = (drawing: Drawing) => LINES.includes(drawing)
/** What a place can be asked about. */
export type AskedOf = 'near' | 'under'

/** What the map's tools are doing: nothing, drawing, waiting for a place to be pointed at, or showing what was drawn. */
export type Tool =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'drawing'
      readonly shape: Drawing
      readonly places: readonly LonLat[]
      readonly pointer: LonLat | null
      /** How high each place is, where that matters. */
      readonly heightsM: readonly number[]
    }
  | { readonly kind: 'asking'; readonly of: AskedOf }
  | { readonly kind: 'shown'; readonly shape: MapShape }

export type ToolStep =
  | { readonly do: 'draw'; readonly shape: Drawing }
  | { readonly do: 'ask'; readonly of: AskedOf }
  | { readonly do: 'point'; readonly place: LonLat; readonly heightM?: number | undefined }
  | { readonly do: 'move'; readonly place: LonLat }
  | { readonly do: 'back' | 'finish' | 'end' }
  | { readonly do: 'show'; readonly shape: MapShape }

const NONE: Tool = { kind: 'none' }
/** Two points nearer than this are one: a double click. */
const SAME_M = 0.3

export function stepTool(tool: Tool, step: ToolStep): Tool {
  switch (step.do) {
    case 'draw':
      return { kind: 'drawing', shape: step.shape, places: [], pointer: null, heightsM: [] }
    case 'ask':
      return { kind: 'asking', of: step.of }
    case 'show':
      return { kind: 'shown', shape: step.shape }
    case 'end':
      return NONE
    case 'move':
      return tool.kind === 'drawing' ? { ...tool, pointer: step.place } : tool
    case 'point':
      return pointed(tool, rounded(step.place), step.heightM)
    case 'back':
      return tool.kind === 'drawing'
        ? { ...tool, places: tool.places.slice(0, -1), heightsM: tool.heightsM.slice(0, -1) }
        : tool
    case 'finish':
      return tool.kind === 'drawing' ? finished(tool) : tool
  }
}

/** A shape is kept as a link writes it down. */
const rounded = ({ lon, lat }: LonLat): LonLat => ({
  lon: Math.round(lon * 1e6) / 1e6,
  lat: Math.round(lat * 1e6) / 1e6,
})

function pointed(tool: Tool, place: LonLat, heightM = 0): Tool {
  if (tool.kind === 'asking') return { kind: 'shown', shape: { kind: tool.of, places: [place] } }
  if (tool.kind !== 'drawing') return tool
  const { places, shape } = tool
  const last = places.at(-1)
  // A roof and the ground below it are two heights at one place.
  if (shape !== 'height' && last !== undefined && distanceM(last, place) < SAME_M) return finished(tool)
  const heightsM = [...tool.heightsM, heightM]
  const next = { ...tool, places: [...places, place], pointer: place, heightsM }
  if ((shape !== 'box' && shape !== 'height') || places.length === 0) return next
  // A box that cannot be asked about waits for another corner.
  const done = finished(next)
  return done.kind === 'shown' ? done : { ...tool, pointer: place }
}

type Drawn = Extract<Tool, { kind: 'drawing' }>

function finished(tool: Drawn): Tool {
  const { places, heightsM } = tool
  if (isLine(tool.shape)) {
    if (places.length < 2) return tool
    if (tool.shape === 'height') return { kind: 'shown', shape: { kind: 'height', places, heightsM } }
    return { kind: 'shown', shape: { kind: tool.shape === 'measure' ? 'line' : 'section', places } }
  }
  const ring = ringOf(tool.shape, places)
  if (ringFault(ring) !== null) return { ...tool, pointer: null }
  return { kind: 'shown', shape: { kind: tool.shape === 'dig' ? 'dig' : 'area', places: ring } }
}

/** Corners as an area: of a box two stand for four. */
function ringOf(shape: Drawing, places: readonly LonLat[]): readonly LonLat[] {
  const [a, b] = places
  if (shape !== 'box' || a === undefined || b === undefined) return places
  return [a, { lon: b.lon, lat: a.lat }, b, { lon: a.lon, lat: b.lat }]
}

/** The points of a drawing as it would be if the pointer were its next one. */
function withPointer({ places, pointer }: Drawn): readonly LonLat[] {
  const last = places.at(-1)
  if (pointer === null || (last !== undefined && distanceM(last, pointer) < SAME_M)) return places
  return [...places, pointer]
}

export interface ToolFigures {
  readonly corners: number
  /** Of the line, or around the area. */
  readonly lengthM: number | null
  /** From the last point to the pointer. */
  readonly legM: number | null
  readonly areaM2: number | null
  /** How much higher the second place is than the first. */
  readonly riseM: number | null
  readonly fault: RingFault | null
}

/** Lengths, areas and what is wrong, live while one draws. */
export function figuresOf(tool: Tool): ToolFigures {
  const none = { corners: 0, lengthM: null, legM: null, areaM2: null, riseM: null, fault: null }
  if (tool.kind === 'shown') {
    const { kind, places } = tool.shape
    if (kind === 'near' || kind === 'under') return none
    if (kind === 'area' || kind === 'dig') return ofRing(places, places.length)
    const [from = 0, to = 0] = tool.shape.heightsM ?? []
    return { ...ofLine(places, places.length), riseM: kind === 'height' ? to - from : null }
  }
  if (tool.kind !== 'drawing') return none
  const drawn = withPointer(tool)
  if (isLine(tool.shape)) return ofLine(drawn, tool.places.length)
  return ofRing(ringOf(tool.shape, drawn), tool.places.length)
}

function ofLine(places: readonly LonLat[], corners: number): ToolFigures {
  const [before, last] = places.slice(-2)
  const isRing = places.length > 2 && ringFault(places, UNLIMITED) === null
  return {
    corners,
    lengthM: places.length > 1 ? lengthM(places) : null,
    legM: before !== undefined && last !== undefined ? distanceM(before, last) : null,
    areaM2: isRing ? ringAreaM2(places) : null,
    riseM: null,
    fault: null,
  }
}
const UNLIMITED = { vertices: 500, km2: Number.POSITIVE_INFINITY }

function ofRing(ring: readonly LonLat[], corners: number): ToolFigures {
  const fault = ring.length < 3 ? null : ringFault(ring)
  const hasArea = ring.length > 2 && (fault === null || fault.code === 'area-too-large')
  return {
    corners,
    lengthM: ring.length > 1 ? lengthM([...ring, ...ring.slice(0, 1)]) : null,
    legM: null,
    areaM2: hasArea ? ringAreaM2(ring) : null,
    riseM: null,
    fault,
  }
}

/** What the map draws of a tool. */
export function sketchOf(tool: Tool): readonly Sketch[] {
  if (tool.kind === 'shown') {
    const { kind, places } = tool.shape
    if (kind === 'near' || kind === 'under') return [{ kind: 'points', places }]
    // A dig is looked into: nothing lies over it.
    if (kind === 'dig') return [{ kind: 'line', places: [...places, ...places.slice(0, 1)] }]
    return kind === 'area'
      ? [{ kind: 'area', ring: places }]
      : [
          { kind: 'line', places },
          { kind: 'points', places },
        ]
  }
  if (tool.kind !== 'drawing') return []
  const drawn = withPointer(tool)
  const points: Sketch = { kind: 'points', places: tool.places }
  if (isLine(tool.shape)) return [{ kind: 'line', places: drawn }, points]
  const isWrong = figuresOf(tool).fault !== null
  const ring = ringOf(tool.shape, drawn)
  return ring.length < 3
    ? [{ kind: 'line', places: ring }, points]
    : [{ kind: 'area', ring, isWrong }, points]
}
