import type { StreamHello } from '../../server/contract/stream.ts'

/** How far this machine's clock is behind the server's, in milliseconds. */
let behindMs = 0
const listeners = new Set<() => void>()

/** Each opening of the live line tells the server's time. */
export function setServerClock({ now }: StreamHello): void {
  behindMs = Date.parse(now) - Date.now()
  for (const listener of listeners) listener()
}

/** Called when the server's time became known; returns what ends it. */
export function onServerClock(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The server's present in epoch milliseconds: limits run by its clock, whatever that of a desk says. */
export const serverNow = (): number => Date.now() + behindMs
