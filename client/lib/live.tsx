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

export function useLiveState(): LiveState {
  const stream = useContext(Live)
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => stream?.onState(setState), [stream])
  return state
}
