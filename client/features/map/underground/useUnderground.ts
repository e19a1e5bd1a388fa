import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type BuriedThing,
  type SectionCut,
  undergroundEndpoints,
} from '../../../../server/contract/underground.ts'
import { request } from '../../../lib/api.ts'
import { useNamed } from '../../../lib/useNamed.ts'
import type { DigPlan } from '../../../lib/view-look.ts'
import type { LonLat } from '../../../scene/scene-port.ts'

const textOf = (places: readonly LonLat[]) => places.map(({ lon, lat }) => `${lon},${lat}`).join(' ')
const pairs = (places: readonly LonLat[]) => places.map(({ lon, lat }): [number, number] => [lon, lat])

/** What lies under a place. */
export const useUnder = ({ lon, lat }: LonLat, radius: number) =>
  useQuery({
    queryKey: ['underground', 'at', lon, lat, radius],
    queryFn: ({ signal }) => request(undergroundEndpoints.at, { query: { lon, lat, radius }, signal }),
    placeholderData: keepPreviousData,
  })

/** The pipes along a line. */
export const useSection = (places: readonly LonLat[]) =>
  useQuery({
    queryKey: ['underground', 'section', textOf(places)],
    queryFn: ({ signal }) =>
      request(undergroundEndpoints.section, {
        body: { line: { type: 'LineString', coordinates: pairs(places) } },
        signal,
      }),
  })

/** The pipes near a dig. */
export const useConflicts = (places: readonly LonLat[], dig: DigPlan) =>
  useQuery({
    queryKey: ['underground', 'conflicts', textOf(places), dig.depthM, dig.withinM],
    queryFn: ({ signal }) =>
      request(undergroundEndpoints.conflicts, {
        body: { polygon: { type: 'Polygon', coordinates: [pairs(places)] }, ...dig },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** Kind, depth and diameter in the reader's words. */
export function useBuriedTexts() {
  const { t, i18n } = useTranslation()
  const named = useNamed()
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  const metres = (value: number) => t('mapwork.m', { value: number(value, 2) })
  return {
    metres,
    kind: ({ className, classNameEn }: BuriedThing) => named(className, classNameEn),
    depth: ({ depthM }: BuriedThing) => (depthM === null ? t('underground.unknown') : metres(depthM)),
    /** The height of a pipe's axis above sea level. */
    level: ({ depthM, groundM }: SectionCut) =>
      depthM === null || groundM === null ? t('underground.unknown') : metres(groundM - depthM),
    diameter: ({ diameterMm }: BuriedThing) => (diameterMm === null ? '–' : `${number(diameterMm, 0)} mm`),
  }
}
