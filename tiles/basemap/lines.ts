/** A line in pixels: flat x, y pairs. */
export type PixelLine = number[]

/** Joins lines where exactly two of them meet, so that a street of many pieces carries its name along all of them. */
export function joinLines(lines: PixelLine[]): PixelLine[] {
  const ends = new Map<string, Set<PixelLine>>()
  const keyAt = (line: PixelLine, start: boolean) => {
    const i = start ? 0 : line.length - 2
    return `${Math.round((line[i] as number) * 4)}/${Math.round((line[i + 1] as number) * 4)}`
  }
  const note = (line: PixelLine) => {
    for (const start of [true, false]) {
      const key = keyAt(line, start)
      ends.set(key, (ends.get(key) ?? new Set()).add(line))
    }
  }
  const forget = (line: PixelLine) => {
    for (const start of [true, false]) ends.get(keyAt(line, start))?.delete(line)
  }
  const joined = new Set(lines)
  for (const line of lines) note(line)
  for (const first of lines) {
    let line = first
    while (joined.has(line)) {
      const other = [true, false]
        .map((start) => ends.get(keyAt(line, start)))
        .filter((meeting) => meeting?.size === 2)
        .flatMap((meeting) => [...(meeting ?? [])])
        .find((candidate) => candidate !== line)
      if (other === undefined) break
      forget(line)
      forget(other)
      joined.delete(line)
      joined.delete(other)
      line = concatenated(line, other, (l, start) => keyAt(l, start))
      joined.add(line)
      note(line)
    }
  }
  return [...joined]
}

function concatenated(
  a: PixelLine,
  b: PixelLine,
  keyAt: (line: PixelLine, start: boolean) => string,
): PixelLine {
  const head = keyAt(a, false) === keyAt(b, true) || keyAt(a, false) === keyAt(b, false) ? a : reversed(a)
  const tail = keyAt(head, false) === keyAt(b, true) ? b : reversed(b)
  return [...head, ...tail.slice(2)]
}

export function reversed(line: PixelLine): PixelLine {
  const back: PixelLine = []
  for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i] as number, line[i + 1] as number)
  return back
}

/** Distance along the line of each of its points, pixels. */
export function distances(line: PixelLine): number[] {
  const along = [0]
  for (let i = 2; i < line.length; i += 2)
    along.push(
      (along.at(-1) as number) +
        Math.hypot(
          (line[i] as number) - (line[i - 2] as number),
          (line[i + 1] as number) - (line[i - 1] as number),
        ),
    )
  return along
}

/** The point at a distance along the line, and the direction there in radians. */
export function pointAlong(
  line: PixelLine,
  along: number[],
  distance: number,
): { x: number; y: number; angle: number } {
  let i = 1
  while (i < along.length - 1 && (along[i] as number) < distance) i++
  const [from, to] = [along[i - 1] as number, along[i] as number]
  const t = to === from ? 0 : (distance - from) / (to - from)
  const [x1, y1, x2, y2] = line.slice(2 * i - 2, 2 * i + 2) as [number, number, number, number]
  return { x: x1 + (x2 - x1) * t, y: y1 + (y2 - y1) * t, angle: Math.atan2(y2 - y1, x2 - x1) }
}
