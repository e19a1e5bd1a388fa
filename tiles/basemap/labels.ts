import type { SKRSContext2D } from '@napi-rs/canvas'
import { distances, type PixelLine, pointAlong, reversed } from './lines.ts'

const fontFamily = '"Cityloop Latin", "Cityloop Han"'

export interface LabelStyle {
  sizePx: number
  color: string
  halo: string
  /** Regular or medium weight. */
  weight: 400 | 500
}

interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** Writes names that neither touch each other nor leave the picture: half a name would not match its neighbour's other half. */
export class Labels {
  readonly #taken: Box[] = []
  readonly #written = new Map<string, { x: number; y: number }[]>()
  readonly #context: SKRSContext2D
  readonly #sizePx: number

  constructor(context: SKRSContext2D, sizePx: number) {
    this.#context = context
    this.#sizePx = sizePx
  }

  /** A name centred at a point, moved inward where the picture's border would cut it. Not where the same name stands near. */
  atPoint(text: string, x: number, y: number, style: LabelStyle): void {
    if (Math.min(x, y) < 0 || Math.max(x, y) >= this.#sizePx || this.#standsNear(text, { x, y })) return
    this.#use(style)
    const halfX = this.#context.measureText(text).width / 2 + 3
    const halfY = style.sizePx * 0.7
    const inward = (value: number, half: number) =>
      Math.round(Math.max(half, Math.min(this.#sizePx - half, value)))
    const at = { x: inward(x, halfX), y: inward(y, halfY) }
    const box = boxAround(at.x, at.y, halfX - 1, halfY - 1)
    if (!this.#isFree(box)) return
    this.#take(text, at, [box])
    this.#context.strokeText(text, at.x, at.y)
    this.#context.fillText(text, at.x, at.y)
  }

  /** A name along a line, again every 420 pixels, letter by letter so that it follows bends. */
  alongLine(text: string, line: PixelLine, style: LabelStyle): void {
    this.#use(style)
    const letters = [...text].map((letter) => ({
      letter,
      widthPx: this.#context.measureText(letter).width + 1,
    }))
    const widthPx = letters.reduce((sum, { widthPx: w }) => sum + w, 0)
    const along = distances(line)
    const length = along.at(-1) ?? 0
    if (length < widthPx + 12) return
    const repeats = Math.max(1, Math.floor(length / 420))
    for (let k = 0; k < repeats; k++) {
      const wanted = (length * (k + 0.5)) / repeats
      for (const shift of [0, 45, -45, 90, -90, 150, -150]) {
        const center = wanted + shift
        if (center - widthPx / 2 < 4 || center + widthPx / 2 > length - 4) continue
        if (this.#writeAlong(text, letters, { line, along, center, widthPx }, style)) break
      }
    }
  }

  #writeAlong(
    text: string,
    letters: { letter: string; widthPx: number }[],
    path: { line: PixelLine; along: number[]; center: number; widthPx: number },
    style: LabelStyle,
  ): boolean {
    const middle = pointAlong(path.line, path.along, path.center)
    if (this.#standsNear(text, middle)) return false
    const placed = placeLetters(letters, path)
    const reach = style.sizePx * 0.72
    const boxes = placed.map(({ x, y }) => boxAround(x, y, reach, reach))
    if (isBent(placed) || !boxes.every((box) => this.#isFree(box))) return false
    this.#take(text, middle, boxes)
    for (const paint of ['strokeText', 'fillText'] as const)
      for (const { letter, x, y, angle } of placed) {
        this.#context.save()
        this.#context.translate(x, y)
        this.#context.rotate(angle)
        this.#context[paint](letter, 0, 0)
        this.#context.restore()
      }
    return true
  }

  #standsNear(text: string, { x, y }: { x: number; y: number }): boolean {
    return (this.#written.get(text) ?? []).some((other) => Math.hypot(other.x - x, other.y - y) < 260)
  }

  #take(text: string, at: { x: number; y: number }, boxes: Box[]): void {
    this.#taken.push(...boxes)
    this.#written.set(text, [...(this.#written.get(text) ?? []), at])
  }

  #use({ sizePx, color, halo, weight }: LabelStyle): void {
    const context = this.#context
    context.font = `${weight} ${sizePx}px ${fontFamily}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3
    context.strokeStyle = halo
    context.fillStyle = color
  }

  #isFree(box: Box): boolean {
    if (box.minX < 0 || box.minY < 0 || box.maxX > this.#sizePx || box.maxY > this.#sizePx) return false
    return this.#taken.every(
      (other) =>
        box.maxX < other.minX || box.minX > other.maxX || box.maxY < other.minY || box.minY > other.maxY,
    )
  }
}

interface PlacedLetter {
  letter: string
  x: number
  y: number
  angle: number
}

/** From left to right, whichever way the line runs; steep names are read from the top down. */
function placeLetters(
  letters: { letter: string; widthPx: number }[],
  { line, along, center, widthPx }: { line: PixelLine; along: number[]; center: number; widthPx: number },
): PlacedLetter[] {
  const length = along.at(-1) ?? 0
  const from = pointAlong(line, along, center - widthPx / 2)
  const to = pointAlong(line, along, center + widthPx / 2)
  const steep = Math.abs(to.y - from.y) > 3 * Math.abs(to.x - from.x)
  const backwards = steep ? to.y < from.y : to.x < from.x
  const path = backwards ? reversed(line) : line
  const lengths = backwards ? distances(path) : along
  let at = (backwards ? length - center : center) - widthPx / 2
  return letters.map(({ letter, widthPx: w }) => {
    const { x, y, angle } = pointAlong(path, lengths, at + w / 2)
    at += w
    // On a steep street a Chinese name stands upright, letter under letter.
    return { letter, x, y, angle: steep && isHan(letter) ? angle - Math.PI / 2 : angle }
  })
}

const isHan = (letter: string) => /\p{Script=Han}/u.test(letter)

const isBent = (letters: PlacedLetter[]) =>
  letters.some(({ angle }, i) => {
    const before = letters[i - 1]
    if (before === undefined) return false
    const turn = Math.abs(angle - before.angle) % (2 * Math.PI)
    return Math.min(turn, 2 * Math.PI - turn) > 0.6
  })

const boxAround = (x: number, y: number, halfX: number, halfY: number): Box => ({
  minX: x - halfX,
  minY: y - halfY,
  maxX: x + halfX,
  maxY: y + halfY,
})
