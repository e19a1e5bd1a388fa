import { STREAM_TOPICS, streamEndpoints } from '../../server/contract/stream.ts'
import { addressOf } from './api.ts'
import { setServerClock } from './server-clock.ts'

/** `resuming`: the line is cut and is being opened again from where it was; nothing is lost by that. */
export type LiveState = 'connecting' | 'live' | 'resuming'

export const LIVE_EVENTS = [...STREAM_TOPICS, 'reset'] as const
export type LiveEvent = (typeof LIVE_EVENTS)[number]

export interface LiveStream {
  /** Hears one kind of event; returns what ends it. */
  on(event: LiveEvent, listener: (data: unknown) => void): () => void
  onState(listener: (state: LiveState) => void): () => void
  close(): void
}

/** A browser that gives up (an answer other than 200) is started again by us, with what it last heard. */
const REOPEN_MS = 1500

/** The live events of my scope, from now on or from where the line was cut. */
export function openLiveStream(): LiveStream {
  const listeners = new Map<LiveEvent, Set<(data: unknown) => void>>()
  const stateListeners = new Set<(state: LiveState) => void>()
  let state: LiveState = 'connecting'
  let lastEventId: string | undefined
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const become = (next: LiveState) => {
    if (next === state) return
    state = next
    for (const listener of stateListeners) listener(state)
  }
  const hear = (event: LiveEvent) => (message: MessageEvent<string>) => {
    if (message.lastEventId) lastEventId = message.lastEventId
    const data: unknown = JSON.parse(message.data)
    for (const listener of listeners.get(event) ?? []) listener(data)
  }
  const open = () => {
    if (isClosed) return
    source = new EventSource(addressOf(streamEndpoints.stream, { query: { lastEventId } }))
    for (const event of LIVE_EVENTS) source.addEventListener(event, hear(event))
    source.addEventListener('hello', (message) => {
      lastEventId = (message as MessageEvent).lastEventId || lastEventId
      setServerClock(JSON.parse((message as MessageEvent<string>).data))
      become('live')
    })
    source.onerror = () => {
      become(lastEventId === undefined ? 'connecting' : 'resuming')
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(timer)
      timer = setTimeout(open, REOPEN_MS * (0.7 + Math.random() * 0.6))
    }
  }
  open()
  return {
    on(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => set.delete(listener)
    },
    onState(listener) {
      stateListeners.add(listener)
      listener(state)
      return () => stateListeners.delete(listener)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      source?.close()
    },
  }
}
