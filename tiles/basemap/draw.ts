import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { readWkb } from '../geometry/wkb.ts'
import type { MapFeature } from './features.ts'
import { registerFonts } from './fonts.ts'
import { Labels } from './labels.ts'
import { joinLines, type PixelLine } from './lines.ts'
import { drawRelief, type Relief } from './relief.ts'
import { type Theme, themes } from './themes.ts'
import { metresPerPixel, tilePx, toPixels, type View } from './view.ts'

interface Shape {
  feature: MapFeature
  /** Rings of areas, or lines, in pixels. */
  lines: PixelLine[]
}

/** Names stay crisp, and a dense city's picture takes a fifth of its PNG. */
const WEBP_QUALITY = 80

/** Draws a picture and cuts it into its tiles, row by row from the north-west: as PNG, or where each is large as WebP. */
export async function drawTiles(
  view: View,
  features: MapFeature[],
  relief: Relief | null = null,
): Promise<Uint8Array[]> {
  registerFonts()
  const size = view.span * tilePx
  const canvas = createCanvas(size, size)
  drawMap(canvas.getContext('2d'), view, features, relief)
  const tiles: Uint8Array[] = []
  const sidePx = view.cut * tilePx
  for (let top = 0; top < size; top += sidePx)
    for (let left = 0; left < size; left += sidePx) {
      const tile = createCanvas(sidePx, sidePx)
      tile.getContext('2d').drawImage(canvas, -left, -top)
      tiles.push(view.cut === 1 ? await tile.encode('png') : await tile.encode('webp', WEBP_QUALITY))
    }
  return tiles
}

function drawMap(context: SKRSContext2D, view: View, features: MapFeature[], relief: Relief | null): void {
  const theme = themes[view.style]
  const shapes = features.map((feature): Shape => ({ feature, lines: linesOf(feature, view) }))
  const of = (layer: MapFeature['layer']) => shapes.filter(({ feature }) => feature.layer === layer)
  context.fillStyle = theme.ground
  context.fillRect(0, 0, view.span * tilePx, view.span * tilePx)
  fillAreas(context, of('district'), () => theme.land)
  for (const kind of ['other', 'square', 'green', 'water'] as const) {
    const areas = of('land').filter(({ feature }) => feature.kind === kind)
    fillAreas(context, areas, () => theme.areas[kind])
  }
  strokeLines(context, of('waterway'), { color: theme.water, widthPx: Math.max(1, 8 / metresPerPixel(view)) })
  if (relief !== null) drawRelief(context, relief, theme.relief)
  fillAreas(context, of('building'), () => theme.building)
  strokeLines(context, of('building'), {
    color: theme.buildingEdge,
    widthPx: view.z >= 17 ? 1 : 0.5,
    closed: true,
  })
  drawRoads(context, view, theme, of('road'))
  writeNames(new Labels(context, view.span * tilePx), view, theme, shapes)
}

function linesOf({ geom }: MapFeature, view: View): PixelLine[] {
  const geometry = geom === null ? null : readWkb(geom)
  if (geometry === null || geometry.type === 'point') return []
  const lines = geometry.type === 'line' ? geometry.lines : geometry.polygons.flat()
  return lines.map((line) => toPixels(view, line))
}

function trace(context: SKRSContext2D, line: PixelLine): void {
  context.moveTo(line[0] as number, line[1] as number)
  for (let i = 2; i < line.length; i += 2) context.lineTo(line[i] as number, line[i + 1] as number)
}

function fillAreas(context: SKRSContext2D, areas: Shape[], colorOf: (shape: Shape) => string): void {
  for (const area of areas) {
    context.fillStyle = colorOf(area)
    context.beginPath()
    for (const ring of area.lines) trace(context, ring)
    context.fill('evenodd')
  }
}

interface Stroke {
  color: string
  widthPx: number
  dashPx?: number[]
  closed?: boolean
}

/** All lines in one path: where they meet or cross, nothing is painted twice. */
function strokeLines(
  context: SKRSContext2D,
  shapes: Shape[],
  { color, widthPx, dashPx = [], closed }: Stroke,
): void {
  if (shapes.length === 0) return
  context.strokeStyle = color
  context.lineWidth = widthPx
  context.lineJoin = 'round'
  context.lineCap = dashPx.length > 0 || closed ? 'butt' : 'round'
  context.setLineDash(dashPx)
  context.beginPath()
  for (const { lines } of shapes) for (const line of lines) trace(context, line)
  context.stroke()
  context.setLineDash([])
}

/** From near, a street fills at least the pixel that its middle lies in, however it runs. */
const leastStreetPx = (view: View, kind: string) =>
  view.z >= 15 && kind !== 'footway' && kind !== 'service' ? 2.6 : 0

