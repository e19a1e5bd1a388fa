import { type QueueFilter, queueFilter } from '../../server/contract/shift.ts'

/** A filter as `light~red.urgent~1`; nothing for an empty one. */
export function encodeFilter(filter: QueueFilter): string {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}~${value === true ? '1' : value}`)
    .toSorted()
    .join('.')
}

/** Parts that are none, or say what cannot be, are left out. */
export function decodeFilter(text: string | null): QueueFilter {
  let filter: QueueFilter = {}
  for (const part of text?.split('.') ?? []) {
    const [name = '', value = ''] = part.split('~')
    const given = name === 'urgent' ? true : name === 'days' ? Number(value) : value
    const tried = queueFilter.safeParse({ ...filter, [name]: given })
    if (tried.success && value !== '') filter = tried.data
  }
  return filter
}
