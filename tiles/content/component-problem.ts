/** What was wrong with a component or a pipe; it is drawn as near to the truth as it allows, unless it has no place. */
export type ComponentProblem = 'no-place' | 'no-height' | 'too-short' | 'no-depth' | 'no-diameter'
