/** The district's time zone: every time on every screen is told by its clock, wherever the reader's machine stands. */
export const DISTRICT_ZONE = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: DISTRICT_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** By how many milliseconds the district's clock is ahead of UTC at an instant. */
function offsetAt(ms: number): number {
  const at = new Map(parts.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => at.get(name) ?? 0
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(ms / 1000) * 1000
}

/** A picker hands out the wall time it shows as an instant of the browser's zone: the instant at which the district's clock shows it. */
export function inDistrict(picked: Date): string {
  const shown = Date.UTC(
    picked.getFullYear(),
    picked.getMonth(),
    picked.getDate(),
    picked.getHours(),
    picked.getMinutes(),
  )
  const guess = shown - offsetAt(shown)
  return new Date(shown - offsetAt(guess)).toISOString()
}

/** The month of an instant by the district's clock, as a period of assessment: `2026-11`. */
export function districtMonth(at: string): string {
  const ms = Date.parse(at)
  return new Date(ms + offsetAt(ms)).toISOString().slice(0, 7)
}