/**
 * From the least to the greatest, so that main roads lie on top. Widths in metres on the ground, and at least in pixels: those
 * of one carriageway, for great roads are given as two lines, which must not run into one.
 */
const roadClasses: [kind: string, widthM: number, leastPx: number][] = [
  ['footway', 2, 0.7],
  ['service', 4, 0.8],
  ['residential', 7, 0.8],
  ['tertiary', 9, 1.1],
  ['secondary', 12, 1.4],
  ['primary', 15, 1.8],
  ['trunk', 16, 2],
  ['motorway', 16, 2],
]

function drawRoads(context: SKRSContext2D, view: View, theme: Theme, roads: Shape[]): void {
  const perPixel = metresPerPixel(view)
  const growth = view.z >= 13 ? 1 : 0.7
  const classes = roadClasses.flatMap(([kind, widthM, leastPx]) =>
    [false, true].map((main) => ({
      main,
      kind,
      widthPx: Math.max(leastPx * growth, leastStreetPx(view, kind), widthM / perPixel),
      shapes: roads.filter(({ feature }) => feature.kind === kind && feature.main === main),
    })),
  )
  classes.sort((a, b) => Number(a.main) - Number(b.main))
  for (const { kind, main, widthPx, shapes } of classes) {
    const color = main ? theme.mainRoadEdge : theme.roadEdge
    if (kind !== 'footway') strokeLines(context, shapes, { color, widthPx: widthPx + 1.6 })
  }
  for (const { kind, main, widthPx, shapes } of classes) {
    if (kind === 'footway') strokeLines(context, shapes, { color: theme.footway, widthPx, dashPx: [4, 3] })
    else strokeLines(context, shapes, { color: main ? theme.mainRoad : theme.road, widthPx })
  }
  const rails = roads.filter(({ feature }) => feature.kind === 'rail')
  strokeLines(context, rails, { color: theme.rail, widthPx: Math.max(1.2, 2.5 / perPixel) })
  if (view.z >= 15)
    strokeLines(context, rails, { color: theme.land, widthPx: Math.max(0.6, 1.3 / perPixel), dashPx: [6, 6] })
}

/** Areas and buildings smaller than this on the picture carry no name: it would hide more than it says. Square pixels. */
const leastNamedPx2: Partial<Record<MapFeature['layer'], number>> = { land: 900, building: 1100 }

/** What matters most is written first and keeps its room. */
function writeNames(labels: Labels, view: View, theme: Theme, shapes: Shape[]): void {
  const { halo } = theme
  const points = (
    layer: MapFeature['layer'],
    style: (feature: MapFeature) => { color: string; sizePx: number; weight?: 400 | 500 },
  ) => {
    for (const { feature } of shapes) {
      const { name, labelLon, labelLat } = feature
      if (feature.layer !== layer || !name || labelLon === null || labelLat === null) continue
      if (feature.sizePx2 < (leastNamedPx2[layer] ?? 0)) continue
      const [x, y] = toPixels(view, [labelLon, labelLat]) as [number, number]
      labels.atPoint(name, x, y, { halo, weight: 500, ...style(feature) })
    }
  }
  points('street', () => ({ color: theme.placeName, sizePx: 15 }))
  roadNames(labels, view, theme, shapes, true)
  points('land', ({ kind }) => ({
    color: kind === 'water' ? theme.waterName : kind === 'green' ? theme.greenName : theme.placeName,
    sizePx: view.z >= 16 ? 13 : 12,
  }))
  roadNames(labels, view, theme, shapes, false)
  // Behind the streets: nobody looks for a way by them.
  points('community', () => ({ color: theme.communityName, sizePx: 12, weight: 400 }))
  points('building', () => ({ color: theme.placeName, sizePx: 11 }))
}

function roadNames(labels: Labels, view: View, theme: Theme, shapes: Shape[], main: boolean): void {
  const from = main ? 13 : 15
  if (view.z < from) return
  const byName = new Map<string, PixelLine[]>()
  for (const { feature, lines } of shapes) {
    const { layer, name } = feature
    if ((layer !== 'road' && layer !== 'waterway') || !name || feature.main !== main) continue
    const key = `${layer} ${name}`
    byName.set(key, [...(byName.get(key) ?? []), ...lines])
  }
  const style = { halo: theme.halo, weight: 400 as const, sizePx: main ? 13 : 12 }
  for (const [key, lines] of byName) {
    const color = key.startsWith('waterway') ? theme.waterName : theme.roadName
    const name = key.slice(key.indexOf(' ') + 1)
    for (const line of joinLines(lines)) labels.alongLine(name, line, { ...style, color })
  }
}
