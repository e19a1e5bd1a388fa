/** A pin where it stands on the picture. */
export interface SeenPin {
  readonly id: string
  readonly x: number
  readonly y: number
  /** The higher, the more it must be seen. */
  readonly rank: number
}

/**
 * Pins that would cover each other, by the one drawn for them all: that of the highest rank, so that nothing worse is ever behind
 * something better. Each list begins with it. A step for each pin, whatever their number.
 */
export function groupPins(pins: readonly SeenPin[], reachPx: number): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  const heads = new Map<string, SeenPin[]>()
  const cell = (value: number) => Math.floor(value / reachPx)
  const byRank = [...pins].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
  for (const pin of byRank) {
    const head = near(pin)
    if (head !== undefined) groups.get(head.id)?.push(pin.id)
    else {
      groups.set(pin.id, [pin.id])
      const key = `${cell(pin.x)} ${cell(pin.y)}`
      heads.set(key, [...(heads.get(key) ?? []), pin])
    }
  }
  return groups

  function near({ x, y }: SeenPin): SeenPin | undefined {
    for (const column of [-1, 0, 1])
      for (const row of [-1, 0, 1])
        for (const head of heads.get(`${cell(x) + column} ${cell(y) + row}`) ?? [])
          if (Math.hypot(head.x - x, head.y - y) < reachPx) return head
    return undefined
  }
}

/** What stands at a group: exact up to nine, then by tens, so that few pictures do for all. */
export function groupSize(count: number): string {
  if (count < 2) return ''
  return count < 10 ? String(count) : count < 100 ? `${Math.floor(count / 10) * 10}+` : '99+'
}
