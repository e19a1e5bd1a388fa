import { control, type Map as LeafletMap } from 'leaflet'
import { type RefObject, useEffect } from 'react'
import { useDataRights } from '../lib/useDataRights.ts'

/** A flat map names whose data it shows, in its corner. */
export function useMapRights(shown: RefObject<{ readonly map: LeafletMap } | undefined>): void {
  const rights = useDataRights().join(' · ')
  useEffect(() => {
    const map = shown.current?.map
    if (map === undefined || rights === '') return
    const line = control.attribution({ prefix: false }).addAttribution(asText(rights)).addTo(map)
    return () => void line.remove()
  }, [shown, rights])
}

/** Leaflet takes markup there: what a file calls itself stays text. */
const asText = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
