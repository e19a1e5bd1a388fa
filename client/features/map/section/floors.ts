import type { z } from 'zod'
import type { dwelling } from '../../../../server/contract/population.ts'

export type Dwelling = z.infer<typeof dwelling>

/** A floor of an entrance: its rooms in their order. */
export interface Floor {
  readonly floor: number
  readonly rooms: readonly Dwelling[]
}
export interface Entrance {
  readonly entrance: number
  /** From the top down, as one sees a house; storeys without a dwelling between others are there, empty. */
  readonly floors: readonly Floor[]
}

/** The section of a house: entrances side by side, floors one on another. */
export function sectionOf(dwellings: readonly Dwelling[]): readonly Entrance[] {
  const floors = dwellings.map(({ floor }) => floor)
  const [lowest, highest] = [Math.min(...floors), Math.max(...floors)]
  return [...Map.groupBy(dwellings, ({ entrance }) => entrance)]
    .toSorted(([a], [b]) => a - b)
    .map(([entrance, homes]) => {
      const byFloor = Map.groupBy(homes, ({ floor }) => floor)
      const all = Array.from({ length: highest - lowest + 1 }, (_, i): Floor => {
        const floor = highest - i
        return { floor, rooms: (byFloor.get(floor) ?? []).toSorted(byRoom) }
      })
      return { entrance, floors: all }
    })
}

const numbers = new Intl.Collator('en', { numeric: true })
const byRoom = (a: Dwelling, b: Dwelling) => numbers.compare(a.room, b.room)

/** Where an arrow key leads from a room: to its neighbour, or to the nearest room of the next floor that has one. Null: nowhere. */
export function roomBeside({ floors }: Entrance, id: string, key: string): string | null {
  const row = floors.findIndex(({ rooms }) => rooms.some((room) => room.id === id))
  const rooms = floors[row]?.rooms ?? []
  const column = rooms.findIndex((room) => room.id === id)
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return rooms[column + (key === 'ArrowLeft' ? -1 : 1)]?.id ?? null
  if (key === 'Home') return rooms[0]?.id ?? null
  if (key === 'End') return rooms.at(-1)?.id ?? null
  const step = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (step === undefined) return null
  for (let next = row + step; floors[next] !== undefined; next += step) {
    const there = floors[next]?.rooms ?? []
    const room = there[Math.min(column, there.length - 1)]
    if (room !== undefined) return room.id
  }
  return null
}
