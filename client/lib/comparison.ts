import { CITY_COLORS, type CityColors } from '../scene/scene-port.ts'

/** What the second pane shows beside the map; the map itself is told by its own controls. */
export interface Comparison {
  readonly mode: '3d' | '2d'
  readonly colors: CityColors
  readonly hasCases: boolean
  /** The instant of its cases, ISO in UTC; null: now. */
  readonly at: string | null
}

/** The city of now beside whatever the map shows. */
export const FIRST_COMPARISON: Comparison = { mode: '3d', colors: 'none', hasCases: true, at: null }

/** Colours that are known of any instant; who lives where is known of now alone. */
export const TIMELESS_COLORS: readonly CityColors[] = CITY_COLORS.filter((one) => one !== 'people')

export const encodeComparison = ({ mode, colors, hasCases, at }: Comparison): string =>
  [mode, colors, hasCases ? 'cases' : 'bare', ...(at === null ? [] : [at])].join('~')

/** Also by the two names that earlier addresses have. */
export function decodeComparison(
  text: string | null,
  instant: (text: string) => string | null,
): Comparison | null {
  if (text === null) return null
  if (text === 'plain') return FIRST_COMPARISON
  if (text === 'flat') return { ...FIRST_COMPARISON, mode: '2d' }
  const [mode, named, cases, when] = text.split('~')
  const colors = CITY_COLORS.find((one) => one === named)
  if ((mode !== '3d' && mode !== '2d') || colors === undefined || (cases !== 'cases' && cases !== 'bare'))
    return null
  const at = when === undefined ? null : instant(when)
  const isKept = at === null || TIMELESS_COLORS.includes(colors)
  return { mode, colors: isKept ? colors : 'none', hasCases: cases === 'cases', at }
}
