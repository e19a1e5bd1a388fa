import { useCallback, useState } from 'react'

export interface Fix {
  readonly lon: number
  readonly lat: number
  readonly accuracyM: number
}
type PlaceState =
  | { readonly state: 'unknown' }
  | { readonly state: 'locating' }
  | { readonly state: 'known'; readonly fix: Fix }
  | { readonly state: 'refused' }

const TIMEOUT_MS = 10_000

/** Where this device is, asked for on demand; a device that will not say blocks nothing. */
export function usePlace(): [PlaceState, () => void] {
  const [place, setPlace] = useState<PlaceState>({ state: 'unknown' })
  const locate = useCallback(() => {
    if (!('geolocation' in navigator)) return setPlace({ state: 'refused' })
    setPlace({ state: 'locating' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        setPlace({
          state: 'known',
          fix: { lon: coords.longitude, lat: coords.latitude, accuracyM: Math.round(coords.accuracy) },
        }),
      () => setPlace({ state: 'refused' }),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 5000 },
    )
  }, [])
  return [place, locate]
}
