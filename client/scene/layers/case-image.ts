import type { Light } from '../../../server/contract/common.ts'

const COLORS: Record<Light, string> = { green: '#2fbf71', yellow: '#f2b705', red: '#e5484d' }
const drawn = new Map<string, HTMLCanvasElement>()
const WIDTH = 56
const HEIGHT = 76

/** The pin of a case, twice its size on screen: a drop in the light's colour with the light's shape in it; urgent ones wear a ring. */
export function caseImage(light: Light, isUrgent: boolean): HTMLCanvasElement {
  const key = `${light} ${isUrgent}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const draw = canvas.getContext('2d')
  if (draw !== null) drawPin(draw, light, isUrgent)
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
