/** What was wrong with a component or a pipe; it is drawn as near to the truth as it allows, unless it has no place. */
export type ComponentProblem = 'no-place' | 'no-height' | 'too-short' | 'no-depth' | 'no-diameter'

/** A foot or a depth that anything on Earth has, metres: another one would make the grid of its whole tile too coarse to be seen. */
export const isOfThisEarth = (metres: number): boolean => Math.abs(metres) < 20_000
