/** The file cannot be imported at all: missing, empty, cut off, or not what it should be. The message is for the person at the terminal. */
export class SourceFileError extends Error {
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options)
    this.name = 'SourceFileError'
  }
}
