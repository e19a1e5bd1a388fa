import type { z } from 'zod'
import type { mapStateEndpoints } from '../../../../server/contract/map-state.ts'
import { caseState } from './case-state.ts'

type Answer = z.output<typeof mapStateEndpoints.cases.answer>

/** What is known of buildings with open cases, and until when. */
export interface BuildingCasesKnown {
  readonly at: string
  /** Building id → what its open cases say (case-state.ts). */
  readonly states: ReadonlyMap<number, number>
}

/** Lays an answer over what was known: the whole replaces it, changes are laid in, a building without open cases goes. */
export function withAnswer(known: BuildingCasesKnown | undefined, answer: Answer): BuildingCasesKnown {
  if (!answer.isWhole && answer.items.length === 0 && known !== undefined) return { ...known, at: answer.at }
  const states = new Map(answer.isWhole ? [] : known?.states)
  for (const [id, light, open] of answer.items) {
    if (light === 0) states.delete(id)
    else states.set(id, caseState(light, open))
  }
  return { at: answer.at, states }
}

/** Ids and values of a string of digits, one for each id from the first on. */
export function fromDigits({ from, bands }: { from: number; bands: string }) {
  const ids = new Uint32Array(bands.length)
  const values = new Uint8Array(bands.length)
  for (let i = 0; i < bands.length; i += 1) {
    ids[i] = from + i
    values[i] = bands.charCodeAt(i) - 48
  }
  return { ids, values }
}

/** How many buildings are in each band. */
export function countBands({ bands }: { bands: string }): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < bands.length; i += 1) {
    const band = bands.charCodeAt(i) - 48
    counts.set(band, (counts.get(band) ?? 0) + 1)
  }
  return counts
}
