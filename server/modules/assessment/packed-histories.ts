import { CASE_ACTIONS, type CaseAction, LIMIT_UNITS, type Limit } from '../../contract/case.ts'
import type { EngineEvent } from '../../engine/types.ts'
import type { MigratedFacts } from '../cases/case-file-read.ts'
import { Indexed } from './packed-cases.ts'

const PAGE = 1 << 16
const HEAD = 4
const EACH = 3

/** Histories in 24 bytes an event, for the cases that must wait until all are read. */
export class PackedHistories {
  readonly #units = new Indexed()
  readonly #pages: Float64Array[] = []
  readonly #starts = new Map<number, number>()
  #end = 0

  put(place: number, events: readonly EngineEvent[], { urgent, special, limit }: MigratedFacts): void {
    this.#starts.set(place, this.#end)
    const flags = Number(urgent) + 2 * Number(special ?? false)
    this.#write(events.length, flags, LIMIT_UNITS.indexOf(limit.unit), limit.value)
    for (const { at, action, unit, minutes } of events)
      this.#write(
        at,
        CASE_ACTIONS.indexOf(action),
        unit === undefined ? (minutes ?? 0) : this.#units.indexOf(unit),
      )
  }

  get(place: number): { events: EngineEvent[]; facts: MigratedFacts } {
    const start = this.#starts.get(place)
    if (start === undefined) throw new RangeError(`no history at place ${place}`)
    const [length, flags, unit, value] = [0, 1, 2, 3].map((i) => this.#read(start + i))
    const events = Array.from({ length: length ?? 0 }, (_, i) => this.#event(start + HEAD + i * EACH))
    const limit: Limit = { unit: LIMIT_UNITS[unit ?? 0] ?? 'hours', value: value ?? 0 }
    return { events, facts: { urgent: ((flags ?? 0) & 1) !== 0, special: ((flags ?? 0) & 2) !== 0, limit } }
  }

  #event(from: number): EngineEvent {
    const action = CASE_ACTIONS[this.#read(from + 1)] as CaseAction
    const [at, argument] = [this.#read(from), this.#read(from + 2)]
    if (action === 'dispatch') return { at, action, unit: this.#units.at(argument) }
    return action === 'approve-extension' ? { at, action, minutes: argument } : { at, action }
  }

  #write(...values: number[]): void {
    for (const value of values) {
      const page = Math.floor(this.#end / PAGE)
      this.#pages[page] ??= new Float64Array(PAGE)
      const numbers = this.#pages[page]
      if (numbers !== undefined) numbers[this.#end % PAGE] = value
      this.#end += 1
    }
  }

  #read(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? 0
  }
}
