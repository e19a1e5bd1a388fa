import { useSyncExternalStore } from 'react'

/** Whom this page may not ask: what it was loaded with names others. Loaded anew it may. */
let blocked: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function hear({ blockedURI }: SecurityPolicyViolationEvent): void {
  if (!URL.canParse(blockedURI)) return
  const { origin } = new URL(blockedURI)
  if (blocked.has(origin)) return
  blocked = new Set([...blocked, origin])
  for (const listener of listeners) listener()
}
globalThis.document?.addEventListener('securitypolicyviolation', hear)

/** The origins that this page was refused to ask so far. */
export const useBlockedOrigins = (): ReadonlySet<string> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => blocked,
  )

/** Whom a map service asks: one origin a subdomain. */
export function originsOf({ url, subdomains }: { url: string; subdomains: readonly string[] }): string[] {
  const addresses = (subdomains.length === 0 ? [''] : subdomains).map((name) => url.replaceAll('{s}', name))
  return [...new Set(addresses.flatMap((one) => (URL.canParse(one) ? [new URL(one).origin] : [])))]
}
