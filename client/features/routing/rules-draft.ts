import type { RoutingDefinition, RoutingRule } from '../../../server/contract/routing.ts'

const HIGHEST = 9999

/** A rule in place of the one of its key, or at the end. */
export function withRule({ rules }: RoutingDefinition, rule: RoutingRule): RoutingDefinition {
  const at = rules.findIndex(({ key }) => key === rule.key)
  return { rules: at < 0 ? [...rules, rule] : rules.with(at, rule) }
}

export const withoutRule = ({ rules }: RoutingDefinition, key: string): RoutingDefinition => ({
  rules: rules.filter((rule) => rule.key !== key),
})

/** A copy goes before its original: two of one rank would contradict each other as soon as one is changed. */
export function copyOf(rule: RoutingRule, names: { name: string; nameEn: string }): RoutingRule {
  return {
    ...structuredClone(rule),
    ...names,
    key: crypto.randomUUID(),
    priority: Math.min(HIGHEST, rule.priority + 1),
  }
}

export const aNewRule = (): RoutingRule => ({
  key: crypto.randomUUID(),
  name: '',
  nameEn: '',
  priority: 600,
  enabled: true,
  when: {
    classes: [],
    majors: [],
    places: [],
    area: null,
    placeRule: null,
    owners: [],
    hours: null,
    weekdays: [],
    dates: null,
    working: null,
    sources: [],
    urgent: null,
  },
  target: { to: 'unit', units: [] },
})

export type Mark = 'new' | 'changed' | null

/** What a draft does to the rules in force. */
export function marksOf(draft: RoutingDefinition, inForce: RoutingDefinition) {
  const before = new Map(inForce.rules.map((rule) => [rule.key, JSON.stringify(rule)]))
  const kept = new Set(draft.rules.map(({ key }) => key))
  return {
    markOf: (rule: RoutingRule): Mark => {
      const old = before.get(rule.key)
      return old === undefined ? 'new' : old === JSON.stringify(rule) ? null : 'changed'
    },
    removed: inForce.rules.filter(({ key }) => !kept.has(key)).length,
  }
}

/** `103.8,36.06` a line; the line that is none, counted from 1, or the corners. */
export function cornersOf(text: string): { corners: [number, number][] } | { wrongLine: number } {
  const corners: [number, number][] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [lon, lat, ...rest] = line
      .split(/[,，\s]+/)
      .filter(Boolean)
      .map(Number)
    if (lon === undefined || lat === undefined || rest.length > 0 || Number.isNaN(lon + lat))
      return { wrongLine: i + 1 }
    corners.push([lon, lat])
  }
  return { corners }
}

export const textOf = (corners: readonly (readonly [number, number])[]) =>
  corners.map(([lon, lat]) => `${lon},${lat}`).join('\n')
