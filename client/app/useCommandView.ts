import { useCallback, useMemo, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { CaseSummary } from '../../server/contract/case-shape.ts'
import { lightNow } from '../lib/light-now.ts'
import { useNow } from '../lib/useNow.ts'
import { type CommandView, decodeView, encodeView } from '../lib/view-url.ts'

/**
 * The view lives in the address; a change replaces it, so that "back" leaves the page rather than undoing a pan. Changes may come
 * faster than the page is drawn: each builds on the one before it, not on what was drawn last.
 */
export function useCommandView(): [CommandView, (change: Partial<CommandView>) => void] {
  const { search } = useLocation()
  const navigate = useNavigate()
  const view = useMemo(() => decodeView(search), [search])
  const latest = useRef(view)
  const change = useCallback(
    (part: Partial<CommandView>) => {
      latest.current = { ...latest.current, ...part }
      void navigate({ search: encodeView(latest.current) }, { replace: true })
    },
    [navigate],
  )
  return [view, change]
}

/** Open cases as pins; a light that changes by time alone is looked at every half minute. */
export function useMarks(open: readonly CaseSummary[] | undefined) {
  const now = useNow(30_000)
  return useMemo(
    () =>
      (open ?? []).map((one) => ({
        id: one.id,
        ...one.location,
        light: lightNow(one, now) ?? ('green' as const),
        urgent: one.urgent,
      })),
    [open, now],
  )
}
