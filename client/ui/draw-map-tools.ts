import {
  type LatLng,
  type LayerGroup,
  type Map as LeafletMap,
  type LeafletMouseEvent,
  latLngBounds,
  polyline,
  rectangle,
} from 'leaflet'

export type MapPlace = readonly [lon: number, lat: number]
export type DrawKind = 'line' | 'ring' | 'move' | 'box'
/** A drawing under way: what was clicked so far. */
export interface Drawing {
  add(place: MapPlace): void
  undo(): void
  finish(): void
  stop(): void
}

/** Corners and borders nearer than this on the screen are meant, pixels. */
const SNAP_PX = 12
const SKETCH = { color: '#b3123c', weight: 3, dashArray: '6 5', interactive: false } as const

interface Tools {
  readonly map: LeafletMap
  readonly sketch: LayerGroup
  /** The corners round about that a click may mean. */
  readonly rings: () => readonly (readonly MapPlace[])[]
  readonly onCount: (places: number) => void
  readonly onDone: (places: MapPlace[]) => void
}

const latLng = ([lon, lat]: MapPlace): [number, number] => [lat, lon]

/** The corner, else the place on a border, that the pointer means; else where it is. */
function snapped({ map, rings }: Tools, at: LatLng): { place: MapPlace; isCorner: boolean } {
  const point = map.latLngToContainerPoint(at)
  const box = map.getBounds()
  let corner: { place: MapPlace; px: number } | undefined
  let edge: { place: MapPlace; px: number } | undefined
  for (const ring of rings())
    for (const [i, a] of ring.entries()) {
      if (!box.contains(latLng(a))) continue
      const p = map.latLngToContainerPoint(latLng(a))
      const px = p.distanceTo(point)
      if (px < SNAP_PX && px < (corner?.px ?? Infinity)) corner = { place: a, px }
      const b = ring[(i + 1) % ring.length] ?? a
      const q = map.latLngToContainerPoint(latLng(b))
      const square = (q.x - p.x) ** 2 + (q.y - p.y) ** 2
      if (square === 0) continue
      const t = ((point.x - p.x) * (q.x - p.x) + (point.y - p.y) * (q.y - p.y)) / square
      if (t < 0 || t > 1) continue
      const off = Math.hypot(point.x - p.x - t * (q.x - p.x), point.y - p.y - t * (q.y - p.y))
      if (off < SNAP_PX * 0.7 && off < (edge?.px ?? Infinity))
        edge = { place: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], px: off }
    }
  return { place: corner?.place ?? edge?.place ?? [at.lng, at.lat], isCorner: corner !== undefined }
}

/** Draws a line, a ring or the move of a corner by clicks; Enter or a double click ends it. */
export function drawByClicks(tools: Tools, kind: Exclude<DrawKind, 'box'>): Drawing {
  const { map, sketch, onCount, onDone } = tools
  let places: MapPlace[] = []
  const line = polyline([], SKETCH).addTo(sketch)
  const show = (pointer?: MapPlace) => {
    const shown = pointer === undefined ? places : [...places, pointer]
    line.setLatLngs(
      (kind === 'ring' && shown.length > 2 ? [...shown, ...shown.slice(0, 1)] : shown).map(latLng),
    )
    onCount(places.length)
  }
  const needed = kind === 'ring' ? 3 : 2
  const drawing: Drawing = {
    add(place) {
      places.push(place)
      show()
      if (kind === 'move' && places.length === 2) drawing.finish()
    },
    undo() {
      places.pop()
      show()
    },
    finish() {
      if (places.length < needed) return
      const done = places
      places = []
      show()
      onDone(done)
    },
    stop() {
      map.off('click', click).off('mousemove', move).off('dblclick', drawing.finish, drawing)
      map.doubleClickZoom.enable()
      sketch.clearLayers()
    },
  }
  const click = ({ latlng, originalEvent }: LeafletMouseEvent) => {
    // The second click of a double one would add its place again.
    if (originalEvent.detail > 1) return
    drawing.add(snapped(tools, latlng).place)
  }
  const move = ({ latlng }: LeafletMouseEvent) => {
    if (places.length > 0) show(snapped(tools, latlng).place)
  }
  map.doubleClickZoom.disable()
  map.on('click', click).on('mousemove', move).on('dblclick', drawing.finish, drawing)
  return drawing
}

/** Draws a box by dragging: two opposite corners. */
export function drawBox({ map, sketch, onDone }: Tools): Drawing {
  let from: LatLng | undefined
  const box = rectangle(latLngBounds([0, 0], [0, 0]), SKETCH)
  const down = ({ latlng }: LeafletMouseEvent) => {
    from = latlng
    box.setBounds(latLngBounds(latlng, latlng)).addTo(sketch)
  }
  const move = ({ latlng }: LeafletMouseEvent) => {
    if (from !== undefined) box.setBounds(latLngBounds(from, latlng))
  }
  const up = ({ latlng }: LeafletMouseEvent) => {
    if (from === undefined) return
    const done: MapPlace[] = [
      [from.lng, from.lat],
      [latlng.lng, latlng.lat],
    ]
    from = undefined
    box.remove()
    onDone(done)
  }
  map.dragging.disable()
  map.on('mousedown', down).on('mousemove', move).on('mouseup', up)
  return {
    add: () => undefined,
    undo: () => undefined,
    finish: () => undefined,
    stop() {
      map.off('mousedown', down).off('mousemove', move).off('mouseup', up)
      map.dragging.enable()
      sketch.clearLayers()
    },
  }
}
