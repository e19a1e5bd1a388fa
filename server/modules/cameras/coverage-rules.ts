import type { Coverage } from '../../contract/geography.ts'

export interface CameraView {
  id: string
  name: string
  kind: 'fixed' | 'dome' | 'panoramic'
  distanceM: number
  inRange: boolean
  inView: boolean
  blockedBy: string | null
}

/** First those that see the point, the largest picture of it first; then those that do not, the nearest first. */
export function coverageOf(views: readonly CameraView[]): Coverage[] {
  // A panorama spreads the same pixels all round, so a thing looks as if it were farther away.
  const apparentM = (view: CameraView) => view.distanceM * (view.kind === 'panoramic' ? 2 : 1)
  return views
    .map((view) => ({ view, whyNot: whyNot(view) }))
    .sort(
      (a, b) =>
        Number(a.whyNot !== null) - Number(b.whyNot !== null) ||
        apparentM(a.view) - apparentM(b.view) ||
        a.view.id.localeCompare(b.view.id),
    )
    .map(({ view: { id, name, distanceM, blockedBy }, whyNot }) => ({
      ...{ id, name, blockedBy, whyNot },
      distanceM: Math.round(distanceM * 10) / 10,
      sees: whyNot === null,
    }))
}

function whyNot(view: CameraView): Coverage['whyNot'] {
  if (!view.inRange) return 'out-of-range'
  if (!view.inView) return 'outside-view'
  return view.blockedBy === null ? null : 'behind-building'
}
