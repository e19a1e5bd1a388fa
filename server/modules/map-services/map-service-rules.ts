import type { DeclaredMapService } from '../../contract/map-service.ts'

interface Fault {
  field: string
  code: string
  detail: string
}

/** Services of these houses are shifted (GCJ-02, BD-09) whatever one declares. */
const shiftedHosts =
  /(^|\.)(amap\.com|autonavi\.com|gaode\.com|gtimg\.com|map\.qq\.com|bdimg\.com|baidu\.com|google\.cn)\.?$/

const gcj02 =
  'Pictures in GCJ-02 (or BD-09) lie 100 to 700 m off, by an amount that changes from place to place: they cannot be laid right under the city. Ask for the service in CGCS2000 or WGS 84.'

/** What is wrong with a service, field by field. */
export function serviceFaults(service: DeclaredMapService): Fault[] {
  const faults: Fault[] = []
  const say = (field: string, code: string, detail: string) => faults.push({ field, code, detail })
  if (service.minZoom > service.maxZoom)
    say('maxZoom', 'zoom-order', 'The last level must not come before the first.')
  if (service.shift === 'gcj02') say('shift', 'shifted', gcj02)
  const { url, subdomains } = service
  const names = [...url.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '')
  for (const unknown of new Set(names.filter((name) => !['z', 'x', 'y', '-y', 's'].includes(name))))
    say('url', 'unknown-placeholder', `{${unknown}} is not understood: {z}, {x}, {y} or {-y}, and {s} are.`)
  if (/[{}]/.test(url.replaceAll(/\{[^{}]*\}/g, '')))
    say('url', 'unknown-placeholder', 'A brace has no partner: each placeholder is one word in a pair.')
  // What a browser would drop or write otherwise is not what the administrator sees in the field.
  if (/[\s\p{Cc}"<>\\]/u.test(url))
    say('url', 'no-address', 'The address must hold no space, line break, quotation mark or backslash.')
  if (url.includes('#')) say('url', 'no-address', 'What comes after # is never asked for.')
  if (!names.includes('z') || !names.includes('x') || names.includes('y') === names.includes('-y'))
    say('url', 'lacks-placeholder', 'The address must hold {z}, {x} and either {y} or {-y}.')
  if (names.includes('s') !== subdomains.length > 0)
    say('subdomains', 'subdomains', 'An address with {s} needs its subdomains, and no other has any.')
  for (const origin of originsIn(url, subdomains)) {
    const fault = originFault(origin)
    if (fault === null) continue
    say('url', ...fault)
    break
  }
  return faults
}

function originFault(url: URL | null): [code: string, detail: string] | null {
  if (url === null) return ['no-address', 'This is no web address.']
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return ['no-address', 'The address must begin with https:// or http://.']
  if (url.username !== '' || url.password !== '')
    return ['has-password', 'The address is given to every browser and must hold no name and password.']
  // What is put into the Content-Security-Policy must be one host, and end neither a directive nor the header.
  if (!/^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/i.test(url.hostname))
    return ['no-address', 'The host must be a plain name or number; {z}, {x} and {y} come after it.']
  if (shiftedHosts.test(url.hostname)) return ['shifted', gcj02]
  return null
}

/** The address for each subdomain, without its placeholders; null where it is none. */
function originsIn(url: string, subdomains: readonly string[]): (URL | null)[] {
  return (subdomains.length === 0 ? [''] : subdomains).map((name) => {
    const filled = url.replaceAll('{s}', name)
    return URL.canParse(filled) ? new URL(filled) : null
  })
}

/** Whom a browser must be allowed to ask for a service. */
export function originsOf({ url, subdomains }: { url: string; subdomains: readonly string[] }): string[] {
  return [...new Set(originsIn(url, subdomains).flatMap((found) => (found === null ? [] : [found.origin])))]
}
