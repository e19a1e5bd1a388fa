/** What took long to find rests this many times as long before it is looked for again. */
const RESTS = 50

interface Entry<T> {
  value: Promise<T>
  isLoading: boolean
  isKnown: boolean
  until: number
}

/**
 * Remembers what `load` answered, and answers that at once also when it is old: it is then looked for afresh behind the answer. Only who
 * asks first waits. For figures over whole tables, which no request should count.
 */
export function kept<Args extends readonly string[], T>(
  keepMs: number,
  load: (...args: Args) => Promise<T>,
  nowMs: () => number = () => performance.now(),
): (...args: Args) => Promise<T> {
  const entries = new Map<string, Entry<T>>()
  const start = (key: string, args: Args, before?: Entry<T>) => {
    const began = nowMs()
    const value = load(...args)
    const entry: Entry<T> = {
      value: before?.value ?? value,
      isLoading: true,
      isKnown: before !== undefined,
      until: 0,
    }
    entries.set(key, entry)
    value.then(
      () => Object.assign(entry, { value, isLoading: false, isKnown: true, until: nextAt(began) }),
      // What was known stays; where nothing was, the next one asks again.
      () => (before === undefined ? entries.delete(key) : Object.assign(entry, { isLoading: false })),
    )
    return entry
  }
  const nextAt = (began: number) => nowMs() + Math.max(keepMs, RESTS * (nowMs() - began))
  return (...args) => {
    const key = args.join('\n')
    const entry = entries.get(key)
    if (entry === undefined) {
      for (const [old, { isLoading, until }] of entries)
        if (!isLoading && until <= nowMs()) entries.delete(old)
      return start(key, args).value
    }
    if (entry.isLoading || entry.until > nowMs()) return entry.value
    return start(key, args, entry).value
  }
}
