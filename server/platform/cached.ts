/** Remembers what `load` answered for a while; calls that meet share one load, and a failure is not remembered. */
export function cached<Args extends readonly string[], T>(
  keepMs: number,
  load: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  const entries = new Map<string, { until: number; value: Promise<T> }>()
  return (...args) => {
    const key = args.join('\n')
    const now = performance.now()
    const entry = entries.get(key)
    if (entry !== undefined && entry.until > now) return entry.value
    for (const [old, { until }] of entries) if (until <= now) entries.delete(old)
    const value = load(...args)
    entries.set(key, { until: now + keepMs, value })
    value.catch(() => entries.delete(key))
    return value
  }
}
