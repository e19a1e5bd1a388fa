/** What is wrong as a word and the figures that go with it, so that a screen can say it in its reader's language. */
export interface ProblemParts {
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** The file cannot be imported at all: missing, empty, cut off, or not what it should be. The message is for the person at the terminal. */
export class SourceFileError extends Error {
  readonly parts: ProblemParts | undefined

  constructor(file: string, problem: string, options: ErrorOptions & { parts?: ProblemParts } = {}) {
    const { parts, ...rest } = options
    super(`${file}: ${problem}`, rest)
    this.name = 'SourceFileError'
    this.parts = parts
  }
}
