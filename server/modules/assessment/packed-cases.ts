import { CASE_STATUSES, type CaseStatus } from '../../contract/case.ts'
import { type AssessedCase, BLEMISHES } from '../../engine/assess.ts'

const STAGES = ['verify', 'file', 'dispatch', 'handle', 'send-check', 'check', 'close'] as const
const NUMBERS = 3 + STAGES.length
const SHEET = 1 << 14

/** What of a verdict the command prints. */
export type PrintedCase = Omit<AssessedCase, 'baseDeadline' | 'grants'>

interface Sheet {
  /** Charged, limit, deadline (NaN: none), and the seconds of each stage. */
  readonly numbers: Float64Array
  readonly units: Uint32Array
  readonly statuses: Uint8Array
  /** Deducted, resolved, timely, then one bit a blemish. */
  readonly flags: Uint8Array
}

/** Verdicts in a hundred bytes each instead of a thousand, so that a million fit beside each other. */
export class PackedCases {
  readonly #names: string[] = []
  readonly #codes = new Indexed()
  readonly #sheets: Sheet[] = []

  put(place: number, verdict: AssessedCase): void {
    this.#names[place] = verdict.number
    const sheet = this.#sheetOf(place)
    const row = place % SHEET
    const { chargedSeconds, limitSeconds, deadline, stageSeconds } = verdict
    const seconds = STAGES.map((stage) => stageSeconds[stage])
    sheet.numbers.set([chargedSeconds, limitSeconds, deadline ?? Number.NaN, ...seconds], row * NUMBERS)
    sheet.units[row] = this.#codes.indexOf(verdict.unit)
    sheet.statuses[row] = CASE_STATUSES.indexOf(verdict.status)
    const bits = [verdict.deducted, verdict.resolved, verdict.timely]
    const blemishes = BLEMISHES.map((name) => verdict.blemishes.includes(name))
    sheet.flags[row] = [...bits, ...blemishes].reduce((sum, bit, i) => sum + (bit ? 1 << i : 0), 0)
  }

  /** In the order of their places. */
  *all(): Generator<PrintedCase> {
    for (const [place, number] of this.#names.entries()) yield this.#get(place, number)
  }

  #get(place: number, number: string): PrintedCase {
    const sheet = this.#sheetOf(place)
    const row = place % SHEET
    const of = (column: number) => sheet.numbers[row * NUMBERS + column] ?? 0
    const bits = sheet.flags[row] ?? 0
    const has = (bit: number) => (bits & (1 << bit)) !== 0
    const [verify, file, dispatch, handle, sendCheck, check, close] = [3, 4, 5, 6, 7, 8, 9].map(of)
    return {
      number,
      unit: this.#codes.at(sheet.units[row] ?? 0),
      status: CASE_STATUSES[sheet.statuses[row] ?? 0] as CaseStatus,
      chargedSeconds: of(0),
      limitSeconds: of(1),
      deadline: Number.isNaN(of(2)) ? null : of(2),
      deducted: has(0),
      resolved: has(1),
      timely: has(2),
      blemishes: BLEMISHES.filter((_, i) => has(3 + i)),
      stageSeconds: {
        verify,
        file,
        dispatch,
        handle,
        'send-check': sendCheck,
        check,
        close,
      } as PrintedCase['stageSeconds'],
    }
  }

  #sheetOf(place: number): Sheet {
    const index = Math.floor(place / SHEET)
    const known = this.#sheets[index]
    if (known !== undefined) return known
    const sheet = {
      numbers: new Float64Array(SHEET * NUMBERS),
      units: new Uint32Array(SHEET),
      statuses: new Uint8Array(SHEET),
      flags: new Uint8Array(SHEET),
    }
    this.#sheets[index] = sheet
    return sheet
  }
}

/** Names by number, each once. */
export class Indexed {
  readonly #names: string[] = []
  readonly #indexes = new Map<string, number>()

  indexOf(name: string): number {
    const known = this.#indexes.get(name)
    if (known !== undefined) return known
    this.#indexes.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  at(index: number): string {
    return this.#names[index] ?? ''
  }
}
