/** A corner of a drawn area: `[lon, lat]`, degrees. */
export type Corner = readonly [number, number]

/** Whether a place lies in a drawn area (even-odd); of its border the west and south belong to it. */
export function isInside(area: readonly Corner[], [x, y]: Corner): boolean {
  let inside = false
  for (const [[ax, ay], [bx, by]] of sidesOf(area))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  return inside
}

/** Whether two drawn areas share a place; such as only touch do not count as apart. */
export function meet(a: readonly Corner[], b: readonly Corner[]): boolean {
  const [first, second] = [a[0], b[0]]
  if (first === undefined || second === undefined) return false
  if (isInside(b, first) || isInside(a, second)) return true
  return sidesOf(a).some((side) => sidesOf(b).some((other) => cross(side, other)))
}

export type AreaFault = 'too-few-corners' | 'outside-world' | 'no-area' | 'crosses-itself'

/** Why nobody could say what lies in a drawn area, or null. */
export function areaFault(area: readonly Corner[]): AreaFault | null {
  if (area.length < 3) return 'too-few-corners'
  if (area.some(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))) return 'outside-world'
  const sides = sidesOf(area)
  // Next to each other sides share a corner; the last is next to the first.
  const crossed = sides.some((side, i) =>
    sides.some((other, j) => j > i + 1 && !(i === 0 && j === sides.length - 1) && cross(side, other)),
  )
  if (crossed) return 'crosses-itself'
  const twice = sides.reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)
  return Math.abs(twice) < 1e-12 ? 'no-area' : null
}

type Side = readonly [Corner, Corner]
const sidesOf = (area: readonly Corner[]): Side[] =>
  area.map((corner, i) => [corner, area[(i + 1) % area.length] ?? corner])

const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner) =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
const isBetween = ([ax, ay]: Corner, [bx, by]: Corner, [x, y]: Corner) =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)

function cross([a, b]: Side, [c, d]: Side): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb && abc * abd <= 0 && cda * cdb <= 0) return true
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  )
}
