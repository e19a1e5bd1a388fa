import { useCallback, useRef, useState } from 'react'
import { type RoutingPreview, routingEndpoints } from '../../../server/contract/routing.ts'
import { request } from '../../lib/api.ts'
import { joined } from './trial-parts.ts'

type Trial =
  | { state: 'idle' }
  | { state: 'running'; report: RoutingPreview | null }
  | { state: 'done'; report: RoutingPreview }
  | { state: 'failed'; error: unknown }

/** Tries a draft part by part, so that what is known so far is seen. */
export function useTrial(draftVersion: number, onDone: () => void) {
  const [trial, setTrial] = useState<Trial>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  const run = useCallback(
    async (days: number) => {
      running.current?.abort()
      const control = new AbortController()
      running.current = control
      const { signal } = control
      setTrial({ state: 'running', report: null })
      try {
        const report = await wholeTrial(draftVersion, days, signal, (soFar) =>
          setTrial({ state: 'running', report: soFar }),
        )
        setTrial({ state: 'done', report })
        onDone()
      } catch (error) {
        if (!signal.aborted) setTrial({ state: 'failed', error })
      }
    },
    [draftVersion, onDone],
  )
  const stop = useCallback(() => running.current?.abort(), [])
  return { trial, run, stop }
}

async function wholeTrial(
  draftVersion: number,
  days: number,
  signal: AbortSignal,
  onPart: (soFar: RoutingPreview) => void,
): Promise<RoutingPreview> {
  let report: RoutingPreview | null = null
  for (;;) {
    const cursor: { cursor?: string } = report?.nextCursor ? { cursor: report.nextCursor } : {}
    const part: RoutingPreview = await request(routingEndpoints.preview, {
      body: { draftVersion, days, ...cursor },
      signal,
    })
    report = report === null ? part : joined(report, part)
    if (report.nextCursor === null) return report
    onPart(report)
  }
}
