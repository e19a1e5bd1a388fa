export interface CountCell {
  key: string
  /** Cells whose sum is known elsewhere: none of them may be told by taking the others from it. */
  groupKey: string
  people: number
}

/** domain.md, principles: fewer than 5 people are never counted out. */
export const FEW = 5

/**
 * The keys that are shown as `<5`: those with fewer than five people, and where these could be told from the sum of their
 * group — a single one, or fewer than five people in all — also the next smallest, until they cannot.
 */
export function suppressedKeys(cells: readonly CountCell[]): Set<string> {
  const suppressed = new Set<string>()
  for (const group of Map.groupBy(cells, (cell) => cell.groupKey).values()) {
    const byPeople = [...group].sort((a, b) => a.people - b.people || a.key.localeCompare(b.key))
    let hidden = 0
    let people = 0
    for (const cell of byPeople) {
      const isFew = cell.people < FEW
      const isTold = people > 0 && (hidden === 1 || people < FEW)
      if (!isFew && !isTold) break
      suppressed.add(cell.key)
      hidden += 1
      people += cell.people
    }
  }
  return suppressed
}
