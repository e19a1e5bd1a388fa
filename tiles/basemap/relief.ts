import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { ElevationGround } from '../terrain/ground.ts'
import { fromUnit } from '../tree/mercator.ts'
import { metresPerPixel, tilePx, type View, viewBounds } from './view.ts'

/** Heights under a picture in squares of 8 pixels, with two squares around it; row by row from the north-west. */
export interface Relief {
  side: number
  stepM: number
  heights: Float32Array
}

const cellPx = 8
/** Squares around the picture: shading looks at the neighbours, and is blended over the picture's border. */
const around = 2
/** From farther away hills are smaller than a square. */
const leastZ = 11

/** Null where there is no ground, or it is seen from too far. */
export async function readRelief(ground: ElevationGround | null, view: View): Promise<Relief | null> {
  if (ground === null || view.z < leastZ) return null
  const heightAt = await ground.over(viewBounds(view, 2 * around * cellPx))
  const side = (view.span * tilePx) / cellPx + 2 * around
  const heights = new Float32Array(side * side)
  const worldPx = 2 ** view.z * tilePx
  const unitAt = (tile: number, k: number) => (tile * tilePx + (k - around + 0.5) * cellPx) / worldPx
  for (let j = 0; j < side; j++)
    for (let i = 0; i < side; i++) {
      const { lon, lat } = fromUnit(unitAt(view.x, i), unitAt(view.y, j))
      heights[j * side + i] = heightAt(lon, lat)
    }
  return { side, stepM: cellPx * metresPerPixel(view), heights }
}

/** The colours and strengths of slopes towards the light and away from it. */
export interface ReliefLook {
  light: readonly [number, number, number]
  lightMost: number
  shadow: readonly [number, number, number]
  shadowMost: number
}

/** Slopes are drawn steeper than they are: a city's hills are gentle. */
const exaggeration = 1.4

/** Shades slopes as light from the north-west does; level ground keeps its colour. */
export function drawRelief(context: SKRSContext2D, { side, stepM, heights }: Relief, look: ReliefLook): void {
  const inner = side - 2
  const canvas = createCanvas(inner, inner)
  const small = canvas.getContext('2d')
  const image = small.createImageData(inner, inner)
  for (let j = 0; j < inner; j++)
    for (let i = 0; i < inner; i++) {
      const at = (x: number, y: number) => heights[(j + 1 + y) * side + i + 1 + x] as number
      const east = ((at(1, 0) - at(-1, 0)) / (2 * stepM)) * exaggeration
      const south = ((at(0, 1) - at(0, -1)) / (2 * stepM)) * exaggeration
      // Light from the north-west, 45° high: the cosine of its angle to the slope, less that to level ground.
      const bright = (east * 0.5 + south * 0.5 + Math.SQRT1_2) / Math.hypot(east, south, 1) - Math.SQRT1_2
      const isLit = bright > 0
      const [red, green, blue] = isLit ? look.light : look.shadow
      const alpha = isLit
        ? look.lightMost * Math.min(1, bright / 0.29)
        : look.shadowMost * Math.min(1, -bright / 0.7)
      image.data.set([red, green, blue, Math.round(alpha * 255)], (j * inner + i) * 4)
    }
  small.putImageData(image, 0, 0)
  const offset = (1 - around) * cellPx
  context.imageSmoothingEnabled = true
  context.drawImage(canvas, offset, offset, inner * cellPx, inner * cellPx)
}
