import {
  circle,
  circleMarker,
  map as createMap,
  type LayerGroup,
  type Map as LeafletMap,
  layerGroup,
  tileLayer,
} from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMapRights } from './useMapRights.ts'
import 'leaflet/dist/leaflet.css'
import './flat-map.css'

export interface FlatMark {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly color: string
}
interface Place {
  readonly lon: number
  readonly lat: number
}
interface FlatMapProps {
  label: string
  center: Place
  marks?: readonly FlatMark[]
  /** The chosen place, and how sure it is. */
  place?: (Place & { accuracyM?: number | undefined }) | null
  onTap?: (place: Place) => void
  onMark?: (id: string) => void
}

/** A light two-dimensional map of our own tiles: for a phone in the street. */
export function FlatMap({ label, center, marks = [], place = null, onTap, onMark }: FlatMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const shown = useRef<{ map: LeafletMap; marks: LayerGroup; place: LayerGroup }>(undefined)
  const told = useRef({ onTap, onMark })
  const first = useRef(center)
  useEffect(() => {
    told.current = { onTap, onMark }
  })
  useEffect(() => {
    if (frame.current === null) return
    const map = createMap(frame.current, { attributionControl: false, zoomSnap: 1 })
    map.setView([first.current.lat, first.current.lon], 16)
    tileLayer('/tiles/basemap/{z}/{x}/{y}.png?style=light', {
      minZoom: 10,
      maxZoom: 19,
      maxNativeZoom: 18,
    }).addTo(map)
    shown.current = { map, marks: layerGroup().addTo(map), place: layerGroup().addTo(map) }
    map.on('click', ({ latlng }) => told.current.onTap?.({ lon: latlng.lng, lat: latlng.lat }))
    const watch = new ResizeObserver(() => map.invalidateSize())
    watch.observe(frame.current)
    return () => {
      watch.disconnect()
      shown.current = undefined
      map.remove()
    }
  }, [])
  useMapRights(shown)
  useEffect(() => {
    const group = shown.current?.marks.clearLayers()
    if (group === undefined) return
    for (const { id, lon, lat, color } of marks)
      circleMarker([lat, lon], { radius: 9, color: '#fff', weight: 2, fillColor: color, fillOpacity: 1 })
        .on('click', (event) => {
          event.originalEvent.stopPropagation()
          told.current.onMark?.(id)
        })
        .addTo(group)
  }, [marks])
  const lon = place?.lon
  const lat = place?.lat
  const accuracyM = place?.accuracyM
  useEffect(() => {
    const group = shown.current?.place.clearLayers()
    if (group === undefined || lon === undefined || lat === undefined) return
    if (accuracyM !== undefined)
      circle([lat, lon], { radius: accuracyM, weight: 1, color: '#0b63b6' }).addTo(group)
    circleMarker([lat, lon], {
      radius: 10,
      color: '#fff',
      weight: 3,
      fillColor: '#0b63b6',
      fillOpacity: 1,
    }).addTo(group)
    shown.current?.map.panTo([lat, lon])
  }, [lon, lat, accuracyM])
  return <section ref={frame} className="flat-map" aria-label={label} data-testid="flat-map" />
}
