import type { ImportProgress } from './import-city.ts'

/** Shows progress on standard error: in place on a terminal, else a line a second and one for each new step. */
export class ProgressLine {
  readonly #isTerminal = process.stderr.isTTY
  #said = 0
  #step = ''

  show({ step, share, objects, rejected }: ImportProgress): void {
    const wait = this.#isTerminal ? 100 : 1000
    if (step === this.#step && Date.now() - this.#said < wait) return
    this.#said = Date.now()
    this.#step = step
    const percent = step === 'reading' ? ` ${Math.floor(share * 100)} %` : ''
    const line = `${step}${percent}: ${objects.toLocaleString('en')} objects, ${rejected.toLocaleString('en')} refused`
    process.stderr.write(this.#isTerminal ? `\r${line}\x1b[K` : `${line}\n`)
  }

  end(): void {
    if (this.#isTerminal && this.#step !== '') process.stderr.write('\r\x1b[K')
  }
}
