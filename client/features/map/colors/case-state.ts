import { LIGHT_CODES, OPEN_BANDS } from '../../../../server/contract/map-state.ts'

/** One more than the place of the highest band that a number reaches; 0: it reaches none. */
export const bandOf = (value: number, bands: readonly number[]): number =>
  bands.findLastIndex((least) => value >= least) + 1

/** What the map's `light` channel says of open cases: the worst light, and the band of how many there are above it. */
export const caseState = (light: number, open: number): number =>
  light + LIGHT_CODES.length * bandOf(open, OPEN_BANDS)

/** How many show each light, in the order of LIGHT_CODES. */
export function countLights(states: Iterable<number>): readonly number[] {
  const counts = LIGHT_CODES.map(() => 0)
  for (const state of states) {
    const light = state % LIGHT_CODES.length
    counts[light] = (counts[light] ?? 0) + 1
  }
  return counts
}

/** How many have so many open cases, in the order of OPEN_BANDS. */
export function countOpen(states: Iterable<number>): readonly number[] {
  const counts = OPEN_BANDS.map(() => 0)
  for (const state of states) {
    const band = Math.floor(state / LIGHT_CODES.length) - 1
    if (band >= 0) counts[band] = (counts[band] ?? 0) + 1
  }
  return counts
}
