import { useCallback, useEffect, useState } from 'react'
import { serverNow } from '../../../lib/server-clock.ts'
import { type Speed, stepMs } from './case-then.ts'
import { DAY_MS, dayOf, dayStart } from './day-span.ts'

const TICK_MS = 250

export interface Playing {
  /** The instant that is shown, epoch milliseconds; null: now. */
  readonly atMs: number | null
  readonly isPlaying: boolean
  readonly speed: Speed
  /** How far two readings of the past lie apart. */
  readonly step: number
  seek(ms: number | null): void
  play(isOn: boolean): void
  setSpeed(speed: Speed): void
}

/** Shows an instant of the past and plays its day on from there. The address holds where it stands, not each moment of the playing. */
export function usePlaying(at: string | null, onAt: (at: string | null) => void): Playing {
  const [moving, setMoving] = useState<number | null>(null)
  const [speed, setSpeed] = useState<Speed>(600)
  const kept = at === null ? null : Date.parse(at)
  const atMs = moving ?? kept
  const isPlaying = moving !== null
  const seek = useCallback(
    (ms: number | null) => {
      setMoving(null)
      onAt(ms === null ? null : new Date(Math.min(ms, serverNow())).toISOString())
    },
    [onAt],
  )
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(
      () => setMoving((now) => (now === null ? null : now + TICK_MS * speed)),
      TICK_MS,
    )
    return () => clearInterval(timer)
  }, [isPlaying, speed])
  // The day ends at its midnight, or now.
  const end = kept === null ? 0 : Math.min(dayStart(dayOf(kept)) + DAY_MS - 1, serverNow())
  useEffect(() => {
    if (moving !== null && moving >= end) seek(end)
  }, [moving, end, seek])
  const play = useCallback(
    (isOn: boolean) => {
      if (isOn) setMoving(kept)
      else seek(atMs)
    },
    [kept, atMs, seek],
  )
  return { atMs, isPlaying, speed, step: stepMs(speed), seek, play, setSpeed }
}
