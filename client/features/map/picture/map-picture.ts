import { distanceM } from '../../../../server/contract/geodesy.ts'
import type { ScenePort } from '../../../scene/scene-port.ts'

/** A line of the legend: a mark of a colour with what it stands for. */
export interface LegendLine {
  readonly mark: '●' | '▲' | '■' | '▬' | '◆'
  readonly color: string
  readonly text: string
}

export interface PictureTexts {
  readonly title: string
  /** The instant of the map. */
  readonly time: string
  readonly isPast: boolean
  readonly north: string
  readonly legend: readonly LegendLine[]
  readonly attribution: string
  readonly length: (m: number) => string
  readonly middle: string
}

const BAR_PX = 120
const FONT = 'system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif'

/** A round length whose bar is at most so many pixels long. */
export function scaleBar(metresPerPx: number, mostPx = BAR_PX): { m: number; px: number } {
  const most = metresPerPx * mostPx
  const power = 10 ** Math.floor(Math.log10(most))
  const m = ([5, 2, 1].find((one) => one * power <= most) ?? 1) * power
  return { m, px: m / metresPerPx }
}

/** The map as a picture that stands for itself: title, time, scale, north, legend, whose map it is. Null where none can be drawn. */
export function mapPicture(port: ScenePort, texts: PictureTexts): HTMLCanvasElement | null {
  const map = port.picture()
  const view = port.view()
  if (map === null || view === null) return null
  const canvas = document.createElement('canvas')
  const unit = Math.max(1, map.width / 1280)
  const strip = Math.round(56 * unit)
  canvas.width = map.width
  canvas.height = map.height + strip
  const draw = canvas.getContext('2d')
  if (draw === null) return null
  draw.fillStyle = '#0a111b'
  draw.fillRect(0, 0, canvas.width, canvas.height)
  draw.drawImage(map, 0, strip)
  const pen: Pen = { draw, unit, width: canvas.width, height: canvas.height, strip }
  drawHead(pen, texts)
  drawLegend(pen, texts)
  drawNorth(pen, texts, view.headingDeg)
  drawScale(pen, texts, metresPerPx(port, map))
  return canvas
}

interface Pen {
  readonly draw: CanvasRenderingContext2D
  readonly unit: number
  readonly width: number
  readonly height: number
  readonly strip: number
}

/** Metres of a pixel of the picture at its middle; null where the middle is the sky. */
function metresPerPx(port: ScenePort, map: HTMLCanvasElement): number | null {
  const ratio = window.devicePixelRatio || 1
  const middle = { x: map.width / ratio / 2, y: map.height / ratio / 2 }
  const left = port.placeAt({ ...middle, x: middle.x - 50 })
  const right = port.placeAt({ ...middle, x: middle.x + 50 })
  return left === null || right === null ? null : distanceM(left, right) / (100 * ratio)
}

function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  look: { px: number; color?: string; bold?: boolean },
) {
  pen.draw.font = `${look.bold ? 600 : 400} ${look.px * pen.unit}px ${FONT}`
  pen.draw.fillStyle = look.color ?? '#e6edf5'
  pen.draw.fillText(text, x, y)
}

function drawHead(pen: Pen, { title, time, isPast, attribution }: PictureTexts): void {
  const { draw, unit, strip, width } = pen
  draw.textBaseline = 'middle'
  draw.textAlign = 'left'
  write(pen, title, 16 * unit, strip / 2, { px: 18, bold: true })
  draw.textAlign = 'right'
  write(pen, time, width - 16 * unit, strip * 0.34, {
    px: 15,
    bold: true,
    color: isPast ? '#f2b705' : '#e6edf5',
  })
  write(pen, attribution, width - 16 * unit, strip * 0.72, { px: 11, color: '#8fa3b8' })
}

function backing({ draw }: Pen, x: number, y: number, width: number, height: number): void {
  draw.fillStyle = 'rgba(10,17,27,.82)'
  draw.fillRect(x, y, width, height)
}

function drawLegend(pen: Pen, { legend }: PictureTexts): void {
  const { draw, unit, height } = pen
  if (legend.length === 0) return
  const line = 20 * unit
  draw.font = `400 ${12 * unit}px ${FONT}`
  const wide = Math.max(...legend.map(({ text }) => draw.measureText(text).width)) + 44 * unit
  const top = height - 16 * unit - line * legend.length - 12 * unit
  backing(pen, 16 * unit, top, wide, line * legend.length + 12 * unit)
  draw.textAlign = 'left'
  for (const [i, { mark, color, text }] of legend.entries()) {
    const y = top + 6 * unit + line * (i + 0.5)
    write(pen, mark, 26 * unit, y, { px: 13, color })
    write(pen, text, 46 * unit, y, { px: 12 })
  }
}

function drawNorth(pen: Pen, { north }: PictureTexts, headingDeg: number): void {
  const { draw, unit, width, strip } = pen
  draw.save()
  draw.translate(width - 46 * unit, strip + 46 * unit)
  draw.fillStyle = 'rgba(10,17,27,.82)'
  draw.beginPath()
  draw.arc(0, 0, 30 * unit, 0, Math.PI * 2)
  draw.fill()
  draw.rotate((-headingDeg * Math.PI) / 180)
  draw.fillStyle = '#e6edf5'
  draw.beginPath()
  draw.moveTo(0, -12 * unit)
  draw.lineTo(8 * unit, 18 * unit)
  draw.lineTo(0, 11 * unit)
  draw.lineTo(-8 * unit, 18 * unit)
  draw.fill()
  draw.textAlign = 'center'
  write(pen, north, 0, -20 * unit, { px: 12, bold: true })
  draw.restore()
}

function drawScale(pen: Pen, { length, middle }: PictureTexts, perPx: number | null): void {
  if (perPx === null || !(perPx > 0)) return
  const { draw, unit, width, height } = pen
  const bar = scaleBar(perPx, BAR_PX * unit)
  const text = `${length(bar.m)} ${middle}`
  draw.font = `400 ${12 * unit}px ${FONT}`
  const wide = Math.max(bar.px, draw.measureText(text).width) + 20 * unit
  const left = width - 16 * unit - wide
  backing(pen, left, height - 58 * unit, wide, 42 * unit)
  draw.strokeStyle = '#e6edf5'
  draw.lineWidth = 2 * unit
  const y = height - 26 * unit
  draw.beginPath()
  draw.moveTo(left + 10 * unit, y - 6 * unit)
  draw.lineTo(left + 10 * unit, y)
  draw.lineTo(left + 10 * unit + bar.px, y)
  draw.lineTo(left + 10 * unit + bar.px, y - 6 * unit)
  draw.stroke()
  draw.textAlign = 'left'
  write(pen, text, left + 10 * unit, height - 45 * unit, { px: 12 })
}
