import type { CityObject } from '../model/city.ts'
import { geometryOf, geometryProblem } from '../model/geometry.ts'

/** One object on its way into staging: what `stage.sql` reads. */
interface StagedObject {
  ordinal: number
  layer: CityObject['layer']
  sourceId: string
  geometry: unknown
  props: Record<string, unknown>
}

/** A batch as JSON text, and how many objects it holds. */
export interface Batch {
  json: string
  size: number
}

const mostObjects = 1000
/** Short statements: the embedded database serves everybody else only between two of them. */
const mostCharacters = 400_000

/** Collects objects until a batch is worth sending. */
export class BatchBuffer {
  #parts: string[] = []
  #characters = 0

  add(object: CityObject, ordinal: number): void {
    const text = JSON.stringify(staged(object, ordinal))
    this.#parts.push(text)
    this.#characters += text.length
  }

  get isFull(): boolean {
    return this.#parts.length >= mostObjects || this.#characters >= mostCharacters
  }

  take(): Batch | undefined {
    if (this.#parts.length === 0) return undefined
    const batch = { json: `[${this.#parts.join(',')}]`, size: this.#parts.length }
    this.#parts = []
    this.#characters = 0
    return batch
  }
}

function staged(object: CityObject, ordinal: number): StagedObject {
  const { layer, source: _source, sourceId, ...rest } = object
  const geometry = geometryOf(object)
  const props = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== geometry))
  return { ordinal, layer, sourceId, geometry, props }
}

/** Why an object cannot be stored, as far as that shows without the database; null if it may pass. */
export function objectProblem(object: CityObject): string | null {
  return geometryProblem(geometryOf(object)) ?? valueProblem(object)
}

function valueProblem(object: CityObject): string | null {
  switch (object.layer) {
    case 'building':
      if (!(object.heightM > 0 && object.heightM < 1000))
        return `the height ${object.heightM} m is impossible`
      if (object.floors !== null && !(Number.isInteger(object.floors) && object.floors > 0))
        return `the number of floors ${object.floors} is impossible`
      return null
    case 'component':
      if (!/^\d{5}$/.test(object.classCode)) return `the class ${object.classCode} is not five digits`
      if (object.depthM !== null && object.depthM < 0) return `the depth ${object.depthM} m is negative`
      if (object.diameterMm !== null && !(object.diameterMm > 0))
        return `the diameter ${object.diameterMm} mm is impossible`
      return null
    case 'boundary':
      return boundaryProblem(object.level, object.code)
    default:
      return null
  }
}

const codeDigits = { district: 6, street: 9, community: 12 } as const

function boundaryProblem(level: keyof typeof codeDigits, code: string | null): string | null {
  if (code === null || (/^\d+$/.test(code) && code.length === codeDigits[level])) return null
  return `the code ${code} of a ${level} has not ${codeDigits[level]} digits`
}
