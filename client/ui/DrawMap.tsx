import {
  canvas,
  circleMarker,
  map as createMap,
  divIcon,
  type LayerGroup,
  type Map as LeafletMap,
  layerGroup,
  marker,
  type PathOptions,
  polygon,
  tileLayer,
} from 'leaflet'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Drawing, type DrawKind, drawBox, drawByClicks, type MapPlace } from './draw-map-tools.ts'
import { useMapRights } from './useMapRights.ts'
import 'leaflet/dist/leaflet.css'
import './draw-map.css'

export interface DrawArea {
  readonly id: string
  readonly label: string
  readonly rings: readonly (readonly MapPlace[])[]
  readonly center: MapPlace
  readonly style: PathOptions
}
interface DrawMapProps {
  label: string
  areas: readonly DrawArea[]
  /** What is being drawn; null: areas are chosen by clicks. */
  tool: DrawKind | null
  onArea: (id: string, isAdded: boolean) => void
  onDrawn: (kind: DrawKind, places: MapPlace[]) => void
  onCancel: () => void
  onCount?: (places: number) => void
  /** Numbered places, as a form beside the map names them. */
  corners?: readonly MapPlace[]
  /** Places of trouble. */
  marks?: readonly { place: MapPlace; color: string }[]
  /** Shown whole when it changes. */
  focus?: { readonly bounds: readonly [MapPlace, MapPlace]; readonly key: string } | null
  /** What stands over the map while something is drawn. */
  children?: ReactNode
}

const LABELS_FROM_ZOOM = 17
const MOST_LABELS = 200
const latLng = ([lon, lat]: MapPlace): [number, number] => [lat, lon]

interface Shown {
  map: LeafletMap
  areas: LayerGroup
  labels: LayerGroup
  notes: LayerGroup
  sketch: LayerGroup
}

/** A flat map of areas that can be chosen and drawn upon: by our own few lines on Leaflet, thousands of areas on one canvas. */
export function DrawMap(props: DrawMapProps) {
  const { label, areas, tool, corners, marks, focus, children } = props
  const frame = useRef<HTMLDivElement>(null)
  const shown = useRef<Shown>(undefined)
  const drawing = useRef<Drawing>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (frame.current === null) return
    const made = layMap(frame.current, () => latest.current.areas)
    shown.current = made
    return () => {
      shown.current = undefined
      made.map.remove()
    }
  }, [])
  useMapRights(shown)
  useEffect(() => {
    const now = shown.current
    if (now === undefined) return
    now.areas.clearLayers()
    for (const { id, rings, style } of areas)
      polygon(
        rings.map((ring) => ring.map(latLng)),
        style,
      )
        .on('click', (event) => {
          if (latest.current.tool !== null) return
          const { shiftKey, ctrlKey, metaKey } = event.originalEvent
          latest.current.onArea(id, shiftKey || ctrlKey || metaKey)
        })
        .addTo(now.areas)
    drawLabels(now, areas)
  }, [areas])
  useEffect(() => {
    const now = shown.current
    if (now === undefined) return
    now.notes.clearLayers()
    for (const { place, color } of marks ?? [])
      circleMarker(latLng(place), {
        ...{ radius: 11, color, weight: 3, fillOpacity: 0.15, interactive: false },
      }).addTo(now.notes)
    for (const [i, place] of (corners ?? []).entries())
      marker(latLng(place), {
        icon: divIcon({ className: 'draw-map-number', html: String(i + 1), iconSize: [17, 17] }),
        ...{ interactive: false, keyboard: false },
      }).addTo(now.notes)
  }, [marks, corners])
  useEffect(() => {
    if (focus) shown.current?.map.fitBounds(focus.bounds.map(latLng), { maxZoom: 18, padding: [40, 40] })
  }, [focus])
  useEffect(() => {
    const now = shown.current
    if (now === undefined || tool === null) return
    const tools = {
      map: now.map,
      sketch: now.sketch,
      rings: () => latest.current.areas.flatMap(({ rings }) => rings),
      onCount: (places: number) => latest.current.onCount?.(places),
      onDone: (places: MapPlace[]) => latest.current.onDrawn(tool, places),
    }
    const begun = tool === 'box' ? drawBox(tools) : drawByClicks(tools, tool)
    drawing.current = begun
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, button')
      if (event.key === 'Escape') return latest.current.onCancel()
      if (isTyping) return
      if (event.key === 'Enter') begun.finish()
      if (event.key === 'Backspace') begun.undo()
    }
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', press)
      begun.stop()
      drawing.current = undefined
    }
  }, [tool])
  return (
    <div className={`draw-map ${tool === null ? '' : 'draw-map-drawing'}`}>
      <section ref={frame} className="draw-map-frame" aria-label={label} data-testid="draw-map" />
      {children}
    </div>
  )
}

function layMap(frame: HTMLElement, areas: () => readonly DrawArea[]): Shown {
  const map = createMap(frame, {
    ...{ attributionControl: false, zoomSnap: 0.5, boxZoom: false, renderer: canvas({ padding: 0.3 }) },
  })
  // No tile is asked for from so far: the first focus says where the city is.
  map.setView([0, 0], 2)
  tileLayer('/tiles/basemap/{z}/{x}/{y}.png?style=light', {
    ...{ minZoom: 10, maxZoom: 20, maxNativeZoom: 18 },
  }).addTo(map)
  const made = {
    map,
    areas: layerGroup().addTo(map),
    labels: layerGroup().addTo(map),
    notes: layerGroup().addTo(map),
    sketch: layerGroup().addTo(map),
  }
  map.on('moveend', () => drawLabels(made, areas()))
  const watch = new ResizeObserver(() => map.invalidateSize())
  watch.observe(frame)
  map.on('unload', () => watch.disconnect())
  return made
}

/** Codes of what is in view, where there is room for them. */
function drawLabels({ map, labels }: Shown, areas: readonly DrawArea[]): void {
  labels.clearLayers()
  if (map.getZoom() < LABELS_FROM_ZOOM) return
  const bounds = map.getBounds()
  const inView = areas.filter(({ center }) => bounds.contains(latLng(center))).slice(0, MOST_LABELS)
  for (const { center, label } of inView)
    marker(latLng(center), {
      icon: divIcon({ className: 'draw-map-label', html: label, iconSize: [60, 14] }),
      ...{ interactive: false, keyboard: false },
    }).addTo(labels)
}
