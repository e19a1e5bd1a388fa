import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type LiveEvent, type LiveState, type LiveStream, openLiveStream } from './live-stream.ts'

const Live = createContext<LiveStream | null>(null)

/** One stream for everything below it, open as long as it is mounted. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [stream, setStream] = useState<LiveStream | null>(null)
  useEffect(() => {
    const opened = openLiveStream()
    setStream(opened)
    return () => opened.close()
  }, [])
  return <Live value={stream}>{children}</Live>
}

/** Calls `listener` for each live event of a kind. */
export function useLive<T>(event: LiveEvent, listener: (data: T) => void): void {
  const stream = useContext(Live)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => stream?.on(event, (data) => latest.current(data as T)), [stream, event])
}

/**
 * Calls `listener` with all live events of a kind that came since it was called last: at the next frame, and at most every `everyMs`. Two
 * hundred steps a second are then some redraws, not two hundred. A page behind others draws no frames: it is told by a timer.
 */
export function useLiveBatch<T>(
  event: LiveEvent,
  listener: (batch: readonly T[]) => void,
  everyMs = 0,
): void {
  const waiting = useRef<T[]>([])
  const toldMs = useRef(Number.NEGATIVE_INFINITY)
  const timer = useRef<{ frame: number; timeout: ReturnType<typeof setTimeout> } | null>(null)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useLive<T>(event, (data) => {
    waiting.current.push(data)
    if (timer.current !== null) return
    const flush = () => {
      cancelAnimationFrame(timer.current?.frame ?? 0)
      clearTimeout(timer.current?.timeout)
      timer.current = null
      toldMs.current = performance.now()
      const batch = waiting.current
      waiting.current = []
      latest.current(batch)
    }
    const waitMs = toldMs.current + everyMs - performance.now()
    timer.current = {
      frame: waitMs > 0 ? 0 : requestAnimationFrame(flush),
      timeout: setTimeout(flush, waitMs > 0 ? waitMs : BEHIND_MS),
    }
  })
  useEffect(
    () => () => {
      cancelAnimationFrame(timer.current?.frame ?? 0)
      clearTimeout(timer.current?.timeout)
      timer.current = null
    },
    [],
  )
}
const BEHIND_MS = 250

export function useLiveState(): LiveState {
  const stream = useContext(Live)
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => stream?.onState(setState), [stream])
  return state
}
