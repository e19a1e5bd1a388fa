import type { Light } from '../../../server/contract/common.ts'

const COLORS: Record<Light, string> = { green: '#2fbf71', yellow: '#f2b705', red: '#e5484d' }
const drawn = new Map<string, HTMLCanvasElement>()
const WIDTH = 56
const HEIGHT = 76

/** Around a pin that stands for several there is room for their number, on both sides alike: its tip stays in the middle. */
const MARGIN = 34

/**
 * The pin of a case, twice its size on screen: a drop in the light's colour with the light's shape in it; urgent ones wear a ring.
 * One that stands for several says how many.
 */
export function caseImage(light: Light, isUrgent: boolean, size = ''): HTMLCanvasElement {
  const key = `${light} ${isUrgent} ${size}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH + (size === '' ? 0 : 2 * MARGIN)
  canvas.height = HEIGHT
  const draw = canvas.getContext('2d')
  if (draw !== null && size === '') drawPin(draw, light, isUrgent)
  else if (draw !== null) {
    draw.translate(MARGIN, 0)
    drawPin(draw, light, isUrgent)
    drawSize(draw, size)
  }
  drawn.set(key, canvas)
  return canvas
}

function drawPin(draw: CanvasRenderingContext2D, light: Light, isUrgent: boolean): void {
  draw.beginPath()
  draw.arc(28, 28, 23, Math.PI * 0.85, Math.PI * 0.15)
  draw.lineTo(28, 73)
  draw.closePath()
  draw.fillStyle = COLORS[light]
  draw.fill()
  draw.lineWidth = isUrgent ? 5 : 2.5
  draw.strokeStyle = isUrgent ? '#ffffff' : 'rgba(6,18,29,.85)'
  draw.stroke()
  draw.fillStyle = '#06121d'
  draw.beginPath()
  if (light === 'green') draw.arc(28, 28, 8, 0, Math.PI * 2)
  else if (light === 'red') draw.rect(20, 20, 16, 16)
  else {
    draw.moveTo(28, 17)
    draw.lineTo(38, 35)
    draw.lineTo(18, 35)
  }
  draw.closePath()
  draw.fill()
}

function drawSize(draw: CanvasRenderingContext2D, size: string): void {
  draw.font = 'bold 28px sans-serif'
  const width = Math.max(34, draw.measureText(size).width + 14)
  const left = Math.min(36, WIDTH + MARGIN - width)
  draw.beginPath()
  draw.roundRect(left, 1, width, 34, 17)
  draw.fillStyle = '#06121d'
  draw.fill()
  draw.lineWidth = 2
  draw.strokeStyle = '#ffffff'
  draw.stroke()
  draw.fillStyle = '#ffffff'
  draw.textAlign = 'center'
  draw.textBaseline = 'middle'
  draw.fillText(size, left + width / 2, 19)
}
