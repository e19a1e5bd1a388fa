import { useEffect, useState } from 'react'
import { onServerClock, serverNow } from './server-clock.ts'

/** The server's present, in epoch milliseconds, looked at again every `everyMs`. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const look = () => setNow(serverNow())
    const timer = setInterval(look, everyMs)
    const end = onServerClock(look)
    return () => {
      clearInterval(timer)
      end()
    }
  }, [everyMs])
  return now
}
