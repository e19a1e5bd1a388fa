import type { Loop } from '../testing/loop-world.ts'
import type { Person } from './case-model.ts'

/** Everybody of the loop as the database knows them. */
export async function readPeople(loop: Loop): Promise<Person[]> {
  const rows = await loop.db.any<{
    id: string
    username: string
    roles: string[]
    code: string
    kind: string
    areaCode: string | null
    isHandlingUnit: boolean
  }>(
    `select u.id, u.username, u.roles, o.code, o.kind, o.area_code, o.is_handling_unit
       from app_user u join organisation o on o.code = u.org_code order by u.username`,
  )
  return rows.map(({ id, username, roles, code, kind, areaCode, isHandlingUnit }) => ({
    ...{ id, name: username, roles, org: code, area: areaCode },
    unit: isHandlingUnit ? code : null,
    scope:
      kind === 'unit' || kind === 'city-body'
        ? 'unit'
        : kind === 'street' || kind === 'community'
          ? 'area'
          : 'district',
  }))
}

/** mulberry32: the same seed, the same way. */
export function dice(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
