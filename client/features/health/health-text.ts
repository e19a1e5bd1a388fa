const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `1.4 GB`: three figures at most, by 1024. */
export function bytesText(bytes: number, language: string): string {
  const step = Math.min(Math.max(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 1), UNITS.length)
  const unit = UNITS[step - 1] ?? 'terabyte'
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 }).format(
    bytes / 1024 ** step,
  )
}

const PARTS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** `3 minutes ago`, by the largest unit that fits. */
export function agoText(fromMs: number, nowMs: number, language: string): string {
  const seconds = Math.max(0, Math.round((nowMs - fromMs) / 1000))
  const [unit, size] = PARTS.find(([, each]) => seconds >= each) ?? (['second', 1] as const)
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit)
}
