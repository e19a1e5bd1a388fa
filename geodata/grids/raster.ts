import { type Box, boxesWithin } from '../model/plane.ts'

/** Things found again by place: each lies in every square of the raster that its box touches. */
export class Raster<T> {
  private readonly squares = new Map<string, { box: Box; thing: T }[]>()
  private readonly sizeM: number

  constructor(sizeM: number) {
    this.sizeM = sizeM
  }

  add(box: Box, thing: T): void {
    const entry = { box, thing }
    for (const key of this.keys(box)) {
      const square = this.squares.get(key)
      if (square) square.push(entry)
      else this.squares.set(key, [entry])
    }
  }

  /** All whose boxes come within `reachM` of the box, each once, in the order they were added to their squares. */
  near(box: Box, reachM: number): T[] {
    const wide = {
      minX: box.minX - reachM,
      minY: box.minY - reachM,
      maxX: box.maxX + reachM,
      maxY: box.maxY + reachM,
    }
    const found = new Set<T>()
    for (const key of this.keys(wide))
      for (const { box: other, thing } of this.squares.get(key) ?? [])
        if (boxesWithin(box, other, reachM + 1e-9)) found.add(thing)
    return [...found]
  }

  private *keys(box: Box): Generator<string> {
    for (let x = Math.floor(box.minX / this.sizeM); x <= Math.floor(box.maxX / this.sizeM); x++)
      for (let y = Math.floor(box.minY / this.sizeM); y <= Math.floor(box.maxY / this.sizeM); y++)
        yield `${x}:${y}`
  }
}
