import type { CaseSegment } from '../../../server/contract/case-accounts.ts'

/** A stretch of a case's life as the table shows it. */
export interface SegmentLine extends CaseSegment {
  /** Whole seconds of its clock, rounded so that the lines add up to what their sum is rounded to. */
  readonly shownSeconds: number
}

/** The lines of the table: each shows whole seconds, and those counted add up to the charge in whole seconds. */
export function segmentLines(segments: readonly CaseSegment[]): SegmentLine[] {
  const sums = { counted: 0, other: 0 }
  return segments.map((segment) => {
    const of = segment.counted ? 'counted' : 'other'
    const before = Math.round(sums[of])
    sums[of] += segment.seconds
    return { ...segment, shownSeconds: Math.round(sums[of]) - before }
  })
}

/** Exactly: `12:05:09`, hours not wrapped into days. */
export function exactDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`
}
