import type { LonLat } from '../../contract/common.ts'
import type { SectionCut, SectionGround } from '../../contract/underground.ts'
import type { BareCut, Leg } from './section-cuts.ts'

/** The heights of the ground at places, metres above the geoid; null where the city has no elevation model. Main hands it over. */
export type GroundAlong = (
  places: readonly LonLat[],
) => Promise<{ readonly vertical: string; readonly heightsM: readonly (number | null)[] } | null>

/** About so many heights are told of a line. */
const POSTS = 240
const LEAST_STEP_M = 0.5

interface Post extends LonLat {
  readonly atM: number
}

/** Places along the legs, as dense as a drawing shows them, with the corners among them. */
export function postsAlong(legs: readonly Leg[], lengthM: number): Post[] {
  const stepM = Math.max(LEAST_STEP_M, lengthM / POSTS)
  const ends = [...legs.slice(1).map(({ beginM }) => beginM), lengthM]
  const posts = legs.flatMap(({ from, to, beginM }, n) => {
    const legM = (ends[n] ?? lengthM) - beginM
    const parts = Math.max(1, Math.ceil(legM / stepM))
    return Array.from({ length: parts }, (_, k) => placeOn(from, to, k / parts, beginM + (legM * k) / parts))
  })
  const last = legs.at(-1)
  return last === undefined ? posts : [...posts, placeOn(last.from, last.to, 1, lengthM)]
}

const placeOn = (from: LonLat, to: LonLat, share: number, atM: number): Post => ({
  lon: from.lon + (to.lon - from.lon) * share,
  lat: from.lat + (to.lat - from.lat) * share,
  atM,
})

/** The ground along a section and above each of its cuts. */
export async function withGround(
  cuts: readonly BareCut[],
  { legs, lengthM }: { legs: readonly Leg[]; lengthM: number },
  groundAlong: GroundAlong,
): Promise<{ items: SectionCut[]; ground: SectionGround | null }> {
  const posts = postsAlong(legs, lengthM)
  const found = await groundAlong([...posts, ...cuts.map(({ location }) => location)])
  const heightAt = (n: number) => {
    const height = found?.heightsM[n] ?? null
    return height === null ? null : Math.round(height * 100) / 100
  }
  return {
    items: cuts.map((cut, n) => ({ ...cut, groundM: heightAt(posts.length + n) })),
    ground: found && {
      vertical: found.vertical as SectionGround['vertical'],
      line: posts.map(({ atM }, n) => ({ atM: Math.round(atM * 100) / 100, heightM: heightAt(n) })),
    },
  }
}
